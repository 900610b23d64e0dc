import { largest } from './largest.ts';
import { softmax } from './linear.ts';
import type { Examples, Learner, Scorer } from './scorer.ts';
import type { Sparse } from './vector.ts';

/** Entries of the index that one text may touch: its rarest features come first, and these decide. */
const MOST_TOUCHED = 30_000;
/** Classes that are looked at closely. */
const SHORTLIST = 15;
/** How much likeness to a phrasing says, and to all phrasings of a class together. */
const NEAREST_WEIGHT = 14;
const MIDDLE_WEIGHT = 10;
/** Logit of a class off the shortlist, below all that are on it. */
const OFF_LIST = -1;

/** For each feature, the classes whose phrasings have it, and its value in the middle of them. */
interface Index {
  readonly starts: Int32Array;
  readonly classes: Int32Array;
  readonly values: Float32Array;
}

/**
 * Looks up the classes that share rare features with a text, and compares it with their phrasings. It learns nothing,
 * and so serves where a classifier would take too long to train and too much memory.
 *
 * Source: nearest neighbours (Cover and Hart 1967) and nearest centroids (Rocchio 1971), added in logits.
 */
export const nearest: Learner = {
  train: (examples) => nearestScorer(examples),
  revive: (_nothing, examples) => nearestScorer(examples),
};

function nearestScorer({ vectors, labels, classes, size }: Examples): Scorer {
  const byClass: number[][] = Array.from({ length: classes }, () => []);
  for (let i = 0; i < vectors.length; i++) byClass[labels[i]!]!.push(i);
  const index = buildIndex(vectors, byClass, size);
  const middle = new Float32Array(classes);
  const dense = new Float32Array(size);

  return {
    arrays: [],
    probabilities(vector) {
      const logits = new Float32Array(classes).fill(OFF_LIST);
      const touched = touch(vector);
      for (let i = 0; i < vector.ids.length; i++) dense[vector.ids[i]!] = vector.values[i]!;
      for (const c of largest(touched, middle, SHORTLIST)) {
        let votes = 0;
        for (const phrasing of byClass[c]!) votes += Math.expm1(NEAREST_WEIGHT * likeness(vectors[phrasing]!));
        logits[c] = Math.log1p(votes) + MIDDLE_WEIGHT * middle[c]!;
      }
      for (const id of vector.ids) dense[id] = 0;
      for (const c of touched) middle[c] = 0;
      softmax(logits);
      return logits;
    },
  };

  function likeness({ ids, values }: Sparse): number {
    let sum = 0;
    for (let i = 0; i < ids.length; i++) sum += values[i]! * dense[ids[i]!]!;
    return sum;
  }

  /** The classes that share features with the text; `middle` holds how alike their middles are to it. */
  function touch({ ids, values }: Sparse): number[] {
    const { starts } = index;
    const rarestFirst = Array.from(ids, (id, i) => ({ id, i, count: starts[id + 1]! - starts[id]! }));
    rarestFirst.sort((a, b) => a.count - b.count || a.id - b.id);
    const touched: number[] = [];
    let left = MOST_TOUCHED;
    for (const { id, i, count } of rarestFirst) {
      left -= count;
      if (left < 0 && touched.length > 0) break;
      for (let at = starts[id]!; at < starts[id + 1]!; at++) {
        const c = index.classes[at]!;
        if (middle[c] === 0) touched.push(c);
        middle[c]! += values[i]! * index.values[at]!;
      }
    }
    return touched;
  }
}

function buildIndex(vectors: readonly Sparse[], byClass: readonly (readonly number[])[], size: number): Index {
  const middles = byClass.map((members) => middleOf(members.map((i) => vectors[i]!)));
  const starts = new Int32Array(size + 1);
  for (const middle of middles) for (const id of middle.keys()) starts[id + 1]!++;
  for (let id = 0; id < size; id++) starts[id + 1]! += starts[id]!;
  const next = starts.slice(0, size);
  const classes = new Int32Array(starts[size]!);
  const values = new Float32Array(starts[size]!);
  middles.forEach((middle, c) => {
    for (const [id, value] of middle) {
      classes[next[id]!] = c;
      values[next[id]!++] = value;
    }
  });
  return { starts, classes, values };
}

/** The sum of vectors, brought to unit length. */
function middleOf(vectors: readonly Sparse[]): Map<number, number> {
  const sum = new Map<number, number>();
  for (const { ids, values } of vectors) {
    for (let i = 0; i < ids.length; i++) sum.set(ids[i]!, (sum.get(ids[i]!) ?? 0) + values[i]!);
  }
  let square = 0;
  for (const value of sum.values()) square += value * value;
  const length = Math.sqrt(square);
  for (const [id, value] of sum) sum.set(id, value / length);
  return sum;
}
