/** `npm run knowledge:lint`: what it prints, and with which exit code it ends. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { lintCommand } from '../../src/commands/lint-command.ts';
import { SPANISH } from '../knowledge/lint/linted.ts';
import { entryText, type SmallBase, smallBase } from '../knowledge/small-base.ts';

let base: SmallBase | undefined;
afterEach(() => base?.discard());

/** Runs the command and collects what it writes. */
async function run(...args: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const written = { out: '', err: '' };
  const { stdout, stderr } = process;
  const [writeOut, writeErr] = [stdout.write, stderr.write];
  const into = (stream: keyof typeof written) => (text: string | Uint8Array) => {
    written[stream] += String(text);
    return true;
  };
  stdout.write = into('out');
  stderr.write = into('err');
  try {
    return { code: await lintCommand(args), ...written };
  } finally {
    Object.assign(stdout, { write: writeOut });
    Object.assign(stderr, { write: writeErr });
  }
}

const inBase = (files: Record<string, string>, ...args: string[]) => {
  base = smallBase(files);
  return run('--knowledge', base.folder, '--day', '2026-03-02', ...args);
};

const CLAIM = { 'en/entries/moq.md': entryText({}, 'Quality is guaranteed.\nIt costs $5.') };
const ONLY_WARNINGS = { 'en/entries/moq.md': entryText({}, 'Write to desk@oak.example.') };

describe('knowledge:lint', () => {
  it('writes a line per finding, by file and line, then a summary, and ends with 1 on errors', async () => {
    const { code, out } = await inBase(CLAIM, '--rule', 'prices', '--rule', 'claims');
    expect(code).toBe(1);
    expect(out).toBe(
      'knowledge/en/entries/moq.md:14 error claims: "guaranteed" is a claim (praise); it is advertising, and a promise that nobody can keep for every order; say only what a source says\n' +
        'knowledge/en/entries/moq.md:15 error prices: "$5" is a price or a discount; prices come from a person for each inquiry, never from the bot; take it out; a price that a public rule names (a fee) is left to its source\n' +
        '2 errors (claims 1, prices 1), 0 warnings\n',
    );
  });

  it('ends with 0 when there are only warnings', async () => {
    const { code, out } = await inBase(ONLY_WARNINGS, '--rule', 'contacts');
    expect([code, out.split('\n').at(-2)]).toEqual([0, '0 errors, 1 warning (contacts 1)']);
  });

  it('writes one JSON object per finding, and nothing else', async () => {
    const { out } = await inBase(CLAIM, '--rule', 'claims', '--json');
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toEqual([
      {
        path: 'knowledge/en/entries/moq.md',
        line: 14,
        severity: 'error',
        rule: 'claims',
        what: '"guaranteed" is a claim (praise)',
        why: expect.any(String),
        mend: 'say only what a source says',
      },
    ]);
  });

  it('says the same each time', async () => {
    const first = await inBase({ ...SPANISH, ...CLAIM });
    expect((await run('--knowledge', base!.folder, '--day', '2026-03-02')).out).toBe(first.out);
  });

  it('reports what loading refuses as loading does', async () => {
    await expect(inBase({ 'registry.yaml': 'x: [' })).rejects.toThrow('knowledge/registry.yaml:');
  });

  it.each([
    [['--rule', 'claim'], 'there is no rule "claim"; the rules are colliding-phrasings, '],
    [['--day', 'tomorrow'], '"tomorrow" is no day; write --day 2027-06-01'],
  ])('says what is wrong with %j', async (args, sentence) => {
    const { code, err } = await run(...args);
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it('has help with examples', async () => {
    expect((await run('--help')).out).toContain('npm run --silent knowledge:lint -- --day 2027-06-01');
  });

  it('finds no error in the base that we ship', async () => {
    const { code, out } = await run('--day', '2026-03-02', '--json');
    expect(out.split('\n').filter((line) => line.includes('"severity":"error"'))).toEqual([]);
    expect(code).toBe(0);
  }, 120_000);
});
