/** The phrasings as a matcher keeps them in its file: read back as they lie there, so that a start need not read them again. */
import { type Concepts, conceptFinder } from './concepts.ts';
import { type Lesson, makeShelf, type Phrasing, type Shelf } from './library.ts';
import type { Numbers } from './model-file.ts';
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
export const LESSON_ARRAYS = 10;

export const lessonFacts = ({ phrasings, words, concepts }: Shelf, { weights }: Lesson): LessonFacts => ({
  phrasings,
  words,
  concepts,
  unseen: weights.unseen,
});

/** The arrays of a lesson for the model file, in a fixed order. */
export function lessonArrays({ vocabulary, counts, spellings }: Shelf, { weights, index }: Lesson): readonly Numbers[] {
  const { starts, texts, steps, scales, classStarts } = index;
  return [
    vocabulary.hashes,
    counts,
    spellings.hashes,
    spellings.words,
    weights.byId,
    starts,
    texts,
    steps,
    scales,
    classStarts,
  ];
}

/** @param arrays  as `lessonArrays` gave them; they are used, not copied */
export function lessonFrom(
  { phrasings, words, concepts, unseen }: LessonFacts,
  arrays: readonly Numbers[],
): { readonly shelf: Shelf; readonly lesson: Lesson } {
  const [hashes, counts, spelt, speltWords, byId, starts, texts, steps, scales, classStarts] = arrays as unknown as [
    Uint32Array,
    Int32Array,
    Uint32Array,
    Uint32Array,
    Float32Array,
    Uint32Array,
    Uint16Array | Uint32Array,
    Uint8Array,
    Float32Array,
    Uint32Array,
  ];
  const vocabulary = vocabularyOf(hashes);
  const shelf = makeShelf({
    phrasings,
    words,
    concepts,
    conceptsIn: conceptFinder(concepts),
    vocabulary,
    counts,
    spellings: { hashes: spelt, words: speltWords },
  });
  const lesson: Lesson = {
    weights: { byId, unseen },
    classes: shelf.topics.length,
    size: vocabulary.size,
    topicOfClass: shelf.topics.map((_, i) => i),
    index: { starts, texts, steps, scales, classStarts },
  };
  return { shelf, lesson };
}
