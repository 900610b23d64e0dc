import { kilograms } from '../../core/units.ts';
import { HAN_NUMBER, readHanNumber, spelledNumberAt } from './number-words.ts';
import { NUMBER, readNumber } from './numbers.ts';
import { marksAround, withStrengthsInRow } from './quantity-context.ts';
import { foldWord, type Text } from './text.ts';
import type { Quantity, Unit } from './types.ts';
import { UNIT, unitOf } from './units.ts';

const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  k: 1000,
  mil: 1000,
  mille: 1000,
  tausend: 1000,
  bin: 1000,
  hazaar: 1000,
  hazar: 1000,
  lakh: 100_000,
  тыс: 1000,
  тысяч: 1000,
  тысяча: 1000,
  тысячи: 1000,
  الف: 1000,
  ألف: 1000,
  آلاف: 1000,
  الاف: 1000,
};
const SCALE = `(?<scale> ?(?!k ?g(?!\\p{L}))(?:${Object.keys(SCALES).join('|')})(?!\\p{L})\\.?)?`;
/** "4 x 25 kg", "20 drums of 25 kg". */
const TIMES = `(?:(?<count>\\d{1,4}) ?(?:x|\\*|×|(?:drums?|bags?|cartons?|boxes|kegs?|tambores|bolsas|sacos|барабан\\p{L}*|мешк\\p{L}*|桶|袋|箱)(?: ?(?:x|of|de|по|@|each))?) ?)`;
const TO = '(?:-|~|to|till|up to|à|bis|até|hasta|a|до|至|到|ile|إلى|الى|and|y|e|et|und|и)';
const IN_DIGITS = new RegExp(
  `(?<!\\d|\\d\\.)${TIMES}?(?:(?<from>${NUMBER}) ?(?:(?<fromUnit>${UNIT}) ?)?(?<joint>${TO}) ?)?(?<number>${NUMBER})${SCALE} ?-?(?<unit>${UNIT})(?<half>半| (?:y medi[oa]|e mei[oa]|et demie?|and a half)(?!\\p{L}))?`,
  'gu',
);
const AND = /^(?:and|y|e|et|und|и)$/;
const BETWEEN = /(?:between|entre|zwischen|между|بين)\s?$/;
/** "N-1105 kg": digits that belong to a code and not to a weight. */
const CODE_BEFORE = /(?:^|[^\p{L}])(?!x)[a-z]{1,2}-?$/u;
const IN_HAN = new RegExp(`(?<number>${HAN_NUMBER}) ?(?<unit>${UNIT})(?<half>半)?`, 'gu');
/** "Kgs 25" and "kg: 25", as in tables. */
const UNIT_FIRST = new RegExp(
  `(?<![\\p{L}\\d] ?)(?<unit>kgs?|mt)[.:)]{0,2} {0,2}(?<number>${NUMBER})(?! ?-?${UNIT})`,
  'gu',
);
const HALF_AFTER = /^ (?:y medi[oa]|e mei[oa]|et demie?|and a half)(?!\p{L})|^ ?ونصف(?!\p{L})/u;
/** A number that is part of its unit word: полкило, طنين (two tons). */
const FUSED: Readonly<Record<string, readonly [number, Unit]>> = {
  полкило: [0.5, 'kg'],
  полкилограмма: [0.5, 'kg'],
  полтонны: [0.5, 't'],
  كيلوين: [2, 'kg'],
  كيلوان: [2, 'kg'],
  كيلوغرامين: [2, 'kg'],
  كيلوغرامان: [2, 'kg'],
  كيلوجرامين: [2, 'kg'],
  كيلوجرامان: [2, 'kg'],
  طنين: [2, 't'],
  طنان: [2, 't'],
  غرامين: [2, 'g'],
  غرامان: [2, 'g'],
  جرامين: [2, 'g'],
  جرامان: [2, 'g'],
};

interface Found {
  readonly index: number;
  readonly length: number;
  readonly value: number;
  readonly unit: Unit;
  readonly to?: number;
  readonly ambiguous?: boolean;
}

const unitNamed = (written: string): Unit => unitOf(foldWord(written.replace(' ', ''))) ?? 'kg';

