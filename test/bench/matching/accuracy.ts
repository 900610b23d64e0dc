/** How often an engine is right on labelled rows, and whether it knows what it does not know. */
import { auroc } from '../../../src/understanding/matching/measure.ts';
import type { Reading, Trained } from './engine.ts';
import type { Labelled } from './rows.ts';

/** Shares, 0 to 1; null where there is nothing to take a share of. */
export interface Accuracy {
  /** Of the rows in scope: the right label is first, answered or not. */
  readonly top1: number | null;
  /** The right label is among the first three. */
  readonly top3: number | null;
  /** The right label is first, and the engine answers by its own threshold. */
  readonly rightAndAnswered: number | null;
  /** Of the rows out of scope: not answered. */
  readonly outOfScopeRecall: number | null;
  /** The chance that a row in scope gets more confidence than one out of scope. */
  readonly auroc: number | null;
}

/** Asks for every row. */
export async function accuracyOn(trained: Trained, rows: readonly Labelled[]): Promise<Accuracy> {
  const read: { label: string | null; reading: Reading }[] = [];
  for (const { text, label } of rows) read.push({ label, reading: await trained.rank(text) });
  const inside = read.filter(({ label }) => label !== null);
  const outside = read.filter(({ label }) => label === null);
  const hasThreshold = read.some(({ reading }) => reading.answers !== undefined);
  const isAmong = (first: number) => (row: (typeof read)[number]) =>
    row.reading.ranked.slice(0, first).some(({ label }) => label === row.label);
  return {
    top1: share(inside, isAmong(1)),
    top3: share(inside, isAmong(3)),
    rightAndAnswered: hasThreshold ? share(inside, (row) => isAmong(1)(row) && row.reading.answers === true) : null,
    outOfScopeRecall: hasThreshold ? share(outside, ({ reading }) => reading.answers !== true) : null,
    auroc: bestAuroc(
      inside.map(({ reading }) => reading.confidences),
      outside.map(({ reading }) => reading.confidences),
    ),
  };
}

function share<Item>(list: readonly Item[], holds: (item: Item) => boolean): number | null {
  return list.length === 0 ? null : list.filter(holds).length / list.length;
}

function bestAuroc(inside: readonly (readonly number[])[], outside: readonly (readonly number[])[]): number | null {
  const areas = (inside[0] ?? []).map((_, way) =>
    auroc(
      inside.map((confidences) => confidences[way]!),
      outside.map((confidences) => confidences[way]!),
    ),
  );
  return areas.reduce((best, area) => (best !== null && area !== null && best >= area ? best : area), null);
}
