import type { Span } from './link.ts';

/** "Hyaluronic acid", "ácido hialurónico", "янтарная кислота", حمض الهيالورونيك: two words, always a substance. */
const ACID =
  /(?<!\p{L})(?!(?:amino|nucleic|organic|inorganic|fatty|carboxylic|mineral) acid)(?:\p{L}{4,24}ic acid(?!\p{L})|[áa]cido \p{L}{4,24}[íióoôa]co(?!\p{L})|acide \p{L}{4,24}ique(?!\p{L})|\p{L}{4,24}(?:ов|ев|н)(?:ая|ой|ую) кислот(?:а|ы|у|ой|е)(?!\p{L})|حمض \p{L}{4,24})/gu;
/** Quick to look for, and in every name above: the long pattern is tried on few messages. */
const HINT = /[aá]cid|кислот|حمض/;

/** Names of acids in a lower-case text, whether or not anybody wants to buy them. */
export function findAcids(lower: string): Span[] {
  if (!HINT.test(lower)) return [];
  return [...lower.matchAll(ACID)].map(({ 0: name, index }) => ({ index, end: index + name.length }));
}
