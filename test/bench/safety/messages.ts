/** The labelled questions of the knowledge base, as a test of what may not wait. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { randomStream } from '../../../src/understanding/matching/random.ts';
import { withTypos } from '../matching/typos.ts';

/** A message, and what it is about. */
export interface Message {
  readonly text: string;
  /** Topic ids, at least one. */
  readonly topics: readonly string[];
}

const FILE = 'questions.eval.tsv';
const SEED = 1;

/** The labelled questions of a language, in the order of the file; none when the language has no such file. */
export function messagesIn(folder: string, language: string): Message[] {
  const file = path.join(folder, language, FILE);
  if (!existsSync(file)) return [];
  const [, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [topics = '', text = ''] = row.split('\t');
    return { text, topics: topics.split('+') };
  });
}

/** The same messages with slips of the finger, always the same ones. */
export function mistyped(messages: readonly Message[]): Message[] {
  const random = randomStream(SEED);
  return messages.map((message) => ({ ...message, text: withTypos(message.text, random) }));
}
