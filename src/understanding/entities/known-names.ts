import { misspelled, type Resemblance } from './likeness.ts';
import { isOrdinary, isStopWord } from './ordinary-words.ts';
import type { Alias, ProductIndex } from './product-index.ts';
import { isSaltWord } from './salt-names.ts';
import { soundKey, soundOf } from './spelling.ts';
import type { Text, Word } from './text.ts';

/** A stretch of text that names a product of the list. */
export interface NameSpan {
  readonly index: number;
  readonly end: number;
  readonly alias: Alias;
  /** 1 = as in the list. */
  readonly score: number;
}

/** Spelled as another European language would; not a slip, not quite the list's word either. */
const SOUND_SCORE = 0.95;
/** Words in a misspelt name, as measured ("folic asid", "nilo tinib"); longer spans only cost time. */
const FUZZY_WORDS = 3;
/** Two words that together are almost one name ("melodi çal", meloxicam) are mostly just two words. */
const MOST_EDITS_WHEN_SPLIT = 1;
/** Arabic writes the article and short prepositions onto the word. */
const ARABIC_PREFIX = /^(?:وال|بال|لل|ال|و|ب|ل)(?=.{5})/;
/** Russian case endings; the names in the list are nominatives. */
const CYRILLIC_ENDING = /(?:ом|ами|ов|а|у|е|ы|и)$/;

/** Different stretches looked up for misspellings in one message: more than any inquiry has, few enough for a pasted page. */
const MOST_LOOKUPS = 150;

/** What may stand between the words of one name. */
const INSIDE = /^(?:[ \-'/(),.]{0,2})$/;
const INSIDE_MISSPELT = /^[ -]?$/;

function joined(text: Text, from: number, count: number, inside: RegExp): string | undefined {
  let key = text.words[from]?.key ?? '';
  for (let at = from + 1; at < from + count; at++) {
    const [previous, word] = [text.words[at - 1], text.words[at]];
    if (!previous || !word || !inside.test(text.plain.slice(previous.end, word.index))) return undefined;
    key += ` ${word.key}`;
  }
  return key;
}

/** A two- to four-letter abbreviation may be an ordinary word ("nac", "asa"); inside a longer name any word may be. */
function isTooOrdinary(key: string): boolean {
  return key.length < 5 && isOrdinary(key);
}

function exactAt(
  text: Text,
  at: number,
  index: ProductIndex,
): { alias: Alias; count: number; score: number } | undefined {
  const opens = index.openings.has(soundOf(text.words[at]?.key ?? ''));
  for (let count = Math.min(opens ? index.longest.words : 1, text.words.length - at); count > 0; count--) {
    const key = joined(text, at, count, INSIDE);
    if (key === undefined) continue;
    const alias = index.exact.get(key) ?? (count === 1 ? inflected(key, index) : undefined);
    if (alias && !isTooOrdinary(key)) return { alias, count, score: 1 };
    const sounding = isOrdinary(key) ? undefined : index.bySound.get(soundKey(key));
    if (sounding) return { alias: sounding, count, score: SOUND_SCORE };
  }
  return undefined;
}

function inflected(key: string, index: ProductIndex): Alias | undefined {
  if (/[\u0621-\u064a]/.test(key)) return index.exact.get(key.replace(ARABIC_PREFIX, ''));
  if (/[а-я]{5}/.test(key)) return index.exact.get(key.replace(CYRILLIC_ENDING, ''));
  return undefined;
}

/** Chinese has no spaces: the longest name that begins at each character. */
function inHan(word: Word, text: Text, index: ProductIndex): NameSpan[] {
  const spans: NameSpan[] = [];
  for (let from = word.index; from < word.end - 1; from++) {
    for (let length = Math.min(index.longest.han, word.end - from); length > 1; length--) {
      const alias = index.exact.get(text.plain.slice(from, from + length));
      if (!alias) continue;
      spans.push({ index: from, end: from + length, alias, score: 1 });
      from += length - 1;
      break;
    }
  }
  return spans;
}

function misspeltAt(
  text: Text,
  at: number,
  isTaken: (word: Word) => boolean,
  resemblance: (squashed: string) => Resemblance | undefined,
): NameSpan | undefined {
  let best: NameSpan | undefined;
  for (let count = 1; count <= FUZZY_WORDS; count++) {
    const span = text.words.slice(at, at + count);
    const [first, last] = [span[0], span.at(-1)];
    if (!first || !last || span.length < count || isTaken(last) || last.kind === 'han') break;
    const key = joined(text, at, count, INSIDE_MISSPELT);
    if (key === undefined) break;
    if (isStopWord(first.key) || isStopWord(last.key) || span.some((word) => count > 1 && word.key.length < 3))
      continue;
    if (span.every((word) => isOrdinary(word.key) || isSaltWord(word.key) || word.kind === 'digits')) continue;
    const squashed = key.replaceAll(' ', '').replace(/^[\u0621-\u064a]+$/, (word) => word.replace(ARABIC_PREFIX, ''));
    if (squashed.length < 6) continue;
    const candidate = resemblance(squashed);
    if (!candidate || (best && best.score >= candidate.score)) continue;
    if (candidate.edits > MOST_EDITS_WHEN_SPLIT && count > candidate.alias.key.split(' ').length) continue;
    best = { index: first.index, end: last.end, alias: candidate.alias, score: Math.min(candidate.score, SOUND_SCORE) };
  }
  return best;
}

/**
 * Every stretch of a text that names a product of the list, left to right, without overlap: exact names first, the
 * longest at each place, then misspellings in what is left.
 */
export function findKnownNames(text: Text, index: ProductIndex): NameSpan[] {
  const spans: NameSpan[] = [];
  for (let at = 0; at < text.words.length; at++) {
    const word = text.words[at]!;
    if (word.kind === 'han') spans.push(...inHan(word, text, index));
    const found = exactAt(text, at, index);
    const last = found && text.words[at + found.count - 1];
    if (!found || !last || spans.some((span) => span.index < last.end && word.index < span.end)) continue;
    spans.push({ index: word.index, end: last.end, alias: found.alias, score: found.score });
    at += found.count - 1;
  }
  const known = new Map<string, Resemblance | undefined>();
  const resemblance = (squashed: string) => {
    if (!known.has(squashed) && known.size < MOST_LOOKUPS) known.set(squashed, misspelled(index, squashed));
    return known.get(squashed);
  };
  const isTaken = (word: Word) => spans.some((span) => span.index < word.end && word.index < span.end);
  for (let at = 0; at < text.words.length; at++) {
    const word = text.words[at]!;
    if (word.kind === 'han' || isTaken(word)) continue;
    const found = misspeltAt(text, at, isTaken, resemblance);
    if (found) spans.push(found);
  }
  return spans.sort((left, right) => left.index - right.index);
}
