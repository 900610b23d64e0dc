/** The questions of a message: "MOQ? and how is it shipped" are two. */
import { wordPlaces } from './word-places.ts';

/** A message is looked at this far; what stands beyond is for a person to read. */
export const LONGEST_TEXT = 4000;

/** More questions than anyone answers one by one; the rest is read as part of the whole. */
const MOST_SENTENCES = 12;

/** Ends of sentences, lines and list items ("1)", "2.", "- "); a dot inside a number or an abbreviation is none. */
const SENTENCE_END = /[?？!！;；。\n]+|(?<=\p{L}{2}["”»’')]?)\.(?=["”»’']?(?:\s|$))|(?:^|\s)(?:\d{1,2}[.)]|[-•*])\s+/u;

/** The sentences of a text, trimmed, empty ones left out. */
export function sentences(text: string): readonly string[] {
  return text
    .slice(0, LONGEST_TEXT)
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .slice(0, MOST_SENTENCES);
}

/** Words that join two questions, ready for looking them up. */
export interface Joiners {
  /** Folded words joined by spaces. */
  readonly keys: ReadonlySet<string>;
  /** Words in the longest. */
  readonly longest: number;
}

/** @param joiners  folded words that join questions in the languages served ("and", "also", "y", "и", "和") */
export function joinersOf(joiners: readonly string[]): Joiners {
  return { keys: new Set(joiners), longest: Math.max(1, ...joiners.map((joiner) => joiner.split(' ').length)) };
}

/**
 * Ways to take one sentence apart at a joining word or a comma: "MOQ and lead time" → ["MOQ", "lead time"].
 *
 * @returns  each way as its pieces, at least two, in the order of the sentence
 */
export function splits(sentence: string, joiners: Joiners): readonly (readonly string[])[] {
  const joints = jointsOf(sentence, joiners);
  const ends = [...joints.map(({ index }) => index), sentence.length];
  const starts = [0, ...joints.map(({ end }) => end)];
  const pieces = starts
    .map((start, i) => ({ start, end: ends[i]!, text: sentence.slice(start, ends[i]).trim() }))
    .filter(({ text }) => /\p{L}/u.test(text));
  if (pieces.length < 2) return [];
  const ways: string[][] = [];
  if (pieces.length <= MOST_PIECES) ways.push(pieces.map(({ text }) => text));
  if (pieces.length === 2) return ways;
  // Two parts at each joint, longest left part first: "price and lead time, and the DMF".
  for (let i = 1; i < pieces.length; i++) {
    const left = sentence.slice(pieces[0]!.start, pieces[i - 1]!.end).trim();
    const rest = sentence.slice(pieces[i]!.start).trim();
    ways.push([left, rest]);
  }
  return ways;
}

/** More parts than these are a list of something, not questions. */
const MOST_PIECES = 4;

interface Joint {
  readonly index: number;
  readonly end: number;
}

const COMMA = /[,，、،&+/]+/g;
/** Arabic writes "and" onto the next word. */
const AND_IN_ARABIC = /^[وﻭ](?=[\u0621-\u064a]{3})/;

/** Where a sentence can be taken apart, left to right, without overlap. */
function jointsOf(sentence: string, { keys, longest }: Joiners): readonly Joint[] {
  const joints: Joint[] = [...sentence.matchAll(COMMA)].map((m) => ({ index: m.index, end: m.index + m[0].length }));
  const words = wordPlaces(sentence);
  for (let at = 0; at < words.length; at++) {
    let count = Math.min(longest, words.length - at);
    while (
      count > 0 &&
      !keys.has(
        words
          .slice(at, at + count)
          .map(({ key }) => key)
          .join(' '),
      )
    )
      count--;
    const [first, last] = [words[at]!, words[at + count - 1]];
    if (count > 0 && last) {
      joints.push({ index: first.index, end: last.end });
      at += count - 1;
    } else if (at > 0 && AND_IN_ARABIC.test(sentence.slice(first.index, first.end))) {
      joints.push({ index: first.index, end: first.index + 1 });
    }
  }
  return joints.sort((a, b) => a.index - b.index);
}
