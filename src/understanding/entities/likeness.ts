import Fuse from 'fuse.js';
import type { Alias, ProductIndex } from './product-index.ts';
import { allowedEdits, editDistance, MOST_EDITS } from './spelling.ts';

/** How many aliases the n-gram index hands to fuse.js; more cost time and add nothing. */
const SHORTLIST = 20;

/** fuse.js ranks the whole shortlist; what is near enough is decided by `allowedEdits`. */
const RANKING = { includeScore: true, ignoreLocation: true, threshold: 0.6, keys: ['squashed'] };

/** A product name that resembles what was written. */
export interface Resemblance {
  readonly alias: Alias;
  /** Edits between what was written and the alias. */
  readonly edits: number;
  /** 0 to 1: 1 minus edits per letter. */
  readonly score: number;
}

/**
 * Product names that a squashed span resembles, best first, each product once: the n-gram shortlist, ranked by fuse.js,
 * then by edits (fuse.js finds a short word inside a long name at no cost, so it cannot have the last word).
 *
 * @param limit  how many at most
 */
export function resembling(index: ProductIndex, squashed: string, limit: number): Resemblance[] {
  const shortlist = [...index.shortlist(squashed, SHORTLIST), ...index.brandShortlist(squashed, SHORTLIST)];
  if (shortlist.length === 0) return [];
  const ranked = new Fuse(shortlist, RANKING).search(squashed);
  const found: Resemblance[] = ranked.map(({ item }) => {
    const longest = Math.max(item.squashed.length, squashed.length);
    const edits = editDistance(squashed, item.squashed, longest);
    return { alias: item, edits, score: 1 - edits / longest };
  });
  const best = new Map<string, Resemblance>();
  for (const one of found.sort((left, right) => right.score - left.score)) {
    if (!best.has(one.alias.name)) best.set(one.alias.name, one);
  }
  return [...best.values()].slice(0, limit);
}

/**
 * Whether a written name is a misspelling of an alias rather than another word.
 *
 * Digits must be the same (vitamin B12 is not B13). The first letter is seldom mistyped and often makes another drug
 * (omeprazole, esomeprazole), so a different one allows a single edit and no longer word.
 *
 * @returns  the edits, or undefined when they are too many
 */
function slips(squashed: string, name: string): number | undefined {
  const allowed = allowedEdits(name.length);
  if (Math.abs(name.length - squashed.length) > allowed || squashed.replace(/\D/g, '') !== name.replace(/\D/g, ''))
    return undefined;
  const edits = editDistance(squashed, name, allowed);
  if (edits > allowed) return undefined;
  if (squashed[0] === name[0]) return edits;
  return edits <= 1 && squashed.length <= name.length && name.length >= 8 ? edits : undefined;
}

/**
 * The product name that a squashed span is a misspelling of. Of several products near enough, the fewest edits win, and
 * of equal ones fuse.js says which looks most alike; ranking only these keeps a message well under a millisecond.
 */
export function misspelled(index: ProductIndex, squashed: string): Resemblance | undefined {
  const near: Resemblance[] = [];
  for (const alias of index.shortlist(squashed, SHORTLIST, MOST_EDITS)) {
    const edits = slips(squashed, alias.squashed);
    if (edits !== undefined)
      near.push({ alias, edits, score: 1 - edits / Math.max(alias.squashed.length, squashed.length) });
  }
  const fewest = Math.min(...near.map(({ edits }) => edits));
  const best = near.filter(({ edits }) => edits === fewest);
  const [first] = best;
  if (best.every(({ alias }) => alias.name === first?.alias.name)) return first;
  const [ranked] = new Fuse(
    best.map(({ alias }) => alias),
    RANKING,
  ).search(squashed);
  return best.find(({ alias }) => alias === ranked?.item) ?? first;
}
