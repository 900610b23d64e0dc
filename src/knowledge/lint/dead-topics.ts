/** Topics and entries that no message can reach. */

import type { Finding, Rule } from './finding.ts';
import { placesOf } from './material.ts';
import { leanings } from './stray-phrasings.ts';

const RULE = 'dead-topics';

/** Topics without a phrasing or a cue that has letters in it, and entries all of whose phrasings other topics win. */
export const deadTopics: Rule = {
  name: RULE,
  look(material) {
    const { base, files, phrasings } = material;
    const findings: Finding[] = [];
    const cued = new Set([...base.safety.values()].flatMap((lexicon) => [...lexicon.keys()]));
    const asked = new Set(phrasings.flatMap(({ topic, folded }) => (folded === '' ? [] : [topic])));
    const { path, places } = placesOf(files, 'topics.yaml');
    for (const id of base.topics.keys()) {
      if (asked.has(id) || cued.has(id)) continue;
      findings.push({
        path,
        line: places.key(id),
        severity: 'error',
        rule: RULE,
        what: `nothing leads to "${id}"`,
        why: 'no language has a phrasing with letters in it, or a cue, for this topic',
        mend: `add to en/entries/${id}.md how customers ask, or retire the topic`,
      });
    }
    return [...findings, ...outOfReach(material)];
  },
};

function outOfReach(material: Parameters<Rule['look']>[0]): readonly Finding[] {
  const { answers, base, phrasings } = material;
  const lost = new Map<string, { all: number; lost: number }>();
  for (const [i, leaning] of leanings(material).entries()) {
    const { language, topic, folded } = phrasings[i]!;
    const count = lost.get(`${language}/${topic}`) ?? { all: 0, lost: 0 };
    lost.set(`${language}/${topic}`, count);
    count.all++;
    if (leaning || folded === '') count.lost++;
  }
  return answers.flatMap(({ entry: { language, topic }, path }) => {
    const count = lost.get(`${language}/${topic}`);
    if (!count || count.lost < count.all || base.safety.get(language)?.has(topic)) return [];
    return [
      {
        path,
        line: 1,
        severity: 'warning',
        rule: RULE,
        what: `hardly any message reaches this entry: all its ${count.all} phrasings are more like those of other topics`,
        why: 'the matcher answers with the topic whose phrasings are most alike',
        mend: 'add phrasings in words that are its own, or put it together with the topic it resembles',
      },
    ];
  });
}
