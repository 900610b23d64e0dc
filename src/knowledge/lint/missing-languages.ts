/** Every topic is answered, and has a name on menus, in every language in which answers exist. */
import type { Finding, Rule } from './finding.ts';
import { placesOf } from './material.ts';

const RULE = 'missing-languages';

/** Topics without an entry or a label in a language of full service. */
export const missingLanguages: Rule = {
  name: RULE,
  look({ base, files, fullLanguages }) {
    const { path, places } = placesOf(files, 'topics.yaml');
    const findings: Finding[] = [];
    for (const [id, topic] of base.topics) {
      const report = (what: string, why: string, mend: string) =>
        findings.push({ path, line: places.key(id), severity: 'warning', rule: RULE, what, why, mend });
      for (const language of fullLanguages) {
        if (!base.entries.get(language)?.has(id)) {
          report(
            `"${id}" has no entry in ${language}`,
            'customers who write in it are answered in English',
            `write ${language}/entries/${id}.md`,
          );
        }
        if (topic.labels[language] === undefined) {
          report(
            `"${id}" has no label in ${language}`,
            'menus show it in English',
            `add "${language}" under its "label"`,
          );
        }
      }
    }
    return findings;
  },
};
