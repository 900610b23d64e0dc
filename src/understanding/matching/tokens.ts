/** How far into a message we read. A customer's question is in its first page; the rest only costs time. */
const MAX_LETTERS = 4000;

/** Words read from one message; the same reason. */
const MAX_WORDS = 400;

/** Letters NFD does not take apart, written as people type them on another keyboard. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ё: 'е',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const PLAIN_LETTER = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu');

/** Apostrophes of all kinds, Arabic vowel signs and tatweel, and characters nobody sees. */
const SILENT = /['’‘ʼ`´ʹ\u0640]|[\u064B-\u065F\u0670]|\p{Default_Ignorable_Code_Point}/gu;
const LATIN_MARKS = /(?<=\p{Script=Latin})[\u0300-\u036f]+/gu;
/** Half of a surrogate pair, as left by cutting a text. */
const HALF_PAIR = /\p{Surrogate}/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const NUMBER = /\p{N}+/gu;
const LETTER = /\p{L}/u;

/** Scripts that put no space between words; \u30fc is the Japanese long-vowel sign, which has no script of its own. */
const UNSPACED_CLASS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\u30fc';
const UNSPACED = new RegExp(`[${UNSPACED_CLASS}]`, 'u');
const RUN = new RegExp(`[${UNSPACED_CLASS}][${UNSPACED_CLASS}\\p{M}]*|[^${UNSPACED_CLASS}]+`, 'gu');

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** What is written without a space: a word of a spaced script, or a whole run of an unspaced one. */
export interface Run {
  readonly text: string;
  /** The words in it: one for a spaced script, those the segmenter finds for an unspaced one. */
  readonly words: readonly string[];
  readonly spaced: boolean;
  /** False for numbers, which say nothing about what a message is about. */
  readonly hasLetters: boolean;
}

/**
 * The same text however it was typed: case, width, accents, apostrophes, Arabic vowels and letter variants, and every
 * number (as `0`) made alike.
 *
 * @param text  any Unicode text of any length; only the first 4,000 UTF-16 units are read
 * @returns     folded text; folding it again changes nothing
 */
export function fold(text: string): string {
  let folded = text.slice(0, MAX_LETTERS).replace(HALF_PAIR, '');
  // Taking a sign away can bring two characters together that compose, so repeat until nothing changes.
  for (let round = 0; round < 4; round++) {
    const next = foldOnce(folded).slice(0, MAX_LETTERS).replace(HALF_PAIR, '');
    if (next === folded) break;
    folded = next;
  }
  return folded;
}

/**
 * The runs of a text, folded, in order.
 *
 * @param text  any text; at most 400 runs come back
 */
export function readRuns(text: string): Run[] {
  const runs: Run[] = [];
  for (const [chunk] of fold(text).matchAll(WORD)) {
    if (!UNSPACED.test(chunk)) runs.push(spacedRun(chunk));
    else {
      for (const [part] of chunk.matchAll(RUN)) runs.push(UNSPACED.test(part) ? unspacedRun(part) : spacedRun(part));
    }
    if (runs.length >= MAX_WORDS) break;
  }
  return runs;
}

function foldOnce(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(SILENT, '')
    .normalize('NFD')
    .replace(LATIN_MARKS, '')
    .normalize('NFC')
    .replace(PLAIN_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(NUMBER, '0');
}

function spacedRun(text: string): Run {
  return { text, words: [text], spaced: true, hasLetters: LETTER.test(text) };
}

function unspacedRun(text: string): Run {
  const words: string[] = [];
  for (const piece of segmenter.segment(text)) if (piece.isWordLike) words.push(piece.segment);
  return { text, words: words.length > 0 ? words : [text], spaced: false, hasLetters: LETTER.test(text) };
}
