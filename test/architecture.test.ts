import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface Cruise {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly unknown[] }[];
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

/** All imports of the house, as dependency-cruiser sees them. */
function cruise(): Cruise {
  const args = [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--output-type',
    'json',
    'src',
    'handlers',
  ];
  try {
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }));
  } catch (error) {
    // With violations it exits with their number and still prints everything.
    return JSON.parse(String((error as { stdout: string }).stdout));
  }
}

const PAGES = path.join('src', 'console', 'web');

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}

describe('the house', () => {
  const { modules, summary } = cruise();

  it('has imports that only run downhill', () => {
    expect(summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([]);
  });

  it('is really looked at: every source file is a module, and they import each other', () => {
    const files = sources('src')
      .concat(sources('handlers'))
      .filter((file) => !file.startsWith(PAGES));
    const seen = modules.filter((module) => /^(src|handlers)\/.*\.tsx?$/.test(module.source));
    expect(seen.length).toBe(files.length);
    expect(seen.length).toBeGreaterThan(100);
    const imports = seen.reduce((sum, module) => sum + module.dependencies.length, 0);
    expect(imports).toBeGreaterThan(seen.length);
  });

  it('sends pages to browsers that carry none of its own code, only the shapes of what they talk about', () => {
    const uphill = sources(PAGES).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^import (type )?[^;]*? from '(\.[^']+)'/gms)]
        .filter(([, type, to]) => !type && !path.join(path.dirname(file), to ?? '').startsWith(PAGES))
        .map(([statement]) => `${file}: ${statement}`),
    );
    expect(uphill).toEqual([]);
  });
});
