import { COMPANIONS } from './features.ts';
import { type Encoded, FEWEST_MEETINGS } from './vocabulary.ts';

/** Rare features count more, but not in proportion: the rarest are accidents. */
const RARITY_POWER = 0.7;
/** How much more a feature counts that keeps to one class, against one spread evenly over all. */
const FOCUS = 2;
/** Texts a feature must occur in before its focus is half believed. */
const FOCUS_DOUBT = 2;

/** What each feature weighs for one set of labelled texts. */
export interface Weights {
  /** By feature id; 0 where the set does not know the feature. */
  readonly byId: Float32Array;
  /** What a feature that no text has would weigh. */
  readonly unseen: number;
}

/**
 * Weighs features by how rare they are and how well they keep to one class:
 * ln(1 + (N + 1) / (n + 0.5))^0.7 x (1 + 2 n / (n + 2) x (1 - entropy over classes / the most it could be)).
 *
 * @param size    the size of the vocabulary the texts were encoded with
 * @param labels  class of each text, ascending
 * Source: idf by Sparck Jones 1972; entropy weighting by Dumais 1991, here over classes in place of documents.
 */
export function weigh(size: number, texts: readonly Encoded[], labels: ArrayLike<number>, classes: number): Weights {
  const count = new Int32Array(size);
  const companion = new Uint8Array(size);
  // Sum of n ln n over the classes, as texts come class by class: `inClass` counts the class `lastClass`.
  const sum = new Float64Array(size);
  const inClass = new Int32Array(size);
  const lastClass = new Int32Array(size).fill(-1);
  texts.forEach(({ ids, ends }, t) => {
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]!;
      if (id < 0) continue;
      if (lastClass[id] !== labels[t]) {
        sum[id]! += nLogN(inClass[id]!);
        inClass[id] = 0;
        lastClass[id] = labels[t]!;
      }
      inClass[id]!++;
      count[id]!++;
      if (i >= ends[COMPANIONS - 1]! && i < ends[COMPANIONS]!) companion[id] = 1;
    }
  });
  const rarity = (n: number): number => Math.log(1 + (texts.length + 1) / (n + 0.5)) ** RARITY_POWER;
  const byId = new Float32Array(size);
  for (let id = 0; id < size; id++) {
    const n = count[id]!;
    if (n < (companion[id] ? FEWEST_MEETINGS : 1)) continue;
    const most = Math.log(Math.min(n, classes));
    const entropy = Math.log(n) - (sum[id]! + nLogN(inClass[id]!)) / n;
    const focus = most > 0 ? 1 - entropy / most : 0.5;
    byId[id] = rarity(n) * (1 + (FOCUS * n * focus) / (n + FOCUS_DOUBT));
  }
  return { byId, unseen: rarity(0) };
}

function nLogN(n: number): number {
  return n > 1 ? n * Math.log(n) : 0;
}
