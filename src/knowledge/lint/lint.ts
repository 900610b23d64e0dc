/** All rules, and how they are run. */
import { certificates } from './certificates.ts';
import { claims } from './claims.ts';
import { collidingPhrasings } from './colliding-phrasings.ts';
import { concepts } from './concepts.ts';
import { contacts } from './contacts.ts';
import { controlDates } from './control-dates.ts';
import { dates } from './dates.ts';
import { deadCues } from './dead-cues.ts';
import { deadTopics } from './dead-topics.ts';
import type { Finding, Material, Rule } from './finding.ts';
import { missingCanned } from './missing-canned.ts';
import { missingLanguages } from './missing-languages.ts';
import { missingPhrases } from './missing-phrases.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { prices } from './prices.ts';
import { promisedTimes } from './promised-times.ts';
import { sources } from './sources.ts';
import { strayPhrasings } from './stray-phrasings.ts';
import { untranslated } from './untranslated.ts';

/** To add a rule: one file, and its line here. What loading refuses needs none. */
export const RULES: readonly Rule[] = [
  // How customers ask.
  collidingPhrasings,
  nearDuplicates,
  strayPhrasings,
  deadTopics,
  deadCues,
  concepts,
  // What is there in each language.
  missingLanguages,
  missingPhrases,
  missingCanned,
  untranslated,
  // What may not be said.
  prices,
  dates,
  promisedTimes,
  claims,
  contacts,
  // Document control.
  controlDates,
  certificates,
  sources,
];

/**
 * Everything that the rules find, by file, line and rule: the same base on the same day gives the same list.
 *
 * @param options.only    names of rules; all by default
 * @param options.before  hears the name of each rule before it looks
 */
export function lint(
  material: Material,
  options: { readonly only?: readonly string[] | undefined; readonly before?: (rule: string) => void } = {},
): readonly Finding[] {
  const { only, before } = options;
  const rules = only ? RULES.filter(({ name }) => only.includes(name)) : RULES;
  const found = rules.flatMap((rule) => {
    before?.(rule.name);
    return rule.look(material);
  });
  return found.sort(
    (a, b) => order(a.path, b.path) || a.line - b.line || order(a.rule, b.rule) || order(a.what, b.what),
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
