/** What the desk remembers, as `flow` and the channels see it. Two implementations share one query source. */
import type { Outbound, Progress } from '../core/channel.ts';
import type { Conversation } from '../core/conversation.ts';
import type { Outcome } from '../core/effect.ts';
import type {
  ChannelName,
  ClockMessage,
  CustomerMessage,
  InboundMessage,
  MessageRef,
  StaffMessage,
} from '../core/message.ts';
import type { Ticket } from '../core/ticket.ts';
import type { SentAs, Undelivered } from '../core/turn.ts';
import type { Provenance } from '../core/wording.ts';
import type { KeyVault } from './vault.ts';

export type { JournalRow, KeyRow, KeyVault } from './vault.ts';

/** A message as it lies in the inbox. */
export interface Stored<M extends InboundMessage = CustomerMessage | StaffMessage | ClockMessage> {
  /** Order of arrival over all conversations. */
  readonly seq: number;
  readonly message: M;
  readonly receivedAt: Date;
  /** For an edit: the words the message had before. */
  readonly textBefore?: string;
}

/** A conversation with everything said in it that is not decided yet, oldest first. */
export interface Loaded {
  readonly conversation: Conversation;
  readonly version: number;
  readonly undecided: readonly Stored[];
}

/** One row of the outbox to be written with a decision. */
export interface OutboxDraft extends Omit<Outbound, 'attempt'> {
  readonly channel: ChannelName;
  /** Who speaks; the bot's unsent words are withdrawn when a person takes over. */
  readonly by: 'bot' | 'person';
  readonly provenance: readonly Provenance[];
  /** A reply to it by staff goes to the customer. */
  readonly answerable: boolean;
  /**
   * What only the newest message of tells, in its conversation: how things stand, that a request still waits. An earlier
   * one that has not left yet is withdrawn.
   */
  readonly latestOf?: string;
  /** For an alert: which ticket it is about, for those who watch decisions; not stored with the row. */
  readonly ticket?: { readonly id: string; readonly desk: string; readonly urgent: boolean; readonly update: boolean };
}

/** All that follows from one turn; written as a whole or not at all. */
export interface Commit {
  readonly conversation: Conversation;
  readonly expectedVersion: number;
  /** `seq` of the messages that this decides. */
  readonly decided: readonly number[];
  readonly outcome: Outcome | null;
  readonly outbox: readonly OutboxDraft[];
  readonly openedTickets: readonly Ticket[];
  /** Those that have changed, closed ones among them. */
  readonly updatedTickets: readonly Ticket[];
  /** Withdraw what the bot has not sent yet: a person has taken over, or the customer said stop. */
  readonly withdrawBotWords: boolean;
  /** Take everything out of the record that tells who the customer is and what they said. */
  readonly erase?: boolean;
  readonly at: Date;
}

/** Where a message went that was just taken in. */
export interface Received {
  readonly conversationId: string;
  /** False when the same message had been taken in before. */
  readonly fresh: boolean;
}

/** An outbox row that this process may send now. */
export interface Claimed extends Outbound {
  readonly channel: ChannelName;
  readonly seq: number;
}

/** What was found of claims that nobody may be left to settle. */
export interface Abandoned {
  /** Rows that were put back. */
  readonly requeued: number;
  /** Rows that other processes have claimed and that live, or have died just now. */
  readonly others: number;
}

/** What became of a claimed row. */
export interface Settlement {
  readonly id: string;
  readonly result:
    | { readonly state: 'sent'; readonly refs: readonly MessageRef[]; readonly progress?: 'accepted' }
    /** `notTried`: it does not count as a try. `unknown`: it may have arrived all the same. */
    | {
        readonly state: 'queued';
        readonly nextAt: Date;
        readonly why: string;
        readonly notTried?: boolean;
        readonly unknown?: boolean;
      }
    | { readonly state: 'failed'; readonly why: string; readonly code?: string; readonly unknown?: boolean };
  readonly at: Date;
}

/** What a network tells of a message that it was given: of one piece of it, or of the whole. */
export interface Tidings {
  readonly outboxId: string;
  readonly progress: Progress;
  readonly ref?: MessageRef;
}

/** A message has come further. */
export interface Further {
  readonly conversationId: string;
  readonly progress: Progress;
  /** The person's own message that it passes on. */
  readonly receiptTo?: MessageRef;
}

/** One line of a conversation as people see it. */
export interface Line {
  readonly id: string;
  readonly at: Date;
  readonly from: 'customer' | 'bot' | 'staff' | 'notice';
  /** Name of the staff member, when staff speak. */
  readonly who?: string;
  readonly kind: string;
  readonly text: string;
  /** Whoever said it has changed it since. */
  readonly isChanged?: true;
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
  /** The file that the customer sent with it: `id` is the message's on its channel. */
  readonly file?: { readonly channel: ChannelName; readonly id: string };
  /** For outgoing lines. */
  readonly state?: 'queued' | 'sending' | 'sent' | 'failed' | 'withdrawn';
  /** How far the network says it has come; missing where networks tell nothing. */
  readonly progress?: Progress;
  /** Why it failed, in the network's own numbers. */
  readonly code?: string;
}

/** Lines after a cursor; hand the new cursor in to get what comes next. */
export interface Lines {
  readonly lines: readonly Line[];
  readonly cursor: string;
}

