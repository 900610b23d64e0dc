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

/** Two words that met once met by chance, and there are very many such pairs. */
export const FEWEST_MEETINGS = 2;

/** The vocabulary of all these texts, ids in order of first appearance; companions must occur in two of them. */
export function buildVocabulary(texts: readonly Features[]): Vocabulary {
  const seen = new Set<number>();
  const metOnce = new Set<number>();
  for (const { hashes, ends } of texts) {
    hashes.forEach((hash, i) => {
      if (i < ends[COMPANIONS - 1]! || metOnce.has(hash)) seen.add(hash);
      else metOnce.add(hash);
    });
  }
  return vocabularyOf(Uint32Array.from(seen));
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
