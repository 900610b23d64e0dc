import type { Knowledge } from './knowledge.ts';

/** One way to ask about a topic, in one language. */
export interface LearntPhrasing {
  readonly language: string;
  readonly topic: string;
  readonly text: string;
}

/**
 * All ways to ask that the matcher learns from.
 *
 * Entries that are withheld today are learnt all the same: who asks about them is told that a colleague will confirm.
 */
export function learntPhrasings({
  entries,
  questions,
}: Pick<Knowledge, 'entries' | 'questions'>): readonly LearntPhrasing[] {
  const ofEntries = [...entries].flatMap(([language, byTopic]) =>
    [...byTopic.values()].flatMap(({ topic, questions }) => questions.map((text) => ({ language, topic, text }))),
  );
  const beside = [...questions].flatMap(([language, byTopic]) =>
    [...byTopic].flatMap(([topic, list]) => list.map((text) => ({ language, topic, text }))),
  );
  return [...ofEntries, ...beside];
}
