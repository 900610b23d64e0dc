/** What the staff page and the server say to each other: a contract, in JSON. Times are ISO 8601. */
import type { Status } from '../core/conversation.ts';
import type { Line } from '../store/store.ts';

/** The piece of work that a conversation waits with. */
export interface TicketItem {
  readonly id: string;
  readonly kind: string;
  readonly desk: string;
  readonly urgent: boolean;
  readonly openedAt: string;
}

/** A conversation in the list. */
export interface ConversationItem {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  readonly status: Status;
  readonly owner: string | null;
  readonly language: string;
  readonly ticket: TicketItem | null;
  readonly lastWords: string;
  readonly updatedAt: string;
  /** Since when somebody waits for a person; of those who do not wait, the same as `updatedAt`. */
  readonly since: string;
  /** Sorted by this text, the list is in order. */
  readonly order: string;
}

/** One line of a transcript as staff see it. */
export interface StaffLine extends Omit<Line, 'at'> {
  readonly at: string;
}

/** What is new in the conversation that a page shows. */
export interface StaffLines {
  readonly conversationId: string;
  /** The card of the open ticket, as plain text; empty when none is open. */
  readonly card: string;
  readonly lines: readonly StaffLine[];
  readonly cursor: string;
}

/** Something the desk tells staff in passing: an alert that came, or why an answer was not sent. */
export interface StaffNotice {
  readonly conversationId: string;
  readonly kind: 'alert' | 'notice';
  readonly text: string;
}

/** One conversation with everything a person needs to answer. */
export type ConversationDetail = ConversationItem & Omit<StaffLines, 'conversationId'>;

/** Who is logged in; `csrf` goes into the header `x-csrf-token` of everything that changes something. */
export interface Me {
  readonly name: string;
  readonly csrf: string;
}
