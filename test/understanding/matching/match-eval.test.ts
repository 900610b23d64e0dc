import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { matchEval } from '../../../src/commands/match-eval.ts';
import { auroc } from '../../../src/understanding/matching/measure.ts';
import { FURNITURE } from './furniture.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'match-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, rows: readonly unknown[]): string {
  const where = path.join(folder, name);
  writeFileSync(where, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return where;
}

async function run(...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await matchEval(args, { stdout: (line) => out.push(line), stderr: (line) => err.push(line) });
  return { code, out, err };
}

const labelled = FURNITURE.map(({ topic, text }) => ({ text, label: topic }));
const train = file('train.jsonl', [...labelled, ...labelled.slice(0, 20), { text: 'who won the match', label: null }]);
const test = file('test.jsonl', [
  { text: 'are you open on monday', label: 'hours' },
  { text: 'delivry to bilbao', label: 'delivery' },
  { text: 'is it heavy', label: 'weight' },
  { text: 'translate this poem into latin', label: null },
  { text: '', label: null },
]);

/** So few that the model is learnt at once, where what it knows does not matter. */
const few = file('few.jsonl', labelled.slice(0, 20));
const predictions = path.join(folder, 'predictions.jsonl');

describe('match:eval', () => {
  let measured: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    measured = await run('--train', train, '--test', test, '--json', '--predictions', predictions);
  });

  it('prints one line of JSON with every figure', () => {
    const { code, out } = measured;
    expect(code).toBe(0);
    expect(out.length).toBe(1);
    const report = JSON.parse(out[0]!);
    expect(Object.keys(report)).toEqual([
      'train',
      'inScope',
      'outOfScope',
      'top1',
      'top3',
      'precision',
      'falseRejections',
      'oosRecall',
      'auroc',
      'trainMs',
      'queryP50Us',
      'queryP99Us',
    ]);
    expect(report).toMatchObject({ train: 140, inScope: 3, outOfScope: 2, top1: 2 / 3, oosRecall: 1 });
    expect(report.auroc).toBeGreaterThan(0.5);
  });

  it('prints a table for people', async () => {
    const { code, out } = await run('--train', few, '--test', test);
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(/right topic first\s+\d+\.\d %/);
  });

  it('writes a prediction for every row, in order', () => {
    const lines = readFileSync(predictions, 'utf8').trim().split('\n');
    const rows = lines.map((line) => JSON.parse(line));
    expect(rows.length).toBe(5);
    expect(rows[0]).toMatchObject({
      decision: 'answer',
      top: expect.arrayContaining([{ id: 'hours', score: expect.any(Number) }]),
    });
    expect(rows[4]).toEqual({ top: [], confidence: 0, decision: 'none' });
  });

  it('gives null where there is nothing to take a share of', async () => {
    const only = file('only.jsonl', [{ text: 'good morning', label: null }]);
    const { out } = await run('--train', few, '--test', only, '--json');
    expect(JSON.parse(out[0]!)).toMatchObject({
      inScope: 0,
      top1: null,
      precision: null,
      falseRejections: null,
      auroc: null,
    });
  });

  it('says what is wrong, where, and what to do', async () => {
    const broken = file('broken.jsonl', [{ text: 'a b', label: 'c' }, 'oops']);
    const noText = file('no-text.jsonl', [{ label: 'c' }]);
    const noLabel = file('no-label.jsonl', [{ text: 'c' }]);
    const empty = file('empty.jsonl', []);
    const nothing = file('nothing.jsonl', [{ text: 'x', label: null }]);
    const cases: [string[], RegExp][] = [
      [[], /--train and --test/],
      [['--train', train, '--test', path.join(folder, 'absent.jsonl')], /absent\.jsonl cannot be read/],
      [['--train', broken, '--test', test], /broken\.jsonl:2 is not JSON; write/],
      [['--train', noText, '--test', test], /no-text\.jsonl:1 has no "text"/],
      [['--train', train, '--test', noLabel], /no-label\.jsonl:1 has no "label"/],
      [['--train', nothing, '--test', test], /nothing\.jsonl has no row with a label/],
      [['--train', train, '--test', empty], /empty\.jsonl has no row/],
      [['--trian', train], /--trian.*--help/],
    ];
    for (const [args, message] of cases) {
      const { code, out, err } = await run(...args);
      expect([args, code, out, err.length]).toEqual([args, 1, [], 1]);
      expect(err[0]).toMatch(message);
    }
  });

  it('helps with examples', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(/npm run --silent match:eval -- --train/);
  });

  it('counts a tie as half when it says how well confidence tells rows apart', () => {
    expect(auroc([0.9, 0.5], [0.5, 0.1])).toBe(0.875);
    expect(auroc([1], [])).toBeNull();
  });
});
