import { createHash } from 'node:crypto';
import type { Knowledge } from './knowledge.ts';

/**
 * Names everything that trains the matcher; files in another order, or another answer, change nothing.
 *
 * @returns SHA-256, hexadecimal
 */
export function trainingHash({
  entries,
  questions,
  concepts,
}: Pick<Knowledge, 'entries' | 'questions' | 'concepts'>): string {
  const parts: string[] = [];
  for (const [language, byTopic] of entries) {
    for (const { topic, questions } of byTopic.values()) {
      parts.push(JSON.stringify([language, topic, [...new Set(questions)].sort()]));
    }
  }
  for (const [language, byTopic] of questions) {
    for (const [topic, list] of byTopic)
      parts.push(JSON.stringify([language, topic, 'beside', [...new Set(list)].sort()]));
  }
  for (const [language, byConcept] of concepts) {
    for (const [concept, forms] of byConcept)
      parts.push(JSON.stringify([language, 'concept', concept, [...new Set(forms)].sort()]));
  }
  return sha256(parts.sort().join('\n'));
}

/**
 * Names the text of an answer, for provenance and approval.
 *
 * @returns SHA-256, hexadecimal
 */
export function answerHash(answer: string): string {
  return sha256(answer);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
