/** The phrasings as a matcher keeps them in its file: read back as they lie there, so that a start need not read them again. */
import { type Concepts, conceptFinder } from './concepts.ts';
import { type Lesson, makeShelf, type Phrasing, type Shelf } from './library.ts';
import type { Sparse } from './vector.ts';
import { vocabularyOf } from './vocabulary.ts';

/** What goes into the facts of the file. */
export interface LessonFacts {
  readonly phrasings: readonly Phrasing[];
  readonly words: readonly string[];
  readonly concepts: Concepts;
  /** Weight of a feature that no phrasing has. */
  readonly unseen: number;
}

/** How many arrays `lessonArrays` gives. */
export const LESSON_ARRAYS = 8;

export const lessonFacts = ({ phrasings, words, concepts }: Shelf, { weights }: Lesson): LessonFacts => ({
  phrasings,
  words,
  concepts,
  unseen: weights.unseen,
});

/** The arrays of a lesson for the model file, in a fixed order; whole numbers keep their bits. */
export function lessonArrays(
  { vocabulary, counts, spellings }: Shelf,
  { weights, vectors }: Lesson,
): readonly Float32Array[] {
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
  const wholes = [vocabulary.hashes, counts, spellings.hashes, spellings.words, lengths, ids].map(asFloats);
  return [...wholes, weights.byId, values];
}

/** @param arrays  as `lessonArrays` gave them; they are used, not copied */
export function lessonFrom(
  { phrasings, words, concepts, unseen }: LessonFacts,
  arrays: readonly Float32Array[],
): { readonly shelf: Shelf; readonly lesson: Lesson } {
  const wholes = arrays.slice(0, LESSON_ARRAYS - 2).map(asIntegers);
  const [hashes, counts, spelt, speltWords, lengths, ids] = wholes as Int32Array[] & { length: 6 };
  const [byId, values] = arrays.slice(LESSON_ARRAYS - 2) as Float32Array[] & { length: 2 };
  const vocabulary = vocabularyOf(unsigned(hashes!));
  const spellings = { hashes: unsigned(spelt!), words: unsigned(speltWords!) };
  const shelf = makeShelf({
    phrasings,
    words,
    concepts,
    conceptsIn: conceptFinder(concepts),
    vocabulary,
    counts: counts!,
    spellings,
  });
  const topicOf = new Map(shelf.topics.map((topic, i) => [topic, i]));
  const labels = Int32Array.from(phrasings, ({ topic }) => topicOf.get(topic)!);
  const byClass: number[][] = shelf.topics.map(() => []);
  labels.forEach((label, i) => {
    byClass[label]!.push(i);
  });
  const starts = new Int32Array(lengths!.length + 1);
  lengths!.forEach((length, i) => {
    starts[i + 1] = starts[i]! + length;
  });
  const lesson: Lesson = {
    weights: { byId: byId!, unseen },
    // A view for each vector weighs as much as the vector: only who learns again wants them.
    get vectors() {
      return Array.from(lengths!, (_, i): Sparse => {
        const [from, to] = [starts[i]!, starts[i + 1]!];
        return { ids: ids!.subarray(from, to), values: values!.subarray(from, to) };
      });
    },
    likeness(index, dense) {
      let dot = 0;
      for (let at = starts[index]!; at < starts[index + 1]!; at++) dot += values![at]! * dense[ids![at]!]!;
      return dot;
    },
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

function unsigned(list: Int32Array): Uint32Array {
  return new Uint32Array(list.buffer, list.byteOffset, list.length);
}

function asIntegers(list: Float32Array): Int32Array {
  return new Int32Array(list.buffer, list.byteOffset, list.length);
}
