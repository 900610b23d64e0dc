/** `npm run knowledge:gaps`: what it prints, and with which exit code it ends. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gapsCommand } from '../../src/commands/gaps-command.ts';
import { type SmallBase, smallBase } from '../knowledge/small-base.ts';
import { run } from './written.ts';

let base: SmallBase;
let above: string;
beforeAll(() => {
  base = smallBase();
  above = mkdtempSync(path.join(tmpdir(), 'desk-gaps-command-'));
});
afterAll(() => {
  base.discard();
  rmSync(above, { recursive: true });
});

/** Runs the command on a file with these lines. */
function gaps(lines: readonly string[], ...more: string[]) {
  const file = path.join(above, 'asked.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return run(gapsCommand, ['--questions', file, '--knowledge', base.folder, ...more], { DATA_DIR: above });
}

const LINES = [
  '{"text":"moq"}',
  '{"text":"何时开门？我叫王小明","language":"zh"}',
  '',
  '{"text":"何时开门？"}',
  '{"text":"はい [e-mail]","language":"ja"}',
];

describe('knowledge:gaps', () => {
  it('prints how many questions are left, and each group with a proposal', async () => {
    const { code, out } = await gaps(LINES);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Of 4 questions in .*asked\.jsonl, 1 would be answered now; 3 are left, in \d groups\.\n\n1\. /,
    );
    expect(out).toContain('“何时开门？我叫[name]”');
    expect(out).not.toContain('王小明');
    expect(out).toMatch(/ {3}offered {4}nothing\n {3}proposal {3}a new entry: nobody answers this\n/);
  });

  it('writes one JSON object per group, and nothing else', async () => {
    const { out, err } = await gaps(LINES.slice(0, 2), '--json');
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toEqual([
      {
        language: 'zh',
        times: 1,
        customers: null,
        example: '何时开门？我叫[name]',
        others: [],
        offered: [],
        answeredByPerson: 0,
        proposal: { kind: 'entry', because: 'nobody answers this' },
      },
    ]);
    expect(err).toContain('1 would be answered now');
  });

  it('leaves out what was not asked so often', async () => {
    expect((await gaps(LINES, '--least', '4')).out.split('\n')).toHaveLength(2);
    expect(await gaps(LINES, '--least', 'few')).toMatchObject({
      code: 1,
      err: '"few" is no number of times; write --least 3\n',
    });
  });

  it('writes drafts to a new folder, and none into the base', async () => {
    const { code, err } = await gaps(LINES, '--draft', path.join(above, 'drafts'));
    expect([code, existsSync(path.join(above, 'drafts'))]).toEqual([0, true]);
    for (const name of readdirSync(path.join(above, 'drafts'))) expect(err).toContain(name);
    expect(await gaps(LINES, '--draft', path.join(base.folder, 'en'))).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('lies in the knowledge folder'),
    });
  });

  it('says which lines are no question', async () => {
    const { code, err } = await gaps([
      '{"text":"moq"}',
      '{"words":"moq"}',
      'moq',
      '{"text":"moq","language":"English"}',
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(
      /asked\.jsonl:2 "text" is missing.*\n.*asked\.jsonl:3 .*\n.*asked\.jsonl:4 "language" is no two small/,
    );
  });

  it('needs a database when no file is named', async () => {
    const nowhere = { DATABASE_URL: 'file:/nowhere/desk.db', DATA_DIR: above };
    await expect(run(gapsCommand, [], nowhere)).rejects.toThrow('there is no database /nowhere/desk.db yet');
  });

  it('explains itself', async () => {
    expect(await run(gapsCommand, ['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('--draft FOLDER'),
    });
  });
});