/** "No.2 100 kg": the second line of a list, and its amount; no two thousand one hundred. */
const LABELLED = /(?<!\p{L})(?:no|nr|num|number|item|line|pos|position|номер|поз)\.?\s?$|[№#º°]\s?$/u;
const LIST_NUMBER = /^\d{1,2} (?=\d{3})/;

function inDigits({ lower }: Text, language: string): Found[] {
  const found: Found[] = [];
  for (const match of lower.matchAll(IN_DIGITS)) {
    const { count, from, fromUnit, joint = '', number: written = '', scale = '', unit = '', half } = match.groups ?? {};
    const before = lower.slice(Math.max(0, match.index - 12), match.index);
    const number = LABELLED.test(before) ? written.replace(LIST_NUMBER, '') : written;
    if (CODE_BEFORE.test(before) || (unit === 't' && lower.startsWith('/t', match.index + match[0].length))) continue;
    const times = Number(count ?? 1);
    const upper = readNumber(number, language);
    const lowerBound = from === undefined ? undefined : readNumber(from, language);
    const isRange =
      lowerBound !== undefined && lowerBound.value < upper.value && (!AND.test(joint) || BETWEEN.test(before));
    const isShorter = (lowerBound !== undefined && !isRange) || number !== written;
    const start = isShorter ? match.index + match[0].lastIndexOf(number) : match.index;
    // "50 kg and 5 kg" are two weights; what was counted ("4 x 50 kg and 5 kg") is the first of them.
    const isTwo = lowerBound !== undefined && !isRange && fromUnit !== undefined;
    if (isTwo) {
      found.push({
        index: match.index,
        length: match[0].slice(0, match[0].lastIndexOf(joint, match[0].lastIndexOf(number))).trimEnd().length,
        value: lowerBound.value * times,
        unit: unitNamed(fromUnit),
        ambiguous: lowerBound.ambiguous,
      });
    }
    const factor = (SCALES[scale.trim().replace('.', '')] ?? 1) * (isTwo ? 1 : times);
    const read = isRange ? lowerBound : upper;
    found.push({
      index: start,
      length: match.index + match[0].length - start,
      value: read.value * factor + (half === undefined ? 0 : 0.5),
      unit: unitNamed(unit),
      ...(isRange && { to: upper.value * factor }),
      ambiguous: read.ambiguous || upper.ambiguous,
    });
  }
  return found;
}

function inHan({ lower }: Text): Found[] {
  const found: Found[] = [];
  for (const match of lower.matchAll(IN_HAN)) {
    const { number = '', unit = '', half } = match.groups ?? {};
    const value = readHanNumber(number) + (half === undefined ? 0 : 0.5);
    // 三千克 is three thousand grams and three 千克 alike; the unit people mean is the kilogram.
    const isKilo = unit === '克' && number.length > 1 && number.endsWith('千');
    found.push({
      index: match.index,
      length: match[0].length,
      value: isKilo ? readHanNumber(number.slice(0, -1)) : value,
      unit: isKilo ? 'kg' : unitNamed(unit),
    });
  }
  return found;
}

function inWords({ lower, words }: Text, language: string): Found[] {
  const found: Found[] = [];
  words.forEach(({ key, index, end }, at) => {
    const fused = FUSED[key];
    if (fused) found.push({ index, length: end - index, value: fused[0], unit: fused[1] });
    const unit = unitOf(key);
    if (unit === undefined) return;
    const touches = at > 0 && words[at - 1]?.end === index - 1;
    const number = touches ? spelledNumberAt(words, at - 1, language) : undefined;
    const half = HALF_AFTER.exec(lower.slice(end, end + 16))?.[0] ?? '';
    if (number === undefined && (half === '' || words[at - 1]?.kind === 'digits')) return;
    const start = words[number?.first ?? at]?.index ?? index;
    const value = (number?.value ?? 1) + (half === '' ? 0 : 0.5);
    found.push({ index: start, length: end + half.length - start, value, unit });
  });
  return found;
}

function unitFirst({ lower }: Text, language: string): Found[] {
  return [...lower.matchAll(UNIT_FIRST)].map((match) => {
    const { number = '', unit = '' } = match.groups ?? {};
    return { index: match.index, length: match[0].length, ...readNumber(number, language), unit: unitNamed(unit) };
  });
}

const overlap = (left: Found, right: Found) =>
  left.index < right.index + right.length && right.index < left.index + left.length;

/**
 * Every weight of a text in the order written: digits of any script, Chinese numerals, spelled-out numbers, ranges,
 * "4 x 25 kg". Doses, drum sizes, "not 12 kg" and yearly needs are there too, marked as such.
 *
 * @param text      CAS numbers, telephone numbers and addresses should be blanked out before (`without`)
 * @param language  ISO 639-1, decides what "1.000 kg" means
 */
export function findQuantities(text: Text, language: string): Quantity[] {
  const kept: Found[] = [];
  for (const found of [
    ...inDigits(text, language),
    ...inHan(text),
    ...inWords(text, language),
    ...unitFirst(text, language),
  ]) {
    if (found.value > 0 && !kept.some((other) => overlap(found, other))) kept.push(found);
  }
  const quantities = kept
    .sort((left, right) => left.index - right.index)
    .map(({ index, length, value, unit, to, ambiguous }) => ({
      text: text.raw.slice(index, index + length),
      quantity: Number(value.toPrecision(12)),
      unit,
      quantityKg: kilograms(value, unit),
      index,
      length,
      ...(to !== undefined && { to }),
      ...(ambiguous && { ambiguous: true as const }),
      ...marksAround(text, index, length, unit),
    }));
  return withStrengthsInRow(text.lower, quantities);
}

/** Whether a quantity is something a customer wants: no dose, no drum size, not denied. */
export function isOrder(quantity: Quantity): boolean {
  return !quantity.strength && !quantity.negated;
}
