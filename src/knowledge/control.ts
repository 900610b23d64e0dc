/** Document control: which entries may be served on a day. Pure. */
import type { Served } from '../core/knowledge.ts';
import type { ServedKnowledge } from './base.ts';
import type { Entry } from './knowledge.ts';

/** Why an entry is not served. */
export type Withheld = Exclude<Extract<Served, { kind: 'withheld' }>['why'], 'missing'>;

/** On which day, and whether entries that nobody has approved yet will do (`SERVE_PROVISIONAL`). */
export interface Moment {
  /** `YYYY-MM-DD` in the company's time zone, see `dayOf`. */
  readonly day: string;
  readonly serveProvisional: boolean;
}

/**
 * Says why an entry may not be served, or `undefined` when it may.
 *
 * An entry is served from `effective` until the end of `review-by`; on the day of `expires` it is no longer true.
 * Approval is for the text that the approver saw: with another text, or with the author as approver, there is none.
 */
export function whyWithheld(entry: Entry, { day, serveProvisional }: Moment): Withheld | undefined {
  if (entry.approval === 'withdrawn') return 'withdrawn';
  if (entry.approval === 'provisional' ? !serveProvisional : !isApproved(entry)) return 'unapproved';
  if (day < entry.effective) return 'not-yet-effective';
  if (day > entry.reviewBy || (entry.expires !== undefined && day >= entry.expires)) return 'expired';
  return undefined;
}

function isApproved({ approver, author, approvedHash, hash }: Entry): boolean {
  return approver !== undefined && !isSamePerson(approver, author) && approvedHash === hash;
}

/** Whether two names are one person's, however they are typed. */
export function isSamePerson(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(one) === plain(other);
}

/**
 * How many entries are served today although nobody has approved them, in all languages.
 *
 * @param now  entries not yet effective, expired or withdrawn are not counted
 */
export function provisionalCount(knowledge: ServedKnowledge, now: Date): number {
  const moment = { day: dayOf(now, knowledge.company.timeZone), serveProvisional: true };
  let count = 0;
  for (const entries of knowledge.entries.values()) {
    for (const entry of entries.values()) {
      if (entry.approval === 'provisional' && whyWithheld(entry, moment) === undefined) count++;
    }
  }
  return count;
}

/** Making one takes longer than using it a hundred times. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/**
 * The day at a moment in a time zone.
 *
 * @param timeZone  IANA name; `RangeError` when there is none of this name
 * @returns         `YYYY-MM-DD`
 */
export function dayOf(now: Date, timeZone: string): string {
  let calendar = calendars.get(timeZone);
  if (calendar === undefined) {
    // Sweden writes dates the ISO way.
    calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    calendars.set(timeZone, calendar);
  }
  return calendar.format(now);
}
