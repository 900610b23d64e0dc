/** What staff have ready in English is ready in every other language in which they have anything. */
import type { Finding, Rule } from './finding.ts';
import { placesOf } from './material.ts';

const RULE = 'missing-canned';

/** Shortcuts of the English file that the file of another language lacks. */
export const missingCanned: Rule = {
  name: RULE,
  look({ base, files }) {
    const english = [...(base.canned.get('en')?.keys() ?? [])];
    return [...base.canned].flatMap(([language, texts]) => {
      const { path } = placesOf(files, `${language}/canned.yaml`);
      return english
        .filter((shortcut) => !texts.has(shortcut))
        .map(
          (shortcut): Finding => ({
            path,
            line: 1,
            severity: 'warning',
            rule: RULE,
            what: `${shortcut} is missing`,
            why: 'staff send it in English',
            mend: `add a line ${shortcut}: with its text in ${language}`,
          }),
        );
    });
  },
};
