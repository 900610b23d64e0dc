/** `questions.eval.tsv`: questions that nobody may learn from, and what each is about. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A question, and what it is about. */
export interface EvalQuestion {
  readonly text: string;
  /** Topic ids; several when it asks several things, none when it is none of our business. */
  readonly topics: readonly string[];
  /** Topics that are as right as the one of `topics`: a CAS number alone asks whether there is it, or for an offer. */
  readonly orTopics: readonly string[];
  /** In its file, from 1. */
  readonly line: number;
}

/** A file of questions cannot be used, for the editor. */
export class EvalFileError extends Error {
  override readonly name = 'EvalFileError';
}

const FILE = 'questions.eval.tsv';
/** Stands in place of a topic before a question that the desk must not answer. */
const NONE = '-';
/** More problems than these are one problem. */
const MOST_REPORTED = 20;

/**
 * The questions of a language, in the order of their file; none when it has no such file.
 *
 * @param known  ids of the topics there are
 * @throws EvalFileError with the first twenty lines that is not a topic, a tab and a question
 */
export function readQuestions(folder: string, language: string, known: ReadonlySet<string>): readonly EvalQuestion[] {
  const file = path.join(folder, language, FILE);
  if (!existsSync(file)) return [];
  const problems: string[] = [];
  const questions = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .flatMap((row, i): EvalQuestion[] => {
      if (i === 0 || row.trim() === '') return [];
      const [topics = '', text = ''] = row.split('\t').map((part) => part.trim());
      const [first = '', ...orTopics] = topics.split('|');
      const names = first === NONE ? [] : first.split('+');
      const unknown = [...names, ...orTopics].find((name) => !known.has(name));
      if (unknown === undefined && text !== '') return [{ text, topics: names, orTopics, line: i + 1 }];
      const wrong = text === '' ? 'no tab and question stand behind the topic' : `there is no topic "${unknown}"`;
      problems.push(
        `${language}/${FILE}:${i + 1} ${wrong}; write a topic of topics.yaml (or "-" for none of our business), a tab, and the question`,
      );
      return [];
    });
  if (problems.length > 0) throw new EvalFileError(problems.slice(0, MOST_REPORTED).join('\n'));
  return questions;
}
