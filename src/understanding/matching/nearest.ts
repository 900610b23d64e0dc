import { largest } from './largest.ts';
import { softmax } from './linear.ts';
import type { Learner, Learnt, Scorer } from './scorer.ts';
import { likenessWithin, type TextIndex } from './text-index.ts';
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
  revive: (_nothing, learnt) => nearestScorer(learnt),
};

function nearestScorer({ index: texts, classes, size }: Learnt): Scorer {
  const index = middlesOf(texts, classes, size);
  const middle = new Float32Array(classes);

  return {
    arrays: [],
    probabilities(vector) {
      const logits = new Float32Array(classes).fill(OFF_LIST);
      const touched = touch(vector);
      for (const c of largest(touched, middle, SHORTLIST)) {
        let votes = 0;
        for (const likeness of likenessWithin(texts, vector, vector.ids.length, c)) {
          if (likeness > 0) votes += Math.expm1(NEAREST_WEIGHT * likeness);
        }
        logits[c] = Math.log1p(votes) + MIDDLE_WEIGHT * middle[c]!;
      }
      for (const c of touched) middle[c] = 0;
      softmax(logits);
      return logits;
    },
  };

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

/** The middle of each class: the sum of its texts, brought to unit length. */
function middlesOf(
  { starts: ofFeature, texts, steps, scales, classStarts }: TextIndex,
  classes: number,
  size: number,
): Index {
  const classOf = new Uint32Array(scales.length);
  for (let c = 0; c < classes; c++) classOf.fill(c, classStarts[c], classStarts[c + 1]);
  const starts = new Int32Array(size + 1);
  const members: number[] = [];
  const sums: number[] = [];
  const squares = new Float64Array(classes);
  for (let id = 0; id < size; id++) {
    // The texts of a feature come class by class.
    for (let at = ofFeature[id]!; at < ofFeature[id + 1]!; ) {
      const c = classOf[texts[at]!]!;
      let sum = 0;
      for (; at < ofFeature[id + 1]! && texts[at]! < classStarts[c + 1]!; at++) sum += steps[at]! * scales[texts[at]!]!;
      members.push(c);
      sums.push(sum);
      squares[c]! += sum * sum;
    }
    starts[id + 1] = members.length;
  }
  const values = Float32Array.from(sums, (sum, at) => sum / Math.sqrt(squares[members[at]!]!));
  return { starts, classes: Int32Array.from(members), values };
}
