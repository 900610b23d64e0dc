import type { ConceptFinder } from './concepts.ts';
import type { Run } from './tokens.ts';

/**
 * The kinds of evidence in a text: its words, neighbouring words in order, character n-grams, and words that stand
 * anywhere in it together; behind them what it speaks of in any language, concepts and concepts that meet in it, where
 * there is a lexicon of them. Each is brought to unit length before its weight is applied.
 */
export const BLOCKS = ['words', 'neighbours', 'grams', 'companions', 'concepts', 'meetings'] as const;
export const COMPANIONS = BLOCKS.indexOf('companions');

/**
 * Everything countable in a text, by hash. Within a block every hash occurs once; `strengths` is 1 + ln(times seen).
 * The entries of block b lie from `ends[b - 1]` (0 for the first) to `ends[b]`.
 */
export interface Features {
  readonly hashes: Uint32Array;
  readonly strengths: Float32Array;
  readonly ends: readonly number[];
}

const WORD_SEED = 0x811c9dc5;
const NEIGHBOUR_SEED = 0x2f0b4c47;
const GRAM_SEED = 0x51ed270b;
const COMPANION_SEED = 0x6c8e9cf5;
const CONCEPT_SEED = 0x3ad8025f;
const MEETING_SEED = 0x1b873593;

/** Lengths of character n-grams; longer ones add nothing to whole words and companions. One character carries meaning only where a script writes words with one. */
const SPACED_GRAMS = [2, 4] as const;
const UNSPACED_GRAMS = [1, 4] as const;

/** Companions are told by their first letters, which rhyme across endings: "deliver" and "delivery". */
const STEM_LETTERS = 4;
/** Different stems paired in one text; the pairs of a long letter would drown the rest of it. */
const MOST_STEMS = 30;

/** Different concepts told of one text, for the same reason. */
const MOST_CONCEPTS = 20;
const noConcepts: ConceptFinder = () => [];

/** The hash of the word `0`, which every number folds to: never evidence that we know what a text is about. */
export const NUMBER_WORD = hashText(WORD_SEED, '0');

/** Everything that is evidence in a text; concepts only where they can be found. */
export function extractFeatures(runs: readonly Run[], conceptsIn: ConceptFinder = noConcepts): Features {
  const words: number[] = [];
  const neighbours: number[] = [];
  const grams: number[] = [];
  const stems = new Set<number>();
  let previous = '^';
  for (const run of runs) {
    for (const word of run.words) {
      words.push(wordHash(word));
      neighbours.push(neighbourHash(previous, word));
      if (stems.size < MOST_STEMS) stems.add(advance(COMPANION_SEED, word.slice(0, STEM_LETTERS)));
      previous = word;
    }
    if (run.hasLetters) addGrams(run, grams);
  }
  if (runs.length > 0) neighbours.push(neighbourHash(previous, '$'));
  const concepts = conceptsIn(runs).slice(0, MOST_CONCEPTS);
  return countBlocks([
    words,
    neighbours,
    grams,
    pairsOf([...stems]),
    concepts.map((concept) => mix(step(CONCEPT_SEED, concept))),
    pairsOf(concepts.map((concept) => step(MEETING_SEED, concept))),
  ]);
}

/** The hash under which a word is counted. */
export function wordHash(word: string): number {
  return hashText(WORD_SEED, word);
}

/** The hash under which two neighbouring words are counted; the ends of a text are `^` and `$`. */
export function neighbourHash(a: string, b: string): number {
  return finish(step(advance(NEIGHBOUR_SEED, a), 32), b);
}

function pairsOf(stems: readonly number[]): number[] {
  const pairs: number[] = [];
  stems.forEach((a, i) => {
    for (let j = i + 1; j < stems.length; j++) {
      const b = stems[j]!;
      pairs.push(mix(Math.imul(Math.min(a, b), 31) ^ Math.max(a, b)));
    }
  });
  return pairs;
}

function addGrams(run: Run, grams: number[]): void {
  const text = run.spaced ? `_${run.text}_` : run.text;
  const [shortest, longest] = run.spaced ? SPACED_GRAMS : UNSPACED_GRAMS;
  for (let start = 0; start < text.length; start++) {
    let hash = GRAM_SEED;
    const stop = Math.min(longest, text.length - start);
    for (let length = 1; length <= stop; length++) {
      hash = step(hash, text.charCodeAt(start + length - 1));
      if (length >= shortest) grams.push(mix(hash));
    }
  }
}

function countBlocks(blocks: readonly (readonly number[])[]): Features {
  const room = blocks.reduce((sum, block) => sum + block.length, 0);
  const hashes = new Uint32Array(room);
  const strengths = new Float32Array(room);
  const ends: number[] = [];
  let size = 0;
  blocks.forEach((block, b) => {
    const sorted = Uint32Array.from(block).sort();
    for (let i = 0; i < sorted.length; ) {
      let next = i + 1;
      while (next < sorted.length && sorted[next] === sorted[i]) next++;
      hashes[size] = sorted[i]!;
      strengths[size++] = 1 + Math.log(next - i);
      i = next;
    }
    ends[b] = size;
  });
  return { hashes: hashes.slice(0, size), strengths: strengths.slice(0, size), ends };
}

/** FNV-1a over UTF-16 units, then the finaliser of MurmurHash3. Source: Fowler, Noll, Vo 1991; Appleby 2011. */
function hashText(seed: number, text: string): number {
  return finish(seed, text);
}

function finish(hash: number, text: string): number {
  return mix(advance(hash, text));
}

function advance(hash: number, text: string): number {
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i));
  return hash;
}

function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function mix(hash: number): number {
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
