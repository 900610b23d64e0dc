/** Labelled texts by feature: how alike a message is to each of them, without reading those that share nothing with it. */
import { firstAtLeast } from '../ascending.ts';
import type { Sparse } from './vector.ts';

/** Plain arrays, as they lie in the model file. */
export interface TextIndex {
  /** Where the entries of each feature begin, then where the last ones end. */
  readonly starts: Uint32Array;
  /** The texts that have a feature, ascending. */
  readonly texts: Uint16Array | Uint32Array;
  /** How much of it they have, in steps of their own. */
  readonly steps: Uint8Array;
  /** The size of a step, by text. */
  readonly scales: Float32Array;
  /** The first text of each class, then the number of texts. */
  readonly classStarts: Uint32Array;
}

/** The largest value of a text is so many steps: the sum of dozens of values is right to a thousandth. */
const LARGEST_STEP = 255;
/** Texts that two bytes can number. */
const MOST_IN_TWO_BYTES = 2 ** 16;

/**
 * @param labels  class of each text, ascending
 * @param size    how many features there are
 */
export function indexTexts(
  vectors: readonly Sparse[],
  labels: ArrayLike<number>,
  classes: number,
  size: number,
): TextIndex {
  const starts = new Uint32Array(size + 1);
  for (const { ids } of vectors) for (let i = 0; i < ids.length; i++) starts[ids[i]! + 1]!++;
  for (let id = 0; id < size; id++) starts[id + 1]! += starts[id]!;
  const next = starts.slice(0, size);
  const texts = new (vectors.length <= MOST_IN_TWO_BYTES ? Uint16Array : Uint32Array)(starts[size]!);
  const steps = new Uint8Array(starts[size]!);
  const scales = new Float32Array(vectors.length);
  const classStarts = new Uint32Array(classes + 1);
  vectors.forEach(({ ids, values }, text) => {
    let largest = 0;
    for (let i = 0; i < values.length; i++) if (values[i]! > largest) largest = values[i]!;
    scales[text] = largest / LARGEST_STEP;
    for (let i = 0; i < ids.length; i++) {
      const at = next[ids[i]!]!++;
      texts[at] = text;
      steps[at] = Math.round((values[i]! / largest) * LARGEST_STEP);
    }
    classStarts[labels[text]! + 1]!++;
  });
  for (let c = 0; c < classes; c++) classStarts[c + 1]! += classStarts[c]!;
  return { starts, texts, steps, scales, classStarts };
}

/**
 * How alike each text of a class is to a vector: the cosine of unit vectors, 0 to 1.
 *
 * @param count  only the first so many features of the vector are compared
 * @returns      by text, from the first of the class
 */
export function likenessWithin(
  { starts, texts, steps, scales, classStarts }: TextIndex,
  { ids, values }: Sparse,
  count: number,
  ofClass: number,
): Float32Array {
  const [from, to] = [classStarts[ofClass]!, classStarts[ofClass + 1]!];
  const sums = new Float32Array(to - from);
  for (let i = 0; i < count; i++) {
    const end = starts[ids[i]! + 1]!;
    for (let at = firstAtLeast(texts, from, starts[ids[i]!]!, end); at < end && texts[at]! < to; at++) {
      sums[texts[at]! - from]! += values[i]! * steps[at]!;
    }
  }
  for (let i = 0; i < sums.length; i++) sums[i]! *= scales[from + i]!;
  return sums;
}
