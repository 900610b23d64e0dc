/** Everything in the base that a customer may read, cut into sentences. */
import { plainWords } from '../../core/words.ts';
import type { Entry } from '../knowledge.ts';
import type { Material } from './finding.ts';
import { placesOf } from './material.ts';
import { lineWithin } from './places.ts';

/** An answer, a phrase, or what staff have ready. */
export interface Said {
  readonly language: string;
  readonly text: string;
  readonly path: string;
  /** On which it begins. */
  readonly line: number;
  /** Absent for what is no answer. */
  readonly entry?: Entry;
}

/** All answers, phrases and texts of staff, in all languages; withdrawn entries are never read by anybody. */
export function everythingSaid({ base, files, answers }: Material): readonly Said[] {
  const ofEntries = answers
    .filter(({ entry }) => entry.approval !== 'withdrawn')
    .map(({ entry, path, line }) => ({ language: entry.language, text: entry.answer, path, line, entry }));
  const inFile = (name: string, byLanguage: Material['base']['phrases']) =>
    [...byLanguage].flatMap(([language, texts]) => {
      const { path, places } = placesOf(files, `${language}/${name}`);
      return [...texts].map(([key, text]) => ({ language, text, path, line: places.key(key) }));
    });
  return [...ofEntries, ...inFile('phrases.yaml', base.phrases), ...inFile('canned.yaml', base.canned)];
}

/** A sentence, and where in the file it begins. */
export interface Sentence {
  readonly text: string;
  readonly line: number;
}

/** A dot ends a sentence only before a space: "21 CFR 314.420". */
const SENTENCE = /(?:(?![.!?;](?:\s|$)|[。！？؟；؛\n])[\s\S])+/gu;

/** The sentences of a text, without their ends. */
export function sentencesOf({ text, line, entry }: Said): readonly Sentence[] {
  return [...text.matchAll(SENTENCE)]
    .filter(([sentence]) => /\p{L}/u.test(sentence))
    .map((match) => ({
      text: match[0].trim(),
      // A phrase is one line of its file, however it is written.
      line: entry ? lineWithin(text, match.index + match[0].search(/\S/), line) : line,
    }));
}

/** Whether a sentence denies something, by the language's own list of such words. */
export function isDenying(sentence: string, language: string, { base }: Material): boolean {
  const words = ` ${plainWords(sentence)} `;
  return (base.languages.get(language)?.negations ?? []).some((word) => words.includes(` ${word} `));
}

/** Digits of all scripts as `0` to `9`, so that one pattern reads them all. */
export function withPlainDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/gu, (digit) => String((digit.codePointAt(0) ?? 0) % 16));
}
