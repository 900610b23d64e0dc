/** A second opinion on phrasings, by words alone. */
import { wordsOf } from './features.ts';
import type { PlacedPhrasing } from './finding.ts';

/** What a word counts that a topic has never seen. */
const UNSEEN = 0.05;

/** How much more the words of a phrasing speak for a topic than for its own, in log-probability; negative when less. */
export type WordVote = (phrasing: PlacedPhrasing, topic: string) => number;

/**
 * Counts the words of all phrasings. A phrasing's own words are taken off the counts of its topic: it is left out.
 *
 * Source: multinomial naive Bayes over words and pairs of neighbouring words (Manning, Raghavan and Schütze 2008, ch. 13).
 */
export function countWords(phrasings: readonly PlacedPhrasing[]): WordVote {
  const topics = new Map<string, { readonly counts: Map<string, number>; total: number }>();
  const all = new Set<string>();
  for (const { topic, folded } of phrasings) {
    const known = topics.get(topic) ?? { counts: new Map<string, number>(), total: 0 };
    topics.set(topic, known);
    for (const word of wordsAndPairs(folded)) {
      known.counts.set(word, (known.counts.get(word) ?? 0) + 1);
      known.total++;
      all.add(word);
    }
  }
  const score = (words: ReadonlySet<string>, topic: string, isOwn: boolean): number => {
    const { counts, total } = topics.get(topic) ?? { counts: new Map<string, number>(), total: 0 };
    let sum = -words.size * Math.log(total - (isOwn ? words.size : 0) + UNSEEN * all.size);
    for (const word of words) sum += Math.log((counts.get(word) ?? 0) - (isOwn ? 1 : 0) + UNSEEN);
    return sum;
  };
  return (phrasing, topic) => {
    const words = wordsAndPairs(phrasing.folded);
    return score(words, topic, false) - score(words, phrasing.topic, true);
  };
}

/** Words, and each with the one before it. */
function wordsAndPairs(folded: string): ReadonlySet<string> {
  const words = wordsOf(folded);
  return new Set([...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)]);
}
