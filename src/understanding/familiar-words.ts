/** Which language a short text is in, by the words and letters that our own phrasings of each language are made of. */
import { plainWords } from '../core/words.ts';

/** The language whose phrasings a text is most like, or undefined when it could be another's. */
export type FamiliarWords = (text: string) => string | undefined;

/** A phrasing, and the language it is in. */
export interface Spoken {
  readonly language: string;
  readonly text: string;
}

/** Only languages that share a script can be taken for one another; for the others the script decides. */
const LATIN = /^\p{Script=Latin}+$/u;
/** What a language does not have is taken for something that it has used this often. */
const UNSEEN = 0.2;
/** Three letters say less than a word, and neighbouring ones say the same twice. */
const LETTERS_WEIGHT = 0.35;
/** How many times more probable the best language must be than the next. */
const LEAST_ODDS = Math.log(12);

/** How often each language has used something. */
interface Counts {
  readonly of: Map<string, Float64Array>;
  readonly totals: Float64Array;
}

/**
 * Counts the words, and the letters in threes, of each language that is written in Latin letters.
 *
 * Source: naive Bayes, as in Manning, Raghavan and Schütze 2008, section 13.2, all languages being alike probable.
 */
export function familiarWords(phrasings: readonly Spoken[]): FamiliarWords {
  const languages = [...new Set(phrasings.map(({ language }) => language))].filter((language) =>
    isMostlyLatin(phrasings.filter((phrasing) => phrasing.language === language)),
  );
  const none = (): Counts => ({ of: new Map(), totals: new Float64Array(languages.length) });
  const [words, letters] = [none(), none()];
  for (const { language, text } of phrasings) {
    const at = languages.indexOf(language);
    if (at < 0) continue;
    for (const word of latinWords(text)) {
      count(words, word, at);
      for (const three of threes(word)) count(letters, three, at);
    }
  }
  const odds = new Float64Array(languages.length);
  const add = ({ of, totals }: Counts, what: string, weight: number) => {
    const seen = of.get(what);
    if (!seen) return;
    for (let at = 0; at < odds.length; at++) odds[at]! += weight * Math.log((seen[at]! + UNSEEN) / (totals[at]! + 1));
  };
  return (text) => {
    odds.fill(0);
    for (const word of latinWords(text)) {
      add(words, word, 1);
      for (const three of threes(word)) add(letters, three, LETTERS_WEIGHT);
    }
    const [best, next] = [...odds.keys()].sort((a, b) => odds[b]! - odds[a]!);
    if (best === undefined || next === undefined) return undefined;
    return odds[best]! - odds[next]! >= LEAST_ODDS ? languages[best] : undefined;
  };
}

function count({ of, totals }: Counts, what: string, at: number): void {
  const seen = of.get(what) ?? new Float64Array(totals.length);
  seen[at]!++;
  of.set(what, seen);
  totals[at]!++;
}

function isMostlyLatin(phrasings: readonly Spoken[]): boolean {
  const words = phrasings.flatMap(({ text }) => plainWords(text).split(' '));
  return words.filter((word) => LATIN.test(word)).length > words.length / 2;
}

function latinWords(text: string): readonly string[] {
  return plainWords(text)
    .split(' ')
    .filter((word) => LATIN.test(word));
}

function threes(word: string): readonly string[] {
  const marked = `_${word}_`;
  return Array.from({ length: marked.length - 2 }, (_, i) => marked.slice(i, i + 3));
}
