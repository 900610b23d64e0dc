/**
 * How much of a message is looked at. Telegram's longest message has 4,096 characters and people name what they want
 * early; the bound keeps the time for a pasted document small.
 */
export const MAX_TEXT = 4096;

/** One word of a text: a run of letters, of Chinese characters, or of digits. */
export interface Word {
  /** Folded: see `foldWord`. */
  readonly key: string;
  readonly index: number;
  readonly end: number;
  readonly kind: 'letters' | 'han' | 'digits';
}

/** A message prepared once for all finders. The three strings have the same length, so a position fits all of them. */
export interface Text {
  /** As written, cut at `MAX_TEXT`. */
  readonly raw: string;
  /** Digits of every script, wide letters, odd dashes and spaces written the ASCII way. */
  readonly plain: string;
  /** `plain` in lower case. */
  readonly lower: string;
  readonly words: readonly Word[];
}

const ODD = /[^\x20-\x7e\u00c0-\u00ff\u0430-\u044f\u4e00-\u9fff]/g;
const DASHES = /[\u00ad\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/;
const SPACES = /[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/;
const PUNCTUATION: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '′': "'",
  '٫': '.',
  '٬': ',',
  '،': ',',
  '؛': ';',
  '؟': '?',
  '。': '.',
  '、': ';',
  '～': '~',
  '〜': '~',
  İ: 'I',
};
/** First code units of the decimal digits people type: Arabic, Persian, Devanagari, Bengali. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6];

function plainCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e && code !== 0xff0d && code !== 0xff5e) return String.fromCharCode(code - 0xfee0);
  for (const zero of ZEROS) if (code >= zero && code < zero + 10) return String(code - zero);
  if (DASHES.test(character)) return '-';
  if (SPACES.test(character)) return ' ';
  return PUNCTUATION[character] ?? character;
}

const LETTERS: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
  ـ: '',
  ё: 'е',
};

/**
 * Makes words that differ only in accents or letter variants equal: lower case, no Latin or Arabic marks, one form of
 * alef, ya and ta marbuta.
 *
 * @param word  letters without spaces, any script
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is "plain ASCII", the quick way out
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]/g, '')
    .normalize('NFC')
    .replace(/[ıłøßđæœىةکیـё]/g, (letter) => LETTERS[letter] ?? letter);
}

const WORD = /\d+|\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu;
const HAN = /^\p{Script=Han}/u;

/** The words of a text in order; letters and digits that touch are two words ("25kg": `25`, `kg`). */
function wordsOf(plain: string): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of plain.matchAll(WORD)) {
    const kind = /^\d/.test(word) ? 'digits' : HAN.test(word) ? 'han' : 'letters';
    words.push({ key: foldWord(word), index, end: index + word.length, kind });
  }
  return words;
}

/** Prepares a message for the finders. Never throws; text past `MAX_TEXT` is not looked at. */
export function readText(message: string): Text {
  const raw = message.slice(0, MAX_TEXT);
  const plain = raw.replace(ODD, plainCharacter);
  const lowered = plain.toLowerCase();
  return { raw, plain, lower: lowered.length === plain.length ? lowered : plain, words: wordsOf(plain) };
}

/** The same text with some stretches made blank, so that a later finder does not read them again. Positions stay. */
export function without(text: Text, spans: readonly { readonly index: number; readonly length: number }[]): Text {
  if (spans.length === 0) return text;
  const blank = (whole: string) =>
    spans.reduce(
      (kept, { index, length }) => kept.slice(0, index) + ' '.repeat(length) + kept.slice(index + length),
      whole,
    );
  const inSpan = (word: Word) => spans.some(({ index, length }) => word.index < index + length && word.end > index);
  return {
    raw: text.raw,
    plain: blank(text.plain),
    lower: blank(text.lower),
    words: text.words.filter((word) => !inSpan(word)),
  };
}
