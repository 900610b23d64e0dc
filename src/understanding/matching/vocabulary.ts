import { COMPANIONS, type Features, NUMBER_WORD } from './features.ts';
import { HashIds } from './hash-ids.ts';

/** A text as seen by one vocabulary: feature ids, -1 for those never seen. */
export interface Encoded {
  readonly ids: Int32Array;
  readonly strengths: Float32Array;
  readonly ends: Features['ends'];
  /** Where in `ids` the word `0` stands, or -1. */
  readonly numberAt: number;
}

/** Every feature of all phrasings, by hash. */
export interface Vocabulary {
  readonly size: number;
  /** The hash of each id, in order of id. */
  readonly hashes: Uint32Array;
  /** The id of a hash, or -1. */
  idOf(hash: number): number;
  encode(features: Features): Encoded;
}

/**
 * Phrasings that a feature must be in to be one, by block. What occurs once is mostly a name, a slip or chance; only a
 * word may be all that a phrasing has. Losing them costs nothing that we could measure and halves the model.
 */
const FEWEST = [1, 2, 2, 3, 1, 3] as const;
/** Where phrasings are many: another quarter less, for 0.3 points of right answers and no wrong one more. */
const FEWEST_OF_MANY = [1, 3, 3, 4, 1, 3] as const;
const MANY = 20_000;
/** The least for companions, however few the phrasings are. */
export const FEWEST_MEETINGS = FEWEST[COMPANIONS]!;

/** The vocabulary of all these texts, ids in order of first appearance. */
export function buildVocabulary(texts: readonly Features[]): Vocabulary {
  const seen = new HashIds();
  const times: number[] = [];
  const fewest: number[] = [];
  const least = texts.length > MANY ? FEWEST_OF_MANY : FEWEST;
  for (const { hashes, ends } of texts) {
    let block = 0;
    for (let i = 0; i < hashes.length; i++) {
      while (i >= ends[block]!) block++;
      const id = seen.add(hashes[i]!);
      times[id] = (times[id] ?? 0) + 1;
      fewest[id] = least[block]!;
    }
  }
  return vocabularyOf(seen.hashes.filter((_, id) => times[id]! >= fewest[id]!));
}

/** The vocabulary with these hashes, id = position. */
export function vocabularyOf(hashes: Uint32Array): Vocabulary {
  const known = HashIds.of(hashes);
  return {
    size: hashes.length,
    hashes,
    idOf: (hash) => known.idOf(hash),
    encode({ hashes: own, strengths, ends }) {
      const ids = new Int32Array(own.length);
      for (let i = 0; i < own.length; i++) ids[i] = known.idOf(own[i]!);
      return { ids, strengths, ends, numberAt: own.subarray(0, ends[0]).indexOf(NUMBER_WORD) };
    },
  };
}
