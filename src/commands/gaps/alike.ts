/** Questions that are alike, put together. */
import type { Candidate } from '../../core/knowledge.ts';
import { featuresOf } from '../../knowledge/lint/features.ts';
import { type Vectors, vectorise } from '../../knowledge/lint/vectors.ts';
import { fold } from '../../understanding/matching/tokens.ts';

/** A question as it is compared. */
export interface Comparable {
  /** Product names out of sight, as for the matcher. */
  readonly text: string;
  /** What the matcher took it for; empty when it knows nothing of it, or takes it for none of our business. */
  readonly candidates: readonly Candidate[];
}

/**
 * At or above this, what the matcher makes of two questions is the same. Among the questions of `questions.eval.tsv` that
 * were not answered (November 2026), 75 of 100 such pairs are about one topic; at 0.8 only 54.
 */
const SAME_CANDIDATES = 0.9;

/**
 * At or above this, two questions of which the matcher knows nothing are nearly the same words. Lower says little: on
 * the questions of `questions.eval.tsv`, none of the eight pairs above 0.35 was about one topic.
 */
const SAME_WORDS = 0.6;

/** Indices into the questions; the first is the medoid, the one most like all others. */
export type Group = readonly number[];

/**
 * Groups questions of one language, the largest group first; each question is in one group, alone if need be.
 *
 * Greedy: the question with the most others like it takes them with it, then the next of those left. Likeness is the
 * cosine of what the matcher makes of two questions, which tells more than their words; of those that it does not know
 * it is the cosine of their words and letter triples. Every pair is looked at: 5,000 questions take some seconds.
 */
export function groupAlike(questions: readonly Comparable[]): readonly Group[] {
  const likeness = likenessOf(questions);
  const near = questions.map((_, a) => {
    const others = new Map<number, number>();
    for (let b = 0; b < questions.length; b++) {
      const like = a === b ? 0 : likeness(a, b);
      if (like > 0) others.set(b, like);
    }
    return others;
  });
  const left = new Set(questions.keys());
  const groups: Group[] = [];
  for (const leader of [...left].sort((a, b) => near[b]!.size - near[a]!.size || a - b)) {
    if (!left.has(leader)) continue;
    const members = [leader, ...[...near[leader]!.keys()].filter((other) => left.has(other))];
    for (const member of members) left.delete(member);
    groups.push(medoidFirst(members, near));
  }
  return groups.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}

function medoidFirst(members: readonly number[], near: readonly ReadonlyMap<number, number>[]): Group {
  const closeness = new Map(
    members.map((member) => [member, members.reduce((sum, other) => sum + (near[member]!.get(other) ?? 0), 0)]),
  );
  return [...members].sort((a, b) => closeness.get(b)! - closeness.get(a)! || a - b);
}

/** 0 for a pair that is not alike, else the cosine. */
function likenessOf(questions: readonly Comparable[]): (a: number, b: number) => number {
  const words = questions.map(({ text }) => plain(text));
  const vectors = vectorise(
    words.map(featuresOf),
    words.map(() => ''),
  );
  const directions = questions.map(({ candidates }) => direction(candidates));
  return (a, b) => {
    if (words[a] === words[b]) return 1;
    const [x, y] = [directions[a]!, directions[b]!];
    if (x.size === 0 || y.size === 0) {
      const like = x.size === y.size ? cosine(vectors, a, b) : 0;
      return like >= SAME_WORDS ? like : 0;
    }
    let like = 0;
    for (const [topic, share] of x) like += share * (y.get(topic) ?? 0);
    return like >= SAME_CANDIDATES ? like : 0;
  };
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

function direction(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const length = Math.hypot(...candidates.map(({ score }) => score));
  return new Map(length > 0 ? candidates.map(({ topic, score }) => [topic, score / length]) : []);
}

/** Both rows hold ascending feature ids. */
function cosine({ starts, ids, values }: Vectors, a: number, b: number): number {
  let sum = 0;
  let j = starts[b]!;
  for (let i = starts[a]!; i < starts[a + 1]!; i++) {
    while (j < starts[b + 1]! && ids[j]! < ids[i]!) j++;
    if (j < starts[b + 1]! && ids[j] === ids[i]) sum += values[i]! * values[j]!;
  }
  return Math.min(1, sum);
}
