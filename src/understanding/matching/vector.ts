import { BLOCKS, COMPANIONS } from './features.ts';
import type { Encoded } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/**
 * How much each kind of evidence counts. The first four were measured by ten phrasings per topic on three
 * public sets, those of concepts by a tenth of our own phrasings, left out.
 */
const BLOCK_WEIGHTS = { words: 0.8, neighbours: 0.5, grams: 1.4, companions: 1, concepts: 1, meetings: 0.7 } as const;
const GRAMS = BLOCKS.indexOf('grams');

/** Features with their values. */
export interface Sparse {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** A text as numbers: unit length, known features only. */
export interface Vector extends Sparse {
  /** How many of the features are words and letters; concepts stand behind them. */
  readonly textEnd: number;
  /** What words and letters have of the square of the length: above 0 to 1, and 1 where there are no concepts. */
  readonly textShare: number;
  /** Share of the words, and of the character n-grams, ever seen, by weight; 0 to 1. */
  readonly coverage: number;
  readonly characterCoverage: number;
  /** Length of the vector that is left when what is not known is left out, as a share; 0 to 1. */
  readonly knownShare: number;
}

/** The unit vector of a text, and how much of it is known to these weights. */
export function vectorise({ ids, strengths, ends, numberAt }: Encoded, { byId, unseen }: Weights): Vector {
  const keptIds = new Int32Array(ids.length);
  const values = new Float32Array(ids.length);
  const shares: number[] = [];
  let kept = 0;
  let norm = 0;
  let wholeNorm = 0;
  let knownShare = 0;
  let textEnd = 0;
  let textNorm = 0;
  BLOCKS.forEach((block, b) => {
    const first = kept;
    let known = 0;
    let all = 0;
    let length = 0;
    let lost = 0;
    for (let i = b === 0 ? 0 : ends[b - 1]!; i < ends[b]!; i++) {
      const id = ids[i]!;
      const weight = id < 0 ? 0 : byId[id]!;
      if (i !== numberAt) all += weight > 0 ? weight : unseen;
      if (weight === 0) {
        lost += (strengths[i]! * unseen) ** 2;
        continue;
      }
      if (i !== numberAt) known += weight;
      const value = strengths[i]! * weight;
      keptIds[kept] = id;
      values[kept++] = value;
      length += value * value;
    }
    const scale = length > 0 ? BLOCK_WEIGHTS[block] / Math.sqrt(length) : 0;
    for (let i = first; i < kept; i++) values[i]! *= scale;
    const square = BLOCK_WEIGHTS[block] ** 2;
    if (length > 0) norm += square;
    // Companions are left out: most pairs of known words are new, also in texts that we know well. So are concepts, of
    // which there are none that nobody has heard of.
    if (length + lost > 0 && b < COMPANIONS) {
      wholeNorm += square;
      knownShare += square * Math.sqrt(length / (length + lost));
    }
    if (b <= COMPANIONS) [textEnd, textNorm] = [kept, norm];
    shares.push(all > 0 ? known / all : 0);
  });
  const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
  for (let i = 0; i < kept; i++) values[i]! *= scale;
  return {
    ids: keptIds.slice(0, kept),
    values: values.slice(0, kept),
    textEnd,
    textShare: textNorm > 0 ? textNorm / norm : 1,
    coverage: shares[0]!,
    characterCoverage: shares[GRAMS]!,
    knownShare: wholeNorm > 0 ? knownShare / wholeNorm : 0,
  };
}
