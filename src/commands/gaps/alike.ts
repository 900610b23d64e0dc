/** Questions that are alike, put together. */
import { featuresOf } from '../../knowledge/lint/features.ts';
import { vectorise } from '../../knowledge/lint/vectors.ts';
import { plainForMatching } from '../../knowledge/plain-phrasing.ts';

/** MEASURE */
export const ALIKE = 0.45;

/** Questions that are asked in nearly the same words. */
export interface Group {
  /** Into the questions: the one that is most like all others. */
  readonly medoid: number;
  /** Into the questions, those most like the medoid first, itself at the head. */
  readonly members: readonly number[];
}

/**
 * Groups questions of one language, the largest group first. Each question is in one group, alone if need be.
 *
 * The question with the most others like it begins a group and takes them with it; then the next of those left. Likeness
 * is the cosine over words and letter triples, as in `knowledge/lint/vectors.ts`.
 *
 * @param texts  the questions
 * @param among  how the language is written otherwise: phrasings, which tell rare words from common ones
 */
export function groupAlike(texts: readonly string[], among: readonly string[], alike = ALIKE): readonly Group[] {
  const near = likenessesOf(texts, among, alike);
  const left = new Set(texts.keys());
  const order = [...left].sort((a, b) => near[b]!.size - near[a]!.size || a - b);
  const groups: Group[] = [];
  for (const leader of order) {
    if (!left.has(leader)) continue;
    const members = [leader, ...[...near[leader]!.keys()].filter((other) => left.has(other))];
    for (const member of members) left.delete(member);
    groups.push(aroundMedoid(members, near));
  }
  return groups.sort((a, b) => b.members.length - a.members.length || a.medoid - b.medoid);
}
