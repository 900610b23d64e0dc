/** Product names are not what a question is about: "price of X" is the same question for every X. */
import type { Entities } from '../core/entities.ts';
import { quantitiesIn } from './entities/index.ts';
import { isStopWord } from './entities/ordinary-words.ts';
import { wordPlaces } from './word-places.ts';

/** What stands in the place of a product's name, in phrasings and messages alike; no customer writes it. */
export const STAND_IN = 'someproduct';

/** Products whose name *is* the topic: what we publish about, and what the law watches. */
const SPEAKING_TAGS = new Set(['education', 'controlled', 'precursor', 'chemical-weapon']);

/** The text with product names put out of sight of the matcher, longest first. */
export function maskProducts(text: string, entities: Entities): string {
  const names = (entities.products ?? [])
    .filter((p) => !(p.tags ?? []).some((tag) => SPEAKING_TAGS.has(tag)))
    .map((p) => p.text)
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length);
  return names.reduce((masked, name) => masked.split(name).join(STAND_IN), text);
}

/**
 * Whether a text only names things: "2 кг", "to Tashkent", "nilotinib 5 kg". What is named may settle a question
 * (`evidence.ts`); words that are no question are not matched, or chance would.
 */
export function onlyNames(text: string, entities: Entities, language: string): boolean {
  const { products = [], cas = [], destination, company, email, phone, incoterm } = entities;
  const names = [
    ...products.map((p) => p.text),
    ...cas.map((c) => c.number),
    destination,
    company,
    email,
    phone,
    incoterm,
  ];
  const weighed = /\p{N}/u.test(text) ? quantitiesIn(text, language) : [];
  if (weighed.length === 0 && !names.some((name) => name && text.includes(name))) return false;
  let rest = text;
  for (const { index, length } of weighed)
    rest = rest.slice(0, index) + ' '.repeat(length) + rest.slice(index + length);
  for (const name of names) if (name) rest = rest.split(name).join(' ');
  return wordPlaces(rest).every(
    ({ key }) => /^\p{N}+$/u.test(key) || (isStopWord(key) && !/\p{Script=Han}/u.test(key)),
  );
}

/** The text without what belongs to no language: names of goods, firms and places, mail addresses, codes and numbers. */
export function withoutNames(text: string, entities: Entities): string {
  const goodsOut = maskProducts(text, entities).replaceAll(STAND_IN, ' ');
  const { company, destination } = entities;
  return withoutCodes(
    [company, destination].reduce<string>((rest, name) => (name ? rest.replace(name, ' ') : rest), goodsOut),
  );
}

/** The text without mail addresses and those of pages. */
export function withoutAddresses(text: string): string {
  return text.replace(/\S+@\S+|https?:\S+/g, ' ');
}

/** The text without mail addresses, codes and numbers. */
export function withoutCodes(text: string): string {
  return withoutAddresses(text).replace(/\b[A-Z]{2,6}\b|\S*\d\S*/g, ' ');
}
