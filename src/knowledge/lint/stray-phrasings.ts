/** Phrasings that speak for another topic than their own. */
import type { Finding, Material, Neighbour, PlacedPhrasing, Rule } from './finding.ts';
import { countWords } from './word-votes.ts';

const RULE = 'stray-phrasings';

/** One phrasing that is alike may be chance: a topic counts by so many of those that are most like. */
const WITNESSES = 2;
/**
 * Another topic must be this like a phrasing before it can win it, lead its own by so much, and lead by its words too:
 * on the shipped base either alone reports hundreds of phrasings that are merely the only ones of their kind.
 */
const LEAST_LIKENESS = 0.5;
const LEAST_LEAD = 0.45;
const LEAST_MARGIN = 7;

/** What a phrasing is taken for when it is itself left out. */
export interface Leaning {
  readonly topic: string;
  /** The phrasing of that topic which is most like it. */
  readonly nearest: PlacedPhrasing;
  /** To the two phrasings of that topic that are most like it, 0 to 1. */
  readonly likeness: number;
  /** By how much that exceeds the likeness to its own topic; above 0, at most 1. */
  readonly lead: number;
}

/**
 * The other topic that each phrasing leans to when it is left out, `undefined` where its own wins.
 *
 * Source: leave-one-out with nearest neighbours (Cover and Hart 1967).
 */
export function leanings({ phrasings, neighbours }: Material): readonly (Leaning | undefined)[] {
  return neighbours().map((near, i) => {
    const own = phrasings[i]!.topic;
    const byTopic = new Map<string, Neighbour[]>();
    for (const neighbour of near) {
      const { topic } = phrasings[neighbour.index]!;
      byTopic.set(topic, [...(byTopic.get(topic) ?? []), neighbour]);
    }
    const toOwn = likenessTo(byTopic.get(own));
    let best: Leaning | undefined;
    for (const [topic, [first, ...others]] of byTopic) {
      const likeness = likenessTo([first!, ...others]);
      const lead = likeness - toOwn;
      if (topic === own || lead <= (best?.lead ?? 0)) continue;
      best = { topic, nearest: phrasings[first!.index]!, likeness, lead };
    }
    return best;
  });
}

function likenessTo(neighbours: readonly Neighbour[] = []): number {
  return neighbours.slice(0, WITNESSES).reduce((sum, { likeness }) => sum + likeness, 0) / WITNESSES;
}

/** Phrasings that another topic wins clearly when they are left out: by likeness and by their words. */
export const strayPhrasings: Rule = {
  name: RULE,
  look(material) {
    const findings: Finding[] = [];
    const vote = countWords(material.phrasings);
    for (const [i, leaning] of leanings(material).entries()) {
      const { text, topic, folded, path, line } = material.phrasings[i]!;
      if (!leaning || leaning.likeness < LEAST_LIKENESS || leaning.lead < LEAST_LEAD) continue;
      if (vote(material.phrasings[i]!, leaning.topic) < LEAST_MARGIN) continue;
      if (leaning.nearest.folded === folded) continue; // A collision, and reported as one.
      const { nearest } = leaning;
      findings.push({
        path,
        line,
        severity: 'warning',
        rule: RULE,
        what: `"${text}" (${topic}) would go to ${leaning.topic}, like "${nearest.text}" (${nearest.path}:${nearest.line})`,
        why: 'left out, nothing else in its own topic is like it',
        mend: `move it to ${leaning.topic}, or add to ${topic} a few more that are asked so`,
      });
    }
    return findings;
  },
};
