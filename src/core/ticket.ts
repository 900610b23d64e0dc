/** A piece of work for staff. */
import type { Entities } from './entities.ts';
import type { Person } from './person.ts';
import type { Desk, TicketKind } from './topic.ts';

export interface Ticket {
  /** Short reference such as `TM-4F7K`, unique for ever. */
  readonly id: string;
  readonly kind: TicketKind;
  readonly desk: Desk;
  readonly status: 'open' | 'taken' | 'closed';
  readonly urgent: boolean;
  /** Ids of the topics it is about, newest last. */
  readonly topics: readonly string[];
  /** What the customer named, and their words. */
  readonly fields: Entities;
  /** The customer's own words that opened or last changed it. */
  readonly words: string;
  readonly openedAt: Date;
  readonly updatedAt: Date;
  /** When staff are told of it again unless somebody acts; missing when nothing falls due. */
  readonly dueAt?: Date;
  /** Who may take it, as alerts name them, in the order of asking; missing when nobody is known by name. */
  readonly people?: readonly string[];
  /** When it should be done. */
  readonly resolveBy?: Date;
  /** How often staff were told of it again. */
  readonly reminders?: number;
  /** Who said that they saw it; asked for where harm is reported. */
  readonly seenBy?: Person;
  readonly closedAt?: Date;
  /** How content the customer was with how it was handled, 1 to 5. */
  readonly rating?: number;
}

/** Whom an alert of it asks for: each reminder asks the next one. */
export function askedFor({ people = [], reminders = 0 }: Pick<Ticket, 'people' | 'reminders'>): string | undefined {
  return people[reminders % Math.max(1, people.length)];
}

/** Reports of harm: a person must say that they saw them, and until then nothing ends them. */
const TO_BE_SEEN: readonly TicketKind[] = ['adverse-event', 'exposure', 'complaint'];

/** Whether a person still has to say that they saw it. */
export function waitsToBeSeen({ kind, seenBy }: Pick<Ticket, 'kind' | 'seenBy'>): boolean {
  return TO_BE_SEEN.includes(kind) && seenBy === undefined;
}

/** When the desk has to look at a conversation next, whatever is said in it; missing when nothing falls due. */
export function wakesAt({ tickets }: { readonly tickets: readonly Ticket[] }): Date | undefined {
  const due = tickets.flatMap(({ dueAt }) => (dueAt ? [dueAt.getTime()] : []));
  return due.length > 0 ? new Date(Math.min(...due)) : undefined;
}
