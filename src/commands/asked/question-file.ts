/** A file of questions: JSON Lines of `{"text","language"?}`. */
import { readFileSync } from 'node:fs';
import { reason } from '../../core/errors.ts';
import { parseObject } from '../json-lines.ts';
import type { Question } from './question.ts';

/** A file of questions cannot be used, for the person at the keyboard. */
export class QuestionFileError extends Error {
  override readonly name = 'QuestionFileError';
}

/** More problems than these are one problem. */
const MOST_REPORTED = 20;

/**
 * The questions of a file, in its order; empty lines are passed over.
 *
 * @throws QuestionFileError when it cannot be read, with the first twenty lines that are no question
 */
export function readQuestionFile(file: string): readonly Question[] {
  const problems: string[] = [];
  const questions = textOf(file)
    .split(/\r?\n/)
    .flatMap((line, i): Question[] => {
      if (line.trim() === '') return [];
      try {
        return [questionFrom(parseObject(line))];
      } catch (error) {
        problems.push(`${file}:${i + 1} ${reason(error)}`);
        return [];
      }
    });
  if (problems.length > 0) throw new QuestionFileError(problems.slice(0, MOST_REPORTED).join('\n'));
  return questions;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new QuestionFileError(`${file} cannot be read (${reason(cause)}); check the name`, { cause });
  }
}

function questionFrom({ text, language }: Record<string, unknown>): Question {
  if (typeof text !== 'string') throw new Error('"text" is missing or not a string; write {"text": "…"}');
  if (language === undefined) return { text, known: [] };
  if (typeof language !== 'string' || !/^[a-z]{2}$/.test(language))
    throw new Error('"language" is no two small letters; write {"text": "…", "language": "en"} or leave it out');
  return { text, language, known: [] };
}
