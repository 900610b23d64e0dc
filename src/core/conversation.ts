/** Everything between one customer and us on one channel. */
import type { Entities } from './entities.ts';
import type { FormState } from './form.ts';
import type { ChannelName, CustomerName } from './message.ts';
import type { Person } from './person.ts';
import type { Ticket } from './ticket.ts';
import type { Desk, TicketKind } from './topic.ts';

/** Who has the conversation: exactly one of these at any time. */
export type Status = 'bot' | 'waiting' | 'staff' | 'closed' | 'optedOut';

/** Numbered choices that the customer was given; the numbers stay valid until something else is asked. */
export interface Menu {
  /** What the customer had asked. */
  readonly text: string;
  readonly options: readonly { readonly option: string; readonly topic: string }[];
}

/** A person was offered; "yes" opens this ticket. */
export interface Offer {
  readonly desk: Desk;
  readonly kind: TicketKind;
  readonly topics: readonly string[];
  readonly words: string;
}

/** An answer that waits for the market it is for. */
export interface MarketQuestion {
  readonly topics: readonly string[];
  /** What the customer had asked. */
  readonly words: string;
  /** False once it is answered or dropped; it is not asked a second time. */
  readonly open: boolean;
}

/** How much a customer has said lately: enough to tell a flood or an echo from a person. */
export interface Heard {
  /** When the window began that is counted in. */
  readonly since: Date;
  readonly inWindow: number;
  /** Turns in a row with the same words. */
  readonly alike: number;
}

export interface Conversation {
  readonly id: string;
  readonly channel: ChannelName;
  readonly address: string;
  /** `customer`: a person who writes to us; `room`: the place where staff talk, which has no customer. */
  readonly kind: 'customer' | 'room';
  readonly customer: CustomerName;
  readonly status: Status;
  /** The named person who has it while `status` is `staff`. */
  readonly owner: Person | null;
  /** When the customer last said something that wants an answer; missing when they never did. */
  readonly customerSpokeAt?: Date;
  /** When a person last spoke to the customer; missing when nobody ever did. */
  readonly personSpokeAt?: Date;
  /** ISO 639-1; the language we answer in. */
  readonly language: string;
  /** The customer chose the language by asking for it; detection no longer changes it. */
  readonly languageChosen: boolean;
  /** Messages in a row that were not understood. */
  readonly misses: number;
  readonly menu: Menu | null;
  readonly offer: Offer | null;
  /** Which market a question is about; absent as long as we have not asked. */
  readonly marketQuestion?: MarketQuestion;
  /** The request that is being filled in; absent when there is none. */
  readonly form?: FormState;
  /** Topics talked about, newest last, at most 20. */
  readonly topics: readonly string[];
  /** What the customer named so far. */
  readonly entities: Entities;
  /** Open tickets, oldest first. */
  readonly tickets: readonly Ticket[];
  /** The ones that were closed last, together, so that they can be opened again. */
  readonly closedTickets?: readonly Ticket[];
  /** How content the customer was, was asked of them then; `open` until they say something. */
  readonly ratingQuestion?: { readonly askedAt: Date; readonly open: boolean };
  /** Staff have called it spam: nothing said in it is answered or shown to anybody. */
  readonly blocked?: boolean;
  /** When we last said who we are. */
  readonly greetedAt: Date | null;
  /** The last message of the customer, for alerts. */
  readonly lastWords: string;
  /** Missing until they have written. */
  readonly heard?: Heard;
  readonly insults: number;
  /** Staff have been told that words which reply to nothing stay internal. */
  readonly staffHinted: boolean;
  /** Staff have been told that they write another language than the customer. */
  readonly warnedOfLanguage?: boolean;
  readonly createdAt: Date;
}

/** A conversation that has just begun: with the bot, nothing said. */
export function newConversation(
  id: string,
  about: { channel: ChannelName; address: string; kind: 'customer' | 'room'; customer: CustomerName },
  at: Date,
): Conversation {
  return {
    id,
    ...about,
    status: 'bot',
    owner: null,
    language: 'en',
    languageChosen: false,
    misses: 0,
    menu: null,
    offer: null,
    topics: [],
    entities: {},
    tickets: [],
    greetedAt: null,
    lastWords: '',
    insults: 0,
    staffHinted: false,
    createdAt: at,
  };
}
