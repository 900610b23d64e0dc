/** What is measured: anything that learns phrasings and ranks their labels for a text. */
import type { Phrasing } from '../../../src/understanding/matching/matcher.ts';

export type { Phrasing };

/** A label and how well it fits; the scale is the engine's own. */
export interface Scored {
  readonly label: string;
  readonly score: number;
}

/** What an engine makes of one text. */
export interface Reading {
  /** Best first; empty when nothing fits at all. */
  readonly ranked: readonly Scored[];
  /**
   * How much the engine believes that the text is about something it knows; compared within one engine only. Where
   * there is more than one way to tell, the one that tells best counts.
   */
  readonly confidences: readonly number[];
  /** Whether it would answer by its own threshold; absent where an engine has none. */
  readonly answers?: boolean;
}

export interface Trained {
  rank(text: string): Reading | Promise<Reading>;
}

export interface Engine {
  readonly name: string;
  /** How many test rows to try after learning so many phrasings, where trying all would take hours; 0 for none. */
  readonly mostRows?: (phrasings: number) => number;
  train(phrasings: readonly Phrasing[]): Trained | Promise<Trained>;
}

/**
 * Makes a ranking of labels out of found phrasings: the scores of each label's phrasings, added up.
 *
 * @param hits  a label and score for each phrasing found; the score grows with likeness
 * @param most  of each label only so many phrasings count, the best ones
 * @returns  with two confidences: the best label's sum, and its share of all sums
 */
export function sumByLabel(hits: readonly Scored[], most = Number.POSITIVE_INFINITY): Reading {
  const byLabel = new Map<string, { sum: number; count: number }>();
  for (const { label, score } of hits.toSorted((a, b) => b.score - a.score)) {
    const { sum, count } = byLabel.get(label) ?? { sum: 0, count: 0 };
    if (count < most) byLabel.set(label, { sum: sum + score, count: count + 1 });
  }
  const ranked = [...byLabel].map(([label, { sum }]) => ({ label, score: sum })).sort((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 0;
  const all = ranked.reduce((total, { score }) => total + score, 0);
  return { ranked, confidences: [best, all > 0 ? best / all : 0] };
}