/** A conversation in a list. */
export interface Summary {
  readonly id: string;
  readonly conversation: Conversation;
  readonly updatedAt: Date;
}

export interface Store {
  /**
   * Takes messages in durably, in the order given, each once (by channel and id). Creates conversations that are
   * new, and finds the conversation that a staff message is about (`speaks` is settled here).
   */
  receive(messages: readonly InboundMessage[], at: Date): Promise<readonly Received[]>;
  load(conversationId: string): Promise<Loaded | undefined>;
  /** `duplicate`: the messages were decided by someone else; `stale`: load and decide again. */
  commit(commit: Commit): Promise<'saved' | 'duplicate' | 'stale'>;
  /** Conversations that should have been looked at by now, the longest overdue first, at most 100. */
  overdue(now: Date): Promise<readonly { readonly conversationId: string; readonly since: Date }[]>;
  /** When the next conversation has to be looked at after a moment, or null. */
  nextWake(after: Date): Promise<Date | null>;
  /** Conversations that have undecided messages, oldest first: work left over by a crash. */
  undecided(): Promise<readonly string[]>;

  /** The next rows that may be sent on a channel, in order, never past an unsent one of the same recipient. */
  claim(channel: ChannelName, now: Date, limit: number): Promise<readonly Claimed[]>;
  /** A claimed row was taken back before it was sent: a person speaks now. */
  isWithdrawn(id: string): Promise<boolean>;
  settle(settlements: readonly Settlement[]): Promise<void>;
  /** Keeps what a network tells of messages that it was given. What says less than is known already changes nothing. */
  told(tidings: readonly Tidings[]): Promise<void>;
  /** Told whenever a message has come further. @returns how to end that */
  onFurther(listener: (news: Further) => void): () => void;
  /** How far these rows of the outbox have come, those of which something is known. */
  progress(outboxIds: readonly string[]): Promise<ReadonlyMap<string, Progress>>;
  /**
   * Puts all claimed rows of a channel back: for one on which only one process sends at a time, and that is this one now.
   * A row may thus be sent twice: no network here can tell.
   */
  requeueClaimed(channel: ChannelName, at: Date): Promise<number>;
  /**
   * Puts rows back that a process had claimed which lives no longer, or has not said so for 20 seconds; so these, too, may
   * be sent twice. On the embedded database every other process is dead.
   *
   * @param withOwn  nothing is on its way from this process yet, so what it claimed is put back as well
   */
  requeueAbandoned(channel: ChannelName, at: Date, withOwn: boolean): Promise<Abandoned>;
  /** When the next row of a channel becomes due, or null. */
  nextDue(channel: ChannelName): Promise<Date | null>;
  /** How many rows wait to be sent, per channel. */
  backlog(): Promise<Readonly<Record<string, number>>>;

  /** What people see of a conversation; `customer` leaves out notices. */
  lines(conversationId: string, audience: 'customer' | 'staff', after?: string): Promise<Lines>;
  /** The bot's last answers in a conversation, newest first, with where their words come from. */
  answers(
    conversationId: string,
    limit: number,
  ): Promise<readonly { readonly text: string; readonly provenance: readonly Provenance[] }[]>;
  /** Where a person's own message stands in the customer's chat; undefined unless it is there as words, in one piece. */
  sentAs(conversationId: string, own: MessageRef): Promise<SentAs | undefined>;
  /**
   * What a person said to the customer and what did not arrive, unless the same was sent since: the message of this id,
   * or the last one.
   */
  undelivered(conversationId: string, outboxId?: string): Promise<Undelivered | undefined>;
  /** The conversations that changed last, newest first; without the rooms where staff talk. */
  conversations(limit: number): Promise<readonly Summary[]>;
  /** All conversations in which a request is open or that a person has, however long ago they changed; newest first. */
  work(): Promise<readonly Summary[]>;
  findConversation(channel: ChannelName, address: string): Promise<Conversation | undefined>;
  tickets(conversationId: string): Promise<readonly Ticket[]>;

  /** The address of a person that they last wrote from; undefined when nobody ever did. */
  lastHeardAddress(channel: ChannelName, address: string): Promise<string | undefined>;
  /** What was sent under this id of the network: the row, its whole text, and to whom. */
  sentUnder(
    channel: ChannelName,
    ref: string,
  ): Promise<{ readonly outboxId: string; readonly text: string; readonly place: string } | undefined>;
  /** Keys and journal of channels that keep a session with their network. */
  readonly keys: KeyVault;

  /** The thread of a conversation in a staff chat, and the reverse. */
  thread(place: string, conversationId: string): Promise<string | undefined>;
  keepThread(place: string, conversationId: string, thread: string): Promise<void>;
  /** The message of its thread that says how things stand; a new thread has none. */
  card(place: string, conversationId: string): Promise<string | undefined>;
  keepCard(place: string, conversationId: string, card: string | undefined): Promise<void>;
  /** Small facts a channel must remember: a migrated group, a hint given. */
  fact(key: string): Promise<string | undefined>;
  keepFact(key: string, value: string): Promise<void>;

  /** Throws when the disk does not take a write. */
  probe(): Promise<void>;
  /** Calls back with the id of each conversation that changed, also when another process changed it. */
  onChange(listener: (conversationId: string) => void): () => void;
  close(): Promise<void>;
}
