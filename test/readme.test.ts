import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { prepareMind } from '../src/commands/prepare.ts';
import { readConfig } from '../src/config.ts';
import { envExample, SETTINGS } from '../src/settings/index.ts';
import { parseTranscripts, runTranscript } from './transcript.ts';

const README = readFileSync('README.md', 'utf8');

/** The fenced blocks of a language, e.g. `sh`. */
function blocks(language: string): readonly string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, body]) => body ?? '');
}

describe('the README', () => {
  it('shows a conversation that goes exactly so', async () => {
    const { mind } = prepareMind({ dataDir: path.join('node_modules', '.cache', 'desk'), serveProvisional: true });
    expect(blocks('transcript').length).toBeGreaterThan(0);
    for (const block of blocks('transcript')) {
      const [transcript] = parseTranscripts(`# README\n${block}`);
      if (transcript) expect(await runTranscript(transcript, mind)).toEqual([]);
    }
  });

  it('names only commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = blocks('sh').flatMap((block) =>
      [...block.matchAll(/npm (?:run (?:--silent )?)?([a-z:]+)/g)].map((m) => m[1] ?? ''),
    );
    const builtIn = ['ci'];
    expect(named.filter((name) => !builtIn.includes(name) && !(name in scripts))).toEqual([]);
    expect(named.length).toBeGreaterThan(3);
  });

  it('names only settings that there are, with values that they take', () => {
    const lines = blocks('env').flatMap((block) => block.trim().split('\n'));
    expect(lines.length).toBeGreaterThan(1);
    const settings = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
    expect(() => readConfig(settings)).not.toThrow();
    expect(Object.keys(settings).filter((name) => !SETTINGS.some((s) => s.name === name))).toEqual([]);
  });

  it('shows TypeScript that compiles', () => {
    for (const block of blocks('ts')) {
      // Beside the handlers, because that is where the example stands.
      const folder = mkdtempSync(path.join('handlers', 'readme-'));
      try {
        writeFileSync(path.join(folder, 'example.ts'), block.replaceAll('../src/', '../../src/'));
        writeFileSync(
          path.join(folder, 'tsconfig.json'),
          JSON.stringify({ extends: '../../tsconfig.json', include: ['example.ts'] }),
        );
        execFileSync(path.join('node_modules', '.bin', 'tsc'), ['-p', folder], { stdio: 'pipe' });
      } catch (error) {
        throw new Error(`the example does not compile:\n${String((error as { stdout?: Buffer }).stdout)}`);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  });

  it('links only to files that there are', () => {
    const links = [...README.matchAll(/\]\(([^)#:]+)\)/g)].map((m) => m[1] ?? '');
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});

describe('.env.example', () => {
  it('has every setting with its default and one line about it', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample());
  });

  it('can be used as it is, every line switched on', () => {
    const on = Object.fromEntries(SETTINGS.map(({ name, example }) => [name, example]));
    expect(() => readConfig(on)).not.toThrow();
    expect(readConfig(on)).toEqual(readConfig({}));
  });
});
