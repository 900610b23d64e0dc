/** Which language a short text is in, by the words and letters that our own phrasings of each language are made of. */
import { plainWords } from '../core/words.ts';

/** The languages whose phrasings a text may well be like, the likeliest first; one alone is certain. */
export type FamiliarWords = (text: string) => readonly string[];

/** A phrasing, and the language it is in. */
export interface Spoken {
  readonly language: string;
  readonly text: string;
}

/** How often each language has used something. */
export interface Uses {
  /** The row of each word, or of each three letters, in `counts`. */
  readonly rows: ReadonlyMap<string, number>;
  /** Rows of as many counts as there are languages. */
  readonly counts: Uint16Array;
  /** Sums of the rows. */
  readonly totals: Float64Array;
}

/** What all phrasings together say of the languages that are written in Latin letters: plain data, kept with the base. */
export interface LanguageUses {
  readonly languages: readonly string[];
  readonly words: Uses;
  readonly letters: Uses;
}

/** Only languages that share a script can be taken for one another; for the others the script decides. */
const LATIN = /^\p{Script=Latin}+$/u;
/** What a language does not have is taken for something that it has used this often. */
const UNSEEN = 0.2;
/** Three letters say less than a word, and neighbouring ones say the same twice. */
const LETTERS_WEIGHT = 0.35;
/** How many times more probable the best language is than one that is out of the question. */
const LEAST_ODDS = Math.log(12);
/** What a count can be; a word that is used more often is no more typical. */
const MOST_COUNTED = 65_535;

/**
 * Counts the words, and the letters in threes, of each language that is written in Latin letters.
 *
 * Source: naive Bayes, as in Manning, Raghavan and Schütze 2008, section 13.2, all languages being alike probable.
 */
export function countUses(phrasings: readonly Spoken[]): LanguageUses {
  const texts = phrasings.map(({ language, text }) => ({ language, words: plainWords(text).split(' ') }));
  const languages = [...new Set(phrasings.map(({ language }) => language))].filter((language) =>
    isMostlyLatin(texts.filter((one) => one.language === language).flatMap(({ words }) => words)),
  );
  const counted = texts.flatMap(({ language, words }) => {
    const at = languages.indexOf(language);
    return at < 0 ? [] : [{ at, words: words.filter((word) => LATIN.test(word)) }];
  });
  return {
    languages,
    words: usesOf(counted, languages.length, (word) => [word]),
    letters: usesOf(counted, languages.length, threes),
  };
}

/** Logarithms of the counts that most words have; taking one takes longer than all the rest. */
const LOGS = Float64Array.from({ length: 1024 }, (_, count) => Math.log(count + UNSEEN));
const logOf = (count: number): number => LOGS[count] ?? Math.log(count + UNSEEN);

/** Tells languages apart by what each has used. */
export function familiarWords({ languages, words, letters }: LanguageUses): FamiliarWords {
  const odds = new Float64Array(languages.length);
  const sizes = new Map([words, letters].map(({ totals }) => [totals, totals.map((total) => Math.log(total + 1))]));
  const add = ({ rows, counts, totals }: Uses, what: string, weight: number) => {
    const row = rows.get(what);
    if (row === undefined) return;
    const size = sizes.get(totals)!;
    for (let at = 0; at < odds.length; at++) odds[at]! += weight * (logOf(counts[row * odds.length + at]!) - size[at]!);
  };
  return (text) => {
    odds.fill(0);
    for (const word of plainWords(text).split(' ')) {
      if (!LATIN.test(word)) continue;
      add(words, word, 1);
      for (const three of threes(word)) add(letters, three, LETTERS_WEIGHT);
    }
    const best = Math.max(...odds);
    return languages
      .map((language, at) => ({ language, behind: best - odds[at]! }))
      .filter(({ behind }) => behind < LEAST_ODDS)
      .sort((a, b) => a.behind - b.behind)
      .map(({ language }) => language);
  };
}

function usesOf(
  texts: readonly { readonly at: number; readonly words: readonly string[] }[],
  languages: number,
  partsOf: (word: string) => readonly string[],
): Uses {
  const rows = new Map<string, number>();
  const counts: number[] = [];
  const totals = new Float64Array(languages);
  for (const { at, words } of texts) {
    for (const part of words.flatMap(partsOf)) {
      const row = rows.get(part) ?? rows.size;
      if (row === rows.size) {
        rows.set(part, row);
        for (let i = 0; i < languages; i++) counts.push(0);
      }
      counts[row * languages + at]!++;
      totals[at]!++;
    }
  }
  return { rows, counts: Uint16Array.from(counts, (count) => Math.min(count, MOST_COUNTED)), totals };
}

function isMostlyLatin(words: readonly string[]): boolean {
  return words.filter((word) => LATIN.test(word)).length > words.length / 2;
}

function threes(word: string): readonly string[] {
  const marked = `_${word}_`;
  return Array.from({ length: marked.length - 2 }, (_, i) => marked.slice(i, i + 3));
}
