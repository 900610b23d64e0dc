/** Cues of the safety lexicon that can never be heard. */
import type { Finding, Rule } from './finding.ts';
import { placesOf } from './material.ts';

const RULE = 'dead-cues';

/** Rules with a list all of whose words also stand under `unless`. */
export const deadCues: Rule = {
  name: RULE,
  look({ base, files }) {
    const findings: Finding[] = [];
    for (const [language, lexicon] of base.safety) {
      const { path, places } = placesOf(files, `${language}/safety.yaml`);
      for (const [topic, rules] of lexicon) {
        for (const [i, { all, unless = [] }] of rules.entries()) {
          const silenced = new Set(unless);
          const dead = all.find((list) => list.every((word) => silenced.has(word)));
          if (!dead) continue;
          findings.push({
            path,
            line: places.key(topic),
            severity: 'error',
            rule: RULE,
            what: `rule ${i + 1} of ${topic} is never heard: "${dead.join(', ')}" also stands under its "unless"`,
            why: 'what stands under "unless" silences the rule',
            mend: 'take the words out of one of the two lists',
          });
        }
      }
    }
    return findings;
  },
};
