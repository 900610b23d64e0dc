/** The sentences between the entries: said in every language served, under a name that exists, with the same slots. */
import { didYouMean } from '../nearest.ts';
import type { Finding, Material, Rule } from './finding.ts';
import { placesOf } from './material.ts';

const RULE = 'missing-phrases';
/** Handlers hold every phrase in English. */
const WRITTEN_IN_CODE = 'en';
const SLOT = /\{[^{}]*\}/g;

/** Phrases that a language lacks, that no handler says, or whose slots are not those of the English. */
export const missingPhrases: Rule = {
  name: RULE,
  look(material) {
    return [...material.base.languages.keys()].flatMap((language) => inLanguage(language, material));
  },
};

function inLanguage(language: string, { base, files, spoken }: Material): readonly Finding[] {
  const said = base.phrases.get(language) ?? new Map<string, string>();
  const { path, places } = placesOf(files, `${language}/phrases.yaml`);
  const findings: Finding[] = [];
  const report = (severity: Finding['severity'], line: number, what: string, why: string, mend: string) =>
    findings.push({ path, line, severity, rule: RULE, what, why, mend });
  for (const [name, english] of spoken) {
    const text = said.get(name);
    if (text === undefined) {
      if (language === WRITTEN_IN_CODE) continue;
      report(
        'warning',
        1,
        `${name} is missing`,
        'it is said in English',
        `add a line ${name}: with “${english}” in ${language}`,
      );
      continue;
    }
    const unknown = slotsOf(text).filter((slot) => !slotsOf(english).includes(slot));
    const lacking = slotsOf(english).filter((slot) => !slotsOf(text).includes(slot));
    if (unknown.length > 0) {
      const why = 'nothing fills it, and the customer would read the braces';
      report(
        'error',
        places.key(name),
        `${name} has the slot ${unknown.join(', ')}`,
        why,
        `use ${slotsOf(english).join(', ') || 'none'}`,
      );
    }
    if (lacking.length > 0) {
      const why = `the English says “${english}”`;
      report(
        'warning',
        places.key(name),
        `${name} lacks the slot ${lacking.join(', ')}`,
        why,
        'put it where it belongs',
      );
    }
  }
  for (const name of said.keys()) {
    if (spoken.has(name)) continue;
    const mend = `${didYouMean(name, spoken.keys()).replace(/^; /, '') || 'correct the name'}, or take the line out`;
    report('warning', places.key(name), `no handler says ${name} to a customer`, 'the line changes nothing', mend);
  }
  return findings;
}

function slotsOf(text: string): readonly string[] {
  return [...new Set(text.match(SLOT))];
}
