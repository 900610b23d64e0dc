import { firstAtLeast } from '../ascending.ts';
import { wordHash } from './features.ts';
import { slipCost } from './slips.ts';

/** A single letter could be anything. */
const SHORTEST = 2;
/** From this length on two slips are forgiven; below it, one. */
const TWO_SLIPS_FROM = 3;
/** Longer words are names of molecules or noise; their pairs of deletes would fill the index. */
const LONGEST = 24;
/**
 * Letters that the index is made of: two words within two slips are so in their beginnings, too. A third of it is saved.
 * Source: Garbe 2017, "SymSpell vs. BK-tree", on the length of the prefix.
 */
const INDEXED_LETTERS = 7;
/** The dearest slips that are still forgiven, by how many. */
const DEAREST = [0, 1.2, 2.4] as const;

/** How the three reasons to choose a word are weighed: how it is typed, how common it is, what stands beside it. */
const SLIP_WEIGHT = 3;
const COMMON_WEIGHT = 0.7;
/** How probable one certain new word is against a mistyped one, as a logarithm; the length of the word did not matter. */
const NEW_WORD = -5.8;
/** Two words of one text stand side by side about once in three times. */
const BESIDE = 1 / 3;

/** Word numbers are packed beside a 32-bit hash in one float64, whose integers are exact up to 53 bits. */
const PACK = 2 ** 21;

/** What is left of each word when a letter or two is deleted, by hash; `words` says of which word. */
export interface SpellingIndex {
  /** Ascending. */
  readonly hashes: Uint32Array;
  /** Indices into the known words, as long as `hashes`. */
  readonly words: Uint32Array;
}

/** What a speller must know of the phrasings; counts are of phrasings, and the ends of a text are `^` and `$`. */
export interface WordCounts {
  /** Known words, folded. */
  readonly words: readonly string[];
  readonly texts: number;
  count(word: string): number;
  countBeside(word: string, next: string): number;
}

export interface Speller {
  /**
   * The known word most probably meant by one that is not known.
   *
   * @param before, after  the words beside it, `^` and `$` at the ends
   * @param isKnown        whether the word with this index may be chosen
   * @returns              undefined when no known word is near enough
   */
  correct(word: string, before: string, after: string, isKnown: (index: number) => boolean): string | undefined;
}

/**
 * Finds mistyped words by what is left of them when a letter or two is deleted from both sides of the comparison, and
 * chooses among them by how easily one slips from it to what was typed and by the words beside it.
 *
 * Source: Garbe 2012, "1000x faster spelling correction" (SymSpell); Kernighan, Church and Gale 1990, "A spelling
 * correction program based on a noisy channel model".
 */
export function buildSpeller(known: WordCounts, index: SpellingIndex): Speller {
  const { words } = known;
  // As many words of the next text are new as words were seen once. Source: Good 1953, after Turing.
  const counts = words.map(known.count);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const newness = Math.log((counts.filter((count) => count === 1).length + 1) / (all + 1));

  return {
    correct(word, before, after, isKnown) {
      if (word.length < SHORTEST || word.length > LONGEST) return undefined;
      const slips = word.length < TWO_SLIPS_FROM ? 1 : 2;
      let best: string | undefined;
      let bestScore = newness + NEW_WORD;
      for (const candidate of candidates(word, slips)) {
        if (!isKnown(candidate)) continue;
        const meant = words[candidate]!;
        const cost = slipCost(word, meant, DEAREST[slips]);
        if (cost === Infinity) continue;
        const score =
          COMMON_WEIGHT * Math.log(known.count(meant) / known.texts) -
          SLIP_WEIGHT * cost +
          attraction(before, meant) +
          attraction(meant, after);
        if (score > bestScore) [best, bestScore] = [meant, score];
      }
      return best;
    },
  };

  function candidates(word: string, slips: number): number[] {
    const found = new Set<number>();
    for (const rest of deletes(word, slips)) {
      const hash = wordHash(rest);
      for (let at = firstAtLeast(index.hashes, hash); index.hashes[at] === hash; at++) found.add(index.words[at]!);
    }
    return [...found].sort((a, b) => a - b);
  }

  /** How much oftener two words stand side by side than chance would have it, as a logarithm. */
  function attraction(word: string, next: string): number {
    const expected = (known.count(word) * known.count(next) * BESIDE) / known.texts;
    return Math.log((known.countBeside(word, next) + 0.5) / (expected + 0.5));
  }
}

/** Takes half a second for 29,000 words, which is why the model file holds it. */
export function indexSpellings(words: readonly string[]): SpellingIndex {
  const entries: number[] = [];
  words.forEach((word, index) => {
    if (word.length < SHORTEST || word.length > LONGEST || index >= PACK) return;
    for (const rest of deletes(word, word.length < TWO_SLIPS_FROM ? 1 : 2)) entries.push(wordHash(rest) * PACK + index);
  });
  const sorted = Float64Array.from(entries).sort();
  return {
    hashes: Uint32Array.from(sorted, (entry) => Math.floor(entry / PACK)),
    words: Uint32Array.from(sorted, (entry) => entry % PACK),
  };
}

/** What is left of the beginning of a word when up to `depth` letters are deleted. */
function deletes(word: string, depth: number): Set<string> {
  const beginning = word.slice(0, INDEXED_LETTERS);
  const found = new Set([beginning]);
  let layer = [beginning];
  for (let round = 0; round < depth; round++) {
    const next: string[] = [];
    for (const rest of layer) {
      for (let i = 0; i < rest.length && rest.length > 1; i++) {
        const shorter = rest.slice(0, i) + rest.slice(i + 1);
        if (found.has(shorter)) continue;
        found.add(shorter);
        next.push(shorter);
      }
    }
    layer = next;
  }
  return found;
}
