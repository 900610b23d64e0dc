/** A piece of work for staff. */
import type { Entities } from './entities.ts';
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
}
