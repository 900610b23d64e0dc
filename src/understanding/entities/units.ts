import { foldWord } from './text.ts';
import type { Unit } from './types.ts';

/** Every spelling of a unit in lower case: Latin, Cyrillic, Arabic, Devanagari and Chinese. "Pounds" are mostly money. */
const SPELLINGS: Readonly<Record<Unit, string>> = {
  mg: 'mg mgs milligram milligrams milligramme milligrammes miligramo miligramos miligrama miligramas milligramm миллиграмм миллиграмма миллиграммов мг ملغ ملجم ملغم مغ 毫克',
  g: 'g gm gms gr grs gram grams gramm gramme grammes gramo gramos grama gramas г гр грамм грамма граммов грам غ غم جم جرام غرام جرامات غرامات غراما جراما گرم ग्राम 克',
  kg: 'kg kgs kgm kgms kq kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes kilogramo kilogramos kilograma quilo quilos quilograma quilogramas кг кило килограмм килограмма килограммов килограма килограмов كيلو كجم كغم كغ كلغ كيلوغرام كيلوجرام كيلوغرامات كيلوجرامات كيلوات كيلوغراما کیلو کیلوگرم किलो किलोग्राम 公斤 千克',
  t: 't mt mts ton tons tonne tonnes tonelada toneladas tn тонна тонны тонну тонн тонне т тн طن اطنان أطنان طنا طنًا टन 吨 噸 公吨',
  lb: 'lb lbs libra libras фунт фунта фунтов 磅',
};

const UNITS = new Map<string, Unit>(
  (Object.entries(SPELLINGS) as [Unit, string][]).flatMap(([unit, words]) =>
    words.split(' ').flatMap((word): [string, Unit][] => [
      [word, unit],
      [foldWord(word), unit],
    ]),
  ),
);

/** The unit a folded word stands for, if it is one. */
export function unitOf(word: string): Unit | undefined {
  return UNITS.get(word);
}

const longestFirst = (words: Iterable<string>) => [...words].sort((left, right) => right.length - left.length);
const isHan = (word: string) => /\p{Script=Han}/u.test(word);

/**
 * Source text of a pattern for a unit right behind a number. Letters of an alphabet must end there; Chinese may go on,
 * except where 克 begins a drug name (克唑替尼). "k g" is a slip for kg.
 */
export const UNIT = `(?:k ?g(?![\\p{L}])|(?:${longestFirst([...UNITS.keys()].filter((word) => !isHan(word))).join('|')})(?!(?!\\p{Script=Han})[\\p{L}\\p{M}])|${longestFirst([...UNITS.keys()].filter(isHan)).join('|')}(?![唑拉霉林罗]))`;
