/** Texts that people have ready under a shortcut, and which of them somebody means who does not know it by heart. */
import Fuse from 'fuse.js';

/** More words than these say nothing more of one text. */
const LONGEST_QUERY = 100;

/**
 * Each word is looked for by itself, anywhere: "photos label" finds "photos of the label". A shortcut says what a text is
 * for, so it counts twice. The length of a text counts for nothing: else "quality" finds `which-quantity`, which is shorter,
 * before a sentence with that very word.
 */
const RANKING = {
  keys: [{ name: 'shortcut', weight: 2 }, 'text'],
  useTokenSearch: true,
  ignoreFieldNorm: true,
  ignoreLocation: true,
  ignoreDiacritics: true,
  threshold: 0.3,
};

/**
 * The texts that words may mean, best first; slips of the pen are forgiven.
 *
 * @param limit  how many at most
 */
export function textsLike<T extends { readonly shortcut: string; readonly text: string }>(
  known: readonly T[],
  words: string,
  limit: number,
): readonly T[] {
  return new Fuse(known, RANKING).search(words.slice(0, LONGEST_QUERY), { limit }).map(({ item }) => item);
}
