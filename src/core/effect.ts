/** What should happen because of a turn. Handlers return effects; `apply` and `commit` carry them out. */
import type { Heard, Menu, Offer, Status } from './conversation.ts';
import type { Entities } from './entities.ts';
import type { FormState } from './form.ts';
import type { Candidate } from './knowledge.ts';
import type { Choice, MessageRef } from './message.ts';
import type { Person } from './person.ts';
import type { Behaviour, Desk, TicketKind } from './topic.ts';
import type { Wording } from './wording.ts';

/** What the desk did with a message, for reports and for the programs that drive it. */
export interface Outcome {
  readonly behaviour: Behaviour;
  /** Best first. */
  readonly topics: readonly Candidate[];
  readonly desk: Desk | null;
}

/** Why staff are told of a ticket again: nobody took it, nobody took it for long, it is not done in time. */
export type ReminderKind = 'waiting' | 'escalated' | 'unfinished';

/** A message to the customer or to staff. */
export interface Send {
  readonly type: 'send';
  readonly to: 'customer' | 'staff';
  /** Who speaks: the bot, or a person whose words are passed on. */
  readonly by: 'bot' | 'person';
  readonly wording: Wording;
  readonly choices?: readonly Choice[];
  /** The original, for a channel that can copy it (files, voice, stickers). */
  readonly copyOf?: MessageRef;
  /** A message of ours in the customer's chat that these words take the place of. */
  readonly replaces?: MessageRef;
  /** Whose message shows what becomes of it, when it is another than the one that the turn is about. */
  readonly receiptTo?: MessageRef;
  /** To staff only: a reply to this message goes to the customer (a relay does, a notice does not). */
  readonly answerable?: boolean;
}

export type Effect =
  | Send
  | {
      readonly type: 'openTicket';
      /** One of the turn's unused references. */
      readonly id: string;
      readonly kind: TicketKind;
      readonly desk: Desk;
      readonly urgent: boolean;
      readonly topics: readonly string[];
      readonly words: string;
      readonly fields: Entities;
      /** The customer's files, for staff to open. */
      readonly files?: readonly MessageRef[];
      /** Who may take it, as alerts name them. */
      readonly people?: readonly string[];
      /** When staff are told of it again, and when it should be done. */
      readonly dueAt: Date;
      readonly resolveBy: Date;
    }
  | {
      readonly type: 'updateTicket';
      readonly id: string;
      readonly urgent?: boolean;
      readonly topics: readonly string[];
      readonly words: string;
      readonly fields: Entities;
      readonly files?: readonly MessageRef[];
    }
  /** Staff are told of a ticket again. */
  | {
      readonly type: 'remindOfTicket';
      readonly id: string;
      readonly why: ReminderKind;
      /** When they are told of it next. */
      readonly dueAt: Date;
    }
  /** Nobody has them any more. */
  | { readonly type: 'releaseTickets'; readonly dueAt: Date }
  /** Nothing is said of these tickets before then. */
  | { readonly type: 'postponeTickets'; readonly ids: readonly string[]; readonly dueAt: Date }
  /** A person says that they saw these reports. */
  | { readonly type: 'ticketsSeen'; readonly ids: readonly string[]; readonly by: Person }
  /** Ends the open tickets; reports of harm that nobody has seen yet stay. */
  | { readonly type: 'closeTickets' }
  /** What was closed last is open again, under the same references. */
  | { readonly type: 'reopenTickets'; readonly dueAt: Date }
  | { readonly type: 'block'; readonly blocked: boolean }
  /** Everything that tells who the customer is, and what they said, is taken out of the record. */
  | { readonly type: 'erase' }
  | { readonly type: 'askRating' }
  /** The customer's answer, 1 to 5, for what was closed last; null when they spoke of something else. */
  | { readonly type: 'rated'; readonly rating: number | null }
  | { readonly type: 'setStatus'; readonly status: Status; readonly owner?: Person }
  /** A person has spoken to the customer. */
  | { readonly type: 'personSpoke'; readonly at: Date }
  | { readonly type: 'setLanguage'; readonly language: string; readonly chosen: boolean }
  | { readonly type: 'askMenu'; readonly menu: Menu }
  | { readonly type: 'offer'; readonly offer: Offer }
  | { readonly type: 'askMarket'; readonly topics: readonly string[]; readonly words: string }
  | { readonly type: 'fillForm'; readonly form: FormState }
  | { readonly type: 'dropQuestions' }
  | { readonly type: 'recordMiss' }
  | { readonly type: 'clearMisses' }
  | {
      readonly type: 'remember';
      readonly entities: Entities;
      readonly topics: readonly string[];
      readonly words: string;
      /** It wants an answer: it is more than thanks or a greeting. */
      readonly wantsAnswer: boolean;
      readonly heard: Heard;
    }
  | { readonly type: 'forget' }
  | { readonly type: 'greeted' }
  | { readonly type: 'insulted' }
  | { readonly type: 'hinted' }
  | { readonly type: 'warnedOfLanguage' }
  | { readonly type: 'outcome'; readonly outcome: Outcome };

/** Sends approved words to the customer. */
export function send(to: 'customer' | 'staff', wording: Wording, choices?: readonly Choice[]): Send {
  return { type: 'send', to, by: 'bot', wording, ...(choices ? { choices } : {}) };
}

/** Records what was done with the message. */
export function outcome(behaviour: Behaviour, topics: readonly Candidate[], desk: Desk | null): Effect {
  return { type: 'outcome', outcome: { behaviour, topics, desk } };
}
