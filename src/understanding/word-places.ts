/** The words of a text, each with its place in it. */
import { plainWords } from '../core/words.ts';

export interface WordPlace {
  /** Folded as lists of words are (`plainWords`). */
  readonly key: string;
  readonly index: number;
  readonly end: number;
}

/** A Chinese character is a word of its own. */
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'’])+/gu;

/** @param most  how many words to look at; all by default */
export function wordPlaces(text: string, most = Number.POSITIVE_INFINITY): readonly WordPlace[] {
  const places: WordPlace[] = [];
  for (const match of text.matchAll(WORD)) {
    if (places.length >= most) break;
    places.push({ key: plainWords(match[0]), index: match.index, end: match.index + match[0].length });
  }
  return places;
}
