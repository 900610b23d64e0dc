import type { Text } from './text.ts';
import type { CasNumber } from './types.ts';

/** Hyphens may stand between spaces; `text.plain` has already turned every odd dash into a hyphen. */
const DASHED = /(?<![\d+]|\d-)([1-9]\d{1,6}) ?- ?(\d{2}) ?- ?(\d)(?!\d|-\d)/g;
/** Behind the letters CAS the hyphens may be missing, dots or spaces. */
const CUED =
  /\bcas\b[\s#:.()\-№]{0,4}(?:(?:rn|no|nr|num|number|registry)\b[\s#:.()-]{0,4}){0,2}([1-9]\d{1,6})[ ._/]?(\d{2})[ ._/]?(\d)(?!\d)/gi;
const CUE_BEFORE = /\bcas\b.{0,16}$/i;
/** A single digit cannot be a unit's number: "50-60-5 kg" is a list of weights. */
const UNIT_AFTER = /^\s?(?:mg|gm?s?|kgs?|mt|tons?|lbs?|公斤|кг|كيلو)(?!\p{L})/iu;

/** A CAS number with its place in the text. */
export interface CasSpan extends CasNumber {
  readonly index: number;
  readonly length: number;
}

/**
 * Whether the check digit of a CAS number fits.
 *
 * @param number  `digits-digits-digit`
 * Source: CAS, "Check Digit Verification of CAS Registry Numbers": digits before the last, from right to left, times
 * 1, 2, 3 …, sum modulo 10.
 */
export function isValidCas(number: string): boolean {
  const digits = number.replace(/\D/g, '');
  let sum = 0;
  for (let place = 1; place < digits.length; place++) sum += place * Number(digits[digits.length - 1 - place]);
  return digits.length >= 5 && sum % 10 === Number(digits.at(-1));
}

/** "2026-03-1" is a day, unless the letters CAS stand before it. No well-known CAS number starts with these years. */
function isDate(first: string, second: string): boolean {
  const year = Number(first);
  const month = Number(second);
  return first.length === 4 && year >= 1990 && year <= 2050 && month >= 1 && month <= 12;
}

/**
 * Every CAS-shaped number of a text, right or wrong, each once, in order.
 *
 * Dates, telephone numbers and weights joined by hyphens are left out.
 */
export function findCasSpans({ plain }: Text): CasSpan[] {
  const spans: CasSpan[] = [];
  const add = (match: RegExpMatchArray, start: number) => {
    const number = `${match[1]}-${match[2]}-${match[3]}`;
    const taken = spans.some((span) => span.number === number && Math.abs(span.index - start) < 24);
    if (!taken) spans.push({ number, valid: isValidCas(number), index: start, length: match[0].length });
  };
  for (const match of plain.matchAll(DASHED)) {
    const cued = CUE_BEFORE.test(plain.slice(Math.max(0, match.index - 24), match.index));
    if (!cued && isDate(match[1] ?? '', match[2] ?? '')) continue;
    if (!cued && UNIT_AFTER.test(plain.slice(match.index + match[0].length, match.index + match[0].length + 8)))
      continue;
    add(match, match.index);
  }
  for (const match of plain.matchAll(CUED)) {
    const overlaps = spans.some(
      ({ index, length }) => index < match.index + match[0].length && match.index < index + length,
    );
    if (!overlaps) add(match, match.index);
  }
  return spans.sort((left, right) => left.index - right.index);
}

/** The CAS numbers of a text as `{ number, valid }`, each number once. */
export function findCas(text: Text): CasNumber[] {
  const numbers = new Map<string, boolean>();
  for (const { number, valid } of findCasSpans(text)) numbers.set(number, valid);
  return [...numbers].map(([number, valid]) => ({ number, valid }));
}
