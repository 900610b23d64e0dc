/** Document control: what is out of date, soon will be, or changed after its approval. */
import { isSamePerson } from '../control.ts';
import type { Entry } from '../knowledge.ts';
import { nearUntil } from './days.ts';
import type { Finding, Rule, Severity } from './finding.ts';
import { placesOf } from './material.ts';

const RULE = 'control-dates';

/** Entries that are not served today because of their dates or their approval, or that soon will not be. */
export const controlDates: Rule = {
  name: RULE,
  look({ answers, files, today }) {
    return answers.flatMap(({ entry, path }) => {
      if (entry.approval === 'withdrawn') return [];
      const findings: Finding[] = [];
      const faults = faultsOf(entry, today);
      if (faults.length === 0) return findings;
      const { places } = placesOf(files, `${entry.language}/entries/${entry.topic}.md`);
      for (const { key, ...fault } of faults) findings.push({ path, line: places.key(key), rule: RULE, ...fault });
      return findings;
    });
  },
};

interface Fault {
  readonly key: string;
  readonly severity: Severity;
  readonly what: string;
  readonly why: string;
  readonly mend: string;
}

function faultsOf(
  { reviewBy, effective, expires, approval, approver, author, approvedHash, hash, version, change }: Entry,
  today: string,
): Fault[] {
  const faults: Fault[] = [];
  const add = (key: string, severity: Severity, what: string, why: string, mend: string) =>
    faults.push({ key, severity, what, why, mend });
  const near = nearUntil(today);
  const silent = 'the desk does not serve it, and customers are told that a colleague will confirm';
  if (reviewBy < today)
    add(
      'review-by',
      'error',
      `the review was due on ${reviewBy}`,
      silent,
      'read it again, then set a new review-by and have it approved',
    );
  else if (reviewBy <= near)
    add(
      'review-by',
      'warning',
      `the review is due on ${reviewBy}`,
      'from the day after, the desk does not serve it',
      'plan the review',
    );
  if (version > 1 && change === undefined)
    add(
      'version',
      'error',
      `version ${version} does not say what it changed`,
      'an approver and an auditor have to see what is new',
      'add a line such as change: new limit from the 2026 edition',
    );
  if (effective > today)
    add(
      'effective',
      'warning',
      `it is not in force before ${effective}`,
      silent,
      'nothing, if that is meant; else correct the day',
    );
  if (expires !== undefined && expires <= today)
    add('expires', 'error', `it expired on ${expires}`, silent, 'take the entry out, or bring its facts up to date');
  else if (expires !== undefined && expires <= near)
    add(
      'expires',
      'warning',
      `it expires on ${expires}`,
      'from that day, the desk does not serve it',
      'prepare the text that comes after',
    );
  if (approval === 'approved' && approvedHash !== hash) {
    add(
      'approved-hash',
      'error',
      'the answer is not the text that was approved',
      silent,
      'have it approved again, or bring the approved text back',
    );
  }
  // Loading refuses it too; here for bases that come from elsewhere.
  if (approver !== undefined && isSamePerson(approver, author)) {
    add(
      'approver',
      'error',
      `${approver} approved an own text`,
      'a second pair of eyes is the point of approval',
      'let another person approve it',
    );
  }
  return faults;
}
