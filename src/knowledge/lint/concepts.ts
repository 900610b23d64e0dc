/** The concepts of all languages together: each names one thing, and is named in each of them. */
import { partsOfForm } from '../../understanding/matching/concepts.ts';
import type { Finding, Rule } from './finding.ts';
import { placesOf } from './material.ts';

const RULE = 'concepts';
/** Whose names of concepts are the names. */
const FIRST = 'en';

/** Concepts that English does not have, forms that stand under two concepts, and concepts that a language does not name. */
export const concepts: Rule = {
  name: RULE,
  look({ base, files }) {
    const known = new Set(base.concepts.get(FIRST)?.keys());
    const owners = new Map<string, { readonly concept: string; readonly where: string }>();
    const findings: Finding[] = [];
    for (const [language, byConcept] of base.concepts) {
      if (byConcept.size === 0) continue;
      const { path, places } = placesOf(files, `${language}/concepts.yaml`);
      const report = (finding: Pick<Finding, 'line' | 'severity' | 'what' | 'why' | 'mend'>) =>
        findings.push({ path, rule: RULE, ...finding });
      for (const [concept, forms] of byConcept) {
        const line = places.key(concept);
        if (!known.has(concept)) {
          report({
            line,
            severity: 'error',
            what: `"${concept}" is no concept of ${FIRST}/concepts.yaml`,
            why: 'a concept that only one language has teaches no other',
            mend: 'correct its name, or give it forms in English',
          });
        }
        for (const form of forms) {
          const key = keyOf(form);
          const owner = owners.get(key);
          if (owner === undefined) owners.set(key, { concept, where: `${path}:${line}` });
          else if (owner.concept !== concept) {
            report({
              line,
              severity: 'error',
              what: `"${form}" (${concept}) also stands under ${owner.concept} (${owner.where})`,
              why: 'a text is read with the forms of all languages, and a form can speak of one thing only',
              mend: 'keep it where it is meant more often, or write more words of it',
            });
          }
        }
      }
      // A language without answers of its own names only what its customers speak of most.
      const isWhole = (base.entries.get(language)?.size ?? 0) > 0;
      for (const concept of isWhole ? known : []) {
        if (byConcept.has(concept)) continue;
        report({
          line: 1,
          severity: 'warning',
          what: `"${concept}" has no form in ${language}`,
          why: 'questions about it teach this language nothing',
          mend: 'add the words that customers use for it',
        });
      }
    }
    return findings;
  },
};

/** What a form is to the matcher; `*` tells a beginning from the word itself. */
function keyOf(form: string): string {
  return partsOfForm(form)
    .map(([word, isBeginning]) => (isBeginning ? `${word}*` : word))
    .join(' ');
}
