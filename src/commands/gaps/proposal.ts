/** What would close a gap. */
import type { Candidate } from '../../core/knowledge.ts';

/**
 * `phrasing`: the questions are another way to ask for this topic. `entry`: no entry answers them. `leave`: the matcher
 * takes them for none of our business; a person should read them all the same.
 */
export type Proposal =
  | { readonly kind: 'phrasing'; readonly topic: string; readonly because: string }
  | { readonly kind: 'entry' | 'leave'; readonly because: string };

/** What is known of one question of a group. */
export interface Clue {
  /** The topic that the customer was then helped with. */
  readonly picked?: string | undefined;
  readonly candidates: readonly Candidate[];
  /** The matcher takes it for none of our business. */
  readonly isForeign: boolean;
}

/**
 * From here on, and this much ahead of the second, the best candidate is the topic in 82 of 100 questions of
 * `questions.eval.tsv` that were asked back or not understood (November 2026).
 */
const LIKELY = 0.5;
const AHEAD = 2;

/** @param clues  of a group of alike questions, at least one */
export function propose(clues: readonly Clue[]): Proposal {
  const picks = countOf(clues.flatMap(({ picked }) => (picked === undefined ? [] : [picked])));
  const [most] = picks;
  if (most) {
    const all = picks.reduce((sum, { times }) => sum + times, 0);
    const because =
      all === most.times
        ? `${people(all)} chose it when asked back`
        : `${most.times} of ${people(all)} chose it when asked back`;
    if (2 * most.times > all) return { kind: 'phrasing', topic: most.topic, because };
  }
  const [best, second] = onAverage(clues);
  if (best && best.score >= LIKELY && best.score >= AHEAD * (second?.score ?? 0)) {
    const because = `the best candidate by far, ${Math.round(best.score * 100)} %`;
    return { kind: 'phrasing', topic: best.topic, because };
  }
  if (2 * clues.filter(({ isForeign }) => isForeign).length > clues.length) {
    return { kind: 'leave', because: 'it looks like none of our business; if it is ours, it needs an entry' };
  }
  return { kind: 'entry', because: 'nobody answers this' };
}

/** How often each topic is there, the most frequent first. */
export function countOf(topics: readonly string[]): readonly { readonly topic: string; readonly times: number }[] {
  const times = new Map<string, number>();
  for (const topic of topics) times.set(topic, (times.get(topic) ?? 0) + 1);
  return [...times]
    .map(([topic, count]) => ({ topic, times: count }))
    .sort((a, b) => b.times - a.times || (a.topic < b.topic ? -1 : 1));
}

function onAverage(clues: readonly Clue[]): readonly Candidate[] {
  const sums = new Map<string, number>();
  for (const { candidates } of clues)
    for (const { topic, score } of candidates) sums.set(topic, (sums.get(topic) ?? 0) + score);
  return [...sums]
    .map(([topic, sum]) => ({ topic, score: sum / clues.length }))
    .sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1));
}

function people(count: number): string {
  return count === 1 ? '1 customer' : `${count} customers`;
}
