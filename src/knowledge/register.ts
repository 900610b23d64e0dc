/** The register of what authorities have issued: which documents are valid on a day. */
import type { Certified } from '../core/knowledge.ts';
import type { Certificate } from './knowledge.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The documents that are valid on a day, as they stand in the register: from the day of issue, and not on the day on
 * which they expire.
 *
 * @param day  `YYYY-MM-DD`
 */
export function validOn(day: string, register: readonly Certificate[]): readonly Certified[] {
  return register
    .filter(({ issued, expires }) => issued <= day && day < expires)
    .map(({ expires, evidence, ...rest }) => ({ ...rest, until: dayBefore(expires) }));
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}
