/** The phrasings as a matcher keeps them in its file: read back as they lie there, so that a start need not read them again. */
import { type Lesson, makeShelf, type Phrasing, type Shelf } from './library.ts';
import type { Sparse } from './vector.ts';
import { vocabularyOf } from './vocabulary.ts';

/** What goes into the facts of the file. */
export interface LessonFacts {
  readonly phrasings: readonly Phrasing[];
  readonly words: readonly string[];
  /** Weight of a feature that no phrasing has. */
  readonly unseen: number;
}

/** How many arrays `lessonArrays` gives. */
export const LESSON_ARRAYS = 6;

export const lessonFacts = ({ phrasings, words }: Shelf, { weights }: Lesson): LessonFacts => ({
  phrasings,
  words,
  unseen: weights.unseen,
});

/** The arrays of a lesson for the model file, in a fixed order; whole numbers keep their bits. */
export function lessonArrays({ vocabulary, counts }: Shelf, { weights, vectors }: Lesson): readonly Float32Array[] {
  const lengths = Int32Array.from(vectors, ({ ids }) => ids.length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const ids = new Int32Array(total);
  const values = new Float32Array(total);
  let at = 0;
  for (const vector of vectors) {
    ids.set(vector.ids, at);
    values.set(vector.values, at);
    at += vector.ids.length;
  }
  return [asFloats(vocabulary.hashes), asFloats(counts), weights.byId, asFloats(lengths), asFloats(ids), values];
}

/** @param arrays  as `lessonArrays` gave them; they are used, not copied */
export function lessonFrom(
  { phrasings, words, unseen }: LessonFacts,
  arrays: readonly Float32Array[],
): { readonly shelf: Shelf; readonly lesson: Lesson } {
  const [hashes, counts, byId, lengths, ids, values] = arrays as Float32Array[] & { length: typeof LESSON_ARRAYS };
  const vocabulary = vocabularyOf(new Uint32Array(hashes!.buffer, hashes!.byteOffset, hashes!.length));
  const shelf = makeShelf({ phrasings, words, vocabulary, counts: asIntegers(counts!) });
  const topicOf = new Map(shelf.topics.map((topic, i) => [topic, i]));
  const labels = Int32Array.from(phrasings, ({ topic }) => topicOf.get(topic)!);
  const byClass: number[][] = shelf.topics.map(() => []);
  labels.forEach((label, i) => {
    byClass[label]!.push(i);
  });
  const allIds = asIntegers(ids!);
  let at = 0;
  const vectors = Array.from(asIntegers(lengths!), (length): Sparse => {
    const from = at;
    at += length;
    return { ids: allIds.subarray(from, at), values: values!.subarray(from, at) };
  });
  const lesson: Lesson = {
    weights: { byId: byId!, unseen },
    vectors,
    labels,
    classes: shelf.topics.length,
    size: vocabulary.size,
    topicOfClass: shelf.topics.map((_, i) => i),
    byClass,
  };
  return { shelf, lesson };
}

function asFloats(list: Int32Array | Uint32Array): Float32Array {
  return new Float32Array(list.buffer, list.byteOffset, list.length);
}

function asIntegers(list: Float32Array): Int32Array {
  return new Int32Array(list.buffer, list.byteOffset, list.length);
}
