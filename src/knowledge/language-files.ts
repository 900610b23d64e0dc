/** What a language has beside its entries: its small words, and its own wording of phrases. */
import { z } from 'zod';
import { plainWords } from '../core/words.ts';
import { group, must, text, words } from './fields.ts';
import type { SourceFile } from './files.ts';
import type { Language } from './knowledge.ts';
import type { Problems } from './problems.ts';
import { parseYaml } from './yaml-file.ts';

/** Folded as messages are, so that the two can be compared; an emoji would fold to nothing and equal any other. */
const folded = (advice: string) =>
  words(1, advice)
    .refine((list) => list.every((word) => plainWords(word) !== ''), {
      error: 'has an item without letters or digits; take it out',
    })
    .transform((list) => [...new Set(list.map(plainWords))]);

const LANGUAGE = group({
  name: text('name: English'),
  yes: folded('add how a customer says yes'),
  no: folded('add how a customer says no'),
  greetings: folded('add how a customer says hello'),
  thanks: folded('add how a customer says thank you'),
  joiners: folded('add the words that join two questions, such as - and'),
  negations: folded('add the words that deny, such as - not'),
});

const PHRASES = z.record(
  z.string().regex(/^[a-z][a-zA-Z0-9-]*\.[a-zA-Z][a-zA-Z0-9-]*$/),
  text('fallback.rephrase: "Could you say it another way?"'),
  {
    error: (issue) =>
      issue.code === 'invalid_key'
        ? 'is no name of a phrase; write the handler, a dot and the phrase, such as fallback.rephrase'
        : must('phrases by name', 'fallback.rephrase: "Could you say it another way?"')(issue),
  },
);

/** Reads `language.yaml`. */
export function parseLanguage(file: SourceFile, problems: Problems): Language | undefined {
  return parseYaml(file, LANGUAGE, problems).value;
}

/** Reads `phrases.yaml`, which may hold nothing but comments. */
export function parsePhrases(file: SourceFile, problems: Problems): ReadonlyMap<string, string> {
  return new Map(Object.entries(parseYaml(file, PHRASES.nullable(), problems).value ?? {}));
}
