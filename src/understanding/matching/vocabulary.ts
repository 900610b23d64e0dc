import { COMPANIONS, type Features, NUMBER_WORD } from './features.ts';

/** A text as seen by one vocabulary: feature ids, -1 for those never seen. */
export interface Encoded {
  readonly ids: Int32Array;
  readonly strengths: Float32Array;
  readonly ends: Features['ends'];
  /** Where in `ids` the word `0` stands, or -1. */
  readonly numberAt: number;
}

/** Every feature of all phrasings, by hash: an open-addressing table, four times smaller and faster than a Map. */
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
  const times = new Map<number, number>();
  const fewest = new Map<number, number>();
  const least = texts.length > MANY ? FEWEST_OF_MANY : FEWEST;
  for (const { hashes, ends } of texts) {
    let block = 0;
    for (let i = 0; i < hashes.length; i++) {
      while (i >= ends[block]!) block++;
      const hash = hashes[i]!;
      times.set(hash, (times.get(hash) ?? 0) + 1);
      fewest.set(hash, least[block]!);
    }
  }
  return vocabularyOf(
    Uint32Array.from(
      [...times].filter(([hash, n]) => n >= fewest.get(hash)!),
      ([hash]) => hash,
    ),
  );
}

/** The vocabulary with these hashes, id = position. */
export function vocabularyOf(hashes: Uint32Array): Vocabulary {
  // At most half full, so that a search ends after a step or two.
  const mask = 2 ** Math.ceil(Math.log2(hashes.length + 1) + 1) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  hashes.forEach((hash, id) => {
    let slot = hash & mask;
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = id;
  });
  const idOf = (hash: number): number => {
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = slots[slot]!;
      if (id === -1 || hashes[id] === hash) return id;
    }
  };
  return {
    size: hashes.length,
    hashes,
    idOf,
    encode({ hashes: own, strengths, ends }) {
      const ids = Int32Array.from(own, idOf);
      return { ids, strengths, ends, numberAt: own.subarray(0, ends[0]).indexOf(NUMBER_WORD) };
    },
  };
}
