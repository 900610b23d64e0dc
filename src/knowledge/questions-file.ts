/** `questions.yaml`: ways to ask that stand beside the entries, and what is none of our business. */
import { z } from 'zod';
import { OUT_OF_SCOPE } from '../understanding/grounds.ts';
import { must, words } from './fields.ts';
import type { SourceFile } from './files.ts';
import { didYouMean } from './nearest.ts';
import type { Problems } from './problems.ts';
import { keysOf, parseYaml } from './yaml-file.ts';

const QUESTIONS = z.record(z.string(), words(1, 'add a way to ask, or take the topic out'), {
  error: must('ways to ask by topic', 'lead-time: and its questions below it, each as "- quel délai ?"'),
});

/**
 * Reads `questions.yaml`, which a language need not have.
 *
 * @param ids  of all topics; empty when the index could not be read
 * @returns    questions by topic, `OUT_OF_SCOPE` being one
 */
export function parseQuestions(
  file: SourceFile,
  ids: ReadonlySet<string>,
  problems: Problems,
): ReadonlyMap<string, readonly string[]> {
  const parsed = parseYaml(file, QUESTIONS.nullable(), problems);
  const known = new Set([...ids, OUT_OF_SCOPE]);
  for (const topic of keysOf(parsed.raw)) {
    if (ids.size === 0 || known.has(topic)) continue;
    problems.add(
      file.path,
      parsed.lineOf([topic]),
      `there is no topic "${topic}"${didYouMean(topic, known) || '; add it to topics.yaml'}`,
    );
  }
  return new Map(Object.entries(parsed.value ?? {}));
}
