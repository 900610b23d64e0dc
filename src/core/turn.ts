/** One turn: what was said, with all that is known when it is decided. */
import type { Conversation } from './conversation.ts';
import type { KnowledgeView } from './knowledge.ts';
import type { ClockMessage, CustomerMessage, MessageRef, StaffMessage } from './message.ts';
import type { Ticket } from './ticket.ts';
import type { Understanding } from './understanding.ts';
import type { Provenance } from './wording.ts';

interface TurnBase {
  readonly now: Date;
  readonly conversation: Conversation;
  readonly knowledge: KnowledgeView;
  /** References that no ticket has, for tickets that this turn opens; at least two. */
  readonly references: readonly string[];
}

/** A customer wrote; several bubbles in a row count as one turn. */
export interface CustomerTurn extends TurnBase {
  readonly from: 'customer';
  /** The newest bubble. */
  readonly message: CustomerMessage;
  /** All bubbles, oldest first, at least one. */
  readonly bubbles: readonly CustomerMessage[];
  /** The words of all bubbles. */
  readonly text: string;
  /** For an edit of a message that was decided before: the words it had then. */
  readonly textBefore?: string;
  readonly understanding: Understanding;
}

export interface StaffTurn extends TurnBase {
  readonly from: 'staff';
  readonly message: StaffMessage;
  /** The language of words that go to the customer, ISO 639-1, when there are enough of them to tell. */
  readonly spokenIn?: string;
  /** For a command that asks for it: what was looked up. */
  readonly found?: LookedUp;
}

/** What a person said to a customer and what did not arrive. */
export interface Undelivered {
  readonly text: string;
  /** Who said it. */
  readonly who: string;
  readonly copyOf?: MessageRef;
  /** Their own message, at which they see what became of it. */
  readonly receiptTo?: MessageRef;
}

/** What staff may ask the desk about itself: each command finds what it asks for, and nothing else. */
export interface LookedUp {
  /** Conversations in which work is open or that a person has, the one that changed last in front. */
  readonly work?: readonly Conversation[];
  /** Every request that was ever made in this conversation. */
  readonly tickets?: readonly Ticket[];
  /** The bot's last answers in this conversation, newest first, and where their words come from. */
  readonly answers?: readonly { readonly text: string; readonly provenance: readonly Provenance[] }[];
  readonly undelivered?: Undelivered;
  /** What became of the message that was changed, when it is in the customer's chat whole and in one piece. */
  readonly sentAs?: SentAs;
}

/** Words of a person as they stand in the customer's chat. */
export interface SentAs {
  readonly ref: MessageRef;
  /** When the network took them. */
  readonly at: Date;
}

export interface ClockTurn extends TurnBase {
  readonly from: 'clock';
  readonly message: ClockMessage;
}

export type Turn = CustomerTurn | StaffTurn | ClockTurn;
