/** Labelled sets as files, and seeded parts of them. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Labelled } from '../../../src/understanding/matching/measure.ts';
import { randomStream } from '../../../src/understanding/matching/random.ts';
import { BenchError } from './bench-error.ts';
import type { Phrasing } from './engine.ts';

export type { Labelled };

/**
 * Reads `<name>.jsonl` of the folder: a line each of `{"text", "label"}`, label null being out of scope.
 *
 * @throws BenchError when the folder or file is missing or a line is not of that form
 */
export function readRows(folder: string, name: string): Labelled[] {
  if (!existsSync(folder))
    throw new BenchError(`${folder} is no folder; give the folder of the public sets with --data`);
  const file = path.join(folder, `${name}.jsonl`);
  if (!existsSync(file)) {
    throw new BenchError(`${file} is missing; put the set there, or leave it out with --only`);
  }
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line, i) => parseRow(line, `${file}:${i + 1}`));
}

function parseRow(line: string, where: string): Labelled {
  let row: Partial<Labelled> | null;
  try {
    row = JSON.parse(line);
  } catch (error) {
    throw new BenchError(`${where} is not JSON; write {"text": "…", "label": "…"} on one line`, { cause: error });
  }
  const { text, label } = row ?? {};
  if (typeof text !== 'string' || (label !== null && typeof label !== 'string')) {
    throw new BenchError(`${where} has no "text" or no "label"; write {"text": "…", "label": "…"}`);
  }
  return { text, label };
}

/** The rows in scope, as an engine learns them. */
export function phrasingsOf(rows: readonly Labelled[]): Phrasing[] {
  return rows.flatMap(({ text, label }) => (label === null ? [] : [{ topic: label, text }]));
}

/** The list in an order that only the seed decides. */
export function shuffled<Item>(list: readonly Item[], seed: number): Item[] {
  const random = randomStream(seed);
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** So many phrasings of each topic, drawn with the seed; all of a topic that has fewer. */
export function someOfEach(phrasings: readonly Phrasing[], count: number, seed: number): Phrasing[] {
  const taken = new Map<string, number>();
  return shuffled(phrasings, seed).filter(({ topic }) => {
    const before = taken.get(topic) ?? 0;
    taken.set(topic, before + 1);
    return before < count;
  });
}

/** At most so many rows, drawn with the seed; a third of them out of scope where there are such rows. */
export function sampleOf(rows: readonly Labelled[], most: number, seed: number): Labelled[] {
  if (rows.length <= most) return [...rows];
  const [inside, outside] = [rows.filter(({ label }) => label !== null), rows.filter(({ label }) => label === null)];
  const fromOutside = Math.min(outside.length, Math.floor(most / 3));
  return [...shuffled(inside, seed).slice(0, most - fromOutside), ...shuffled(outside, seed + 1).slice(0, fromOutside)];
}
