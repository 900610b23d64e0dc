import { findCasSpans } from './cas.ts';
import { findEmails, findPhones, findUrls } from './contact.ts';
import { HAN_NUMBER, readHanNumber, spelledNumberAt } from './number-words.ts';
import { NUMBER, readNumber } from './numbers.ts';
import { findQuantities } from './quantity.ts';
import { readText, without } from './text.ts';
import type { BareNumber } from './types.ts';

/** Not glued to letters, but for "改成80"; no list marker ("1) "), clock time, percentage, date or ordinal. */
const DIGITS = new RegExp(
  `(?:(?<![\\p{L}\\d][-.:/#]?)|(?<=[成为為是要到]))(?:${NUMBER})(?![-./:]?\\d|[.]?\\)|\\s?%|\\p{L}|-\\p{L})`,
  'gu',
);
/** Chinese numerals count only when nothing Chinese touches them: 一下 and 万一 are words. */
const HAN = new RegExp(`(?<!\\p{Script=Han})(?:${HAN_NUMBER})(?!\\p{Script=Han})`, 'gu');

/**
 * Numbers without a unit, in order: in a form that has just asked for the quantity, "no, 50" means fifty of the unit
 * asked for. Parts of weights, CAS and telephone numbers, codes, dates and percentages are not there.
 *
 * @param language  ISO 639-1, decides what "1.000" means
 */
export function bareNumbers(message: string, { language }: { readonly language: string }): BareNumber[] {
  const whole = readText(message);
  const contacts = [...findEmails(whole), ...findUrls(whole), ...findPhones(whole), ...findCasSpans(whole)];
  const rest = without(whole, contacts);
  const text = without(rest, findQuantities(rest, language));
  const found: BareNumber[] = [];
  const add = (index: number, length: number, value: number, ambiguous: boolean) => {
    const overlaps = found.some((other) => index < other.index + other.length && other.index < index + length);
    if (overlaps || !Number.isFinite(value)) return;
    found.push({
      text: text.raw.slice(index, index + length),
      value,
      index,
      length,
      ...(ambiguous && { ambiguous: true as const }),
    });
  };
  for (const match of text.plain.matchAll(DIGITS)) {
    const { value, ambiguous } = readNumber(match[0], language);
    add(match.index, match[0].length, value, ambiguous);
  }
  for (const match of text.plain.matchAll(HAN))
    if (!/^半$/.test(match[0])) add(match.index, match[0].length, readHanNumber(match[0]), false);
  for (let at = text.words.length - 1; at >= 0; at--) {
    const number = text.words[at]?.kind === 'letters' ? spelledNumberAt(text.words, at, language) : undefined;
    const [first, last] = [text.words[number?.first ?? -1], text.words[at]];
    // "a" and "one" alone are articles and pronouns far more often than amounts.
    if (!number || !first || !last || (number.value <= 1 && text.words.length > 1)) continue;
    add(first.index, last.end - first.index, number.value, false);
    at = number.first;
  }
  return found.sort((left, right) => left.index - right.index);
}
