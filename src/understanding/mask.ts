/** Product names are not what a question is about: "price of X" is the same question for every X. */
import type { Entities } from '../core/entities.ts';

/** What stands in the place of a product's name, in phrasings and messages alike; no customer writes it. */
const STAND_IN = 'someproduct';

/** Products whose name *is* the topic: what we publish about, and what the law watches. */
const SPEAKING_TAGS = new Set(['education', 'controlled', 'precursor']);

/** The text with product names put out of sight of the matcher, longest first. */
export function maskProducts(text: string, entities: Entities): string {
  const names = (entities.products ?? [])
    .filter((p) => !(p.tags ?? []).some((tag) => SPEAKING_TAGS.has(tag)))
    .map((p) => p.text)
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length);
  return names.reduce((masked, name) => masked.split(name).join(STAND_IN), text);
}

/** The text without what belongs to no language: product names, mail addresses, codes and numbers. */
export function withoutNames(text: string, entities: Entities): string {
  return withoutCodes(maskProducts(text, entities).replaceAll(STAND_IN, ' '));
}

/** The text without mail addresses, codes and numbers. */
export function withoutCodes(text: string): string {
  return text.replace(/\S+@\S+|https?:\S+|\b[A-Z]{2,6}\b|\S*\d\S*/g, ' ');
}
