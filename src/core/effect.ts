/** What should happen because of a turn. Handlers return effects; `apply` and `commit` carry them out. */
import type { Menu, Offer, Person, Status } from './conversation.ts';
import type { Entities } from './entities.ts';
import type { FormState } from './form.ts';
import type { Candidate } from './knowledge.ts';
import type { Choice, MessageRef } from './message.ts';
import type { Behaviour, Desk, TicketKind } from './topic.ts';
import type { Wording } from './wording.ts';

/** What the desk did with a message, for reports and for the programs that drive it. */
export interface Outcome {
  readonly behaviour: Behaviour;
  /** Best first. */
  readonly topics: readonly Candidate[];
  readonly desk: Desk | null;
}

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
  | { readonly type: 'closeTickets' }
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
    }
  | { readonly type: 'forget' }
  | { readonly type: 'greeted' }
  | { readonly type: 'insulted' }
  | { readonly type: 'hinted' }
  | { readonly type: 'outcome'; readonly outcome: Outcome };

/** Sends approved words to the customer. */
export function send(to: 'customer' | 'staff', wording: Wording, choices?: readonly Choice[]): Send {
  return { type: 'send', to, by: 'bot', wording, ...(choices ? { choices } : {}) };
}

/** Records what was done with the message. */
export function outcome(behaviour: Behaviour, topics: readonly Candidate[], desk: Desk | null): Effect {
  return { type: 'outcome', outcome: { behaviour, topics, desk } };
}
