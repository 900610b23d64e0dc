/** The register: certificates that have run out, or soon will. */
import { nearUntil } from './days.ts';
import type { Finding, Rule } from './finding.ts';
import { placesOf } from './material.ts';
import { lineWithin } from './places.ts';

const RULE = 'certificates';

/** Certificates of `registry.yaml` that are no longer valid, within 60 days of it, or not yet issued. */
export const certificates: Rule = {
  name: RULE,
  look({ base, files, today }) {
    const { path } = placesOf(files, 'registry.yaml');
    const text = files.files.get('registry.yaml')?.text ?? '';
    return base.registry.flatMap(({ number, issued, expires }): Finding[] => {
      const at = {
        path,
        line: lineWithin(text, Math.max(0, text.indexOf(number)), 1),
        severity: 'warning',
        rule: RULE,
      } as const;
      const why = 'nothing may be claimed from the day on which the document ends';
      const mend = 'ask for the renewed document; take this one out when nothing refers to it';
      if (issued > today)
        return [
          { ...at, what: `${number} is issued on ${issued}`, why: 'it proves nothing yet', mend: 'correct the day' },
        ];
      if (expires <= today) return [{ ...at, what: `${number} ended on ${expires}`, why, mend }];
      if (expires <= nearUntil(today)) return [{ ...at, what: `${number} ends on ${expires}`, why, mend }];
      return [];
    });
  },
};
