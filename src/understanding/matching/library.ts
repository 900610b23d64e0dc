import { type ConceptFinder, type Concepts, conceptFinder } from './concepts.ts';
import { extractFeatures, neighbourHash, wordHash } from './features.ts';
import type { Examples, Learnt } from './scorer.ts';
import { buildSpeller, indexSpellings, type Speller, type SpellingIndex, type WordCounts } from './speller.ts';
import { indexTexts } from './text-index.ts';
import { readRuns } from './tokens.ts';
import { vectorise } from './vector.ts';
import { buildVocabulary, type Encoded, type Vocabulary } from './vocabulary.ts';
import { type Weights, weigh } from './weights.ts';

/** One way a customer may ask about a topic. */
export interface Phrasing {
  readonly topic: string;
  readonly text: string;
}

/** What reading a message needs of the phrasings. */
export interface Shelf {
  /** Sorted by topic and text, each once, so that the order they came in changes nothing. */
  readonly phrasings: readonly Phrasing[];
  readonly topics: readonly string[];
  /** The lexicon that they are read with; empty when there is none. */
  readonly concepts: Concepts;
  readonly conceptsIn: ConceptFinder;
  readonly vocabulary: Vocabulary;
  /** Words the speller knows, sorted. */
  readonly words: readonly string[];
  /** Phrasings that have each feature, by id. */
  readonly counts: Int32Array;
  readonly spellings: SpellingIndex;
  readonly speller: Speller;
  /** Feature id of each of `words`. */
  readonly wordIds: Int32Array;
}

/** All that can be read off the phrasings without learning anything. */
export interface Library extends Shelf {
  /** Index into `topics`, by phrasing. */
  readonly labels: Int32Array;
  readonly encoded: readonly Encoded[];
}

/** What a reader knows of the phrasings that it learnt from; classes are numbered anew. */
export interface Lesson extends Learnt {
  readonly weights: Weights;
  /** Index into the library's topics, by class of this lesson. */
  readonly topicOfClass: readonly number[];
}

/** Some of the phrasings, as a learner sees them: only what occurs in them is known. */
export type NewLesson = Lesson & Examples;

export function buildLibrary(given: readonly Phrasing[], concepts: Concepts = {}): Library {
  const conceptsIn = conceptFinder(concepts);
  const phrasings = sortOnce(given);
  const spaced = new Set<string>();
  const features = phrasings.map(({ text }) => {
    const runs = readRuns(text);
    for (const run of runs) if (run.spaced && run.hasLetters) spaced.add(run.text);
    return extractFeatures(runs, conceptsIn);
  });
  const vocabulary = buildVocabulary(features);
  const encoded = features.map(vocabulary.encode);
  const counts = new Int32Array(vocabulary.size);
  for (const { ids } of encoded) for (const id of ids) if (id >= 0) counts[id]!++;
  const words = [...spaced].sort();
  const shelf = makeShelf({
    phrasings,
    concepts,
    conceptsIn,
    vocabulary,
    words,
    counts,
    spellings: indexSpellings(words),
  });
  const indexOf = new Map(shelf.topics.map((topic, i) => [topic, i]));
  return { ...shelf, encoded, labels: Int32Array.from(phrasings, (p) => indexOf.get(p.topic)!) };
}

/** A library without what only learning needs, which is most of its weight. */
export function shelfOf({ encoded: _, labels: __, ...shelf }: Library): Shelf {
  return shelf;
}

/** The rest of a shelf, from what cannot be worked out. */
export function makeShelf(parts: Omit<Shelf, 'topics' | 'speller' | 'wordIds'>): Shelf {
  const { phrasings, vocabulary, words, spellings } = parts;
  return {
    ...parts,
    topics: [...new Set(phrasings.map((p) => p.topic))],
    speller: buildSpeller(wordCounts(parts), spellings),
    wordIds: Int32Array.from(words, (word) => vocabulary.idOf(wordHash(word))),
  };
}

function wordCounts({ phrasings, vocabulary, words, counts }: Parameters<typeof makeShelf>[0]): WordCounts {
  const countOf = (hash: number): number => counts[vocabulary.idOf(hash)] ?? 0;
  return {
    words,
    texts: phrasings.length,
    count: (word) => (word === '^' || word === '$' ? phrasings.length : countOf(wordHash(word))),
    countBeside: (word, next) => countOf(neighbourHash(word, next)),
  };
}

/** The lesson made of the phrasings with these indices, ascending; by default of all. */
export function lessonOf(library: Library, kept: readonly number[] = [...library.phrasings.keys()]): NewLesson {
  const { encoded, labels, vocabulary } = library;
  const texts = kept.map((i) => encoded[i]!);
  const topicOfClass = [...new Set(kept.map((i) => labels[i]!))].sort((a, b) => a - b);
  const classOf = new Map(topicOfClass.map((topic, i) => [topic, i]));
  const classes = topicOfClass.length;
  const classOfText = Int32Array.from(kept, (i) => classOf.get(labels[i]!)!);
  const weights = weigh(vocabulary.size, texts, classOfText, classes);
  const vectors = texts.map((text) => vectorise(text, weights));
  const index = indexTexts(vectors, classOfText, classes, vocabulary.size);
  return { weights, vectors, index, labels: classOfText, classes, size: vocabulary.size, topicOfClass };
}

function sortOnce(given: readonly Phrasing[]): Phrasing[] {
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return given
    .map(({ topic, text }) => ({ topic, text }))
    .sort((a, b) => order(a.topic, b.topic) || order(a.text, b.text))
    .filter((p, i, all) => p.topic !== all[i - 1]?.topic || p.text !== all[i - 1]?.text);
}
