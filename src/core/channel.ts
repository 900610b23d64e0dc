/** A network we talk through, as the rest of the house sees it. */
import type { ChannelName, Choice, InboundMessage, MessageRef } from './message.ts';

/**
 * What kind of message it is: staff surfaces show them differently. A `card` says how things stand in a conversation, in
 * place of the one before.
 */
export type OutboundKind = 'answer' | 'person' | 'alert' | 'relay' | 'notice' | 'card';

/** One message on its way out. One outbox row is one `id` for ever. */
export interface Outbound {
  readonly id: string;
  readonly conversationId: string;
  /** The message whose turn it comes from, for the log. */
  readonly messageId?: string;
  readonly to: 'customer' | 'staff';
  /** The customer's address, or the staff chat, on this channel. */
  readonly recipient: string;
  readonly kind: OutboundKind;
  readonly text: string;
  readonly choices?: readonly Choice[];
  readonly copyOf?: MessageRef;
  /** A message of ours that these words take the place of; only on networks that can change what was sent. */
  readonly replaces?: MessageRef;
  /** The ticket of an alert as JSON (`TicketRecord`), for routes that programs read. */
  readonly record?: string;
  /** A person's own message, which this passes on: its channel shows there what became of it. */
  readonly receiptTo?: MessageRef;
  /** Name of the customer, for places that carry it (a topic's title). */
  readonly about: string;
  readonly attempt: number;
}

/** How long after it was sent a message of ours can still be changed, in milliseconds; elsewhere it never can. */
export const CHANGEABLE_FOR_MS: Partial<Record<ChannelName, number>> = {
  telegram: Number.POSITIVE_INFINITY,
  web: Number.POSITIVE_INFINITY,
  // WhatsApp's phones take a change for 15 minutes; one of them is for the way.
  whatsapp: 14 * 60_000,
};

/**
 * How far a message has come that has left, on networks that tell; each word says more than those before it. `written`:
 * the bytes are out. `unknown`: the network never said whether it took them.
 */
export type Progress = 'written' | 'unknown' | 'accepted' | 'delivered' | 'read';

/** What a person sees of their own message; how far it came only where its network tells. */
export type ReceiptOf = 'sent' | 'delivered' | 'read' | 'failed';

/**
 * What became of a delivery. Anything a network does in its normal life is one of these.
 * `sent.refs` are the ids the network gave, one per piece of a split text; `progress`: it will tell more about them.
 * `notTried`: the network was not there, so the try does not count. `unknown`: it may have arrived all the same.
 * `final`: another try would do harm; not even an alert is tried again. `code`: the network's own name for the reason.
 */
export type Delivery =
  | { readonly kind: 'sent'; readonly refs: readonly MessageRef[]; readonly progress?: 'accepted' }
  | {
      readonly kind: 'retry';
      readonly afterMs?: number;
      readonly why: string;
      readonly notTried?: boolean;
      readonly unknown?: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly why: string;
      readonly code?: string;
      readonly blocked?: boolean;
      readonly final?: boolean;
    };

/** The file of a message, whole, on its way from one network to staff on another. A stranger made it. */
export interface FetchedFile {
  readonly bytes: Uint8Array;
  /** As its sender calls it: any characters, any ending. */
  readonly name: string;
  /** What it is by its first bytes. */
  readonly mime: string;
}

/** Why a file was not fetched, in words for staff. */
export interface NotFetched {
  readonly refused: string;
  /** There is none: the message is a place, a contact, or nothing but words. */
  readonly isNone?: true;
}

/** Fetches one file, each time that it is called; whatever goes wrong with the file is in the result. */
export type FetchFile = () => Promise<FetchedFile | NotFetched>;

/** Whether a channel works, in words that a person can act on. */
export type Health = { readonly ready: true } | { readonly ready: false; readonly why: string };

/** Takes in what a channel heard; resolves when it is durable, and only then may the channel acknowledge. */
export type Receive = (messages: readonly InboundMessage[]) => Promise<void>;

export interface Channel {
  readonly name: ChannelName;
  /** Begins to listen; resolves when the channel tries to connect, not when it is connected. */
  start(receive: Receive): Promise<void>;
  /** @param fetchFile  for a message whose `copyOf` stands on another network that gives files out */
  send(message: Outbound, fetchFile?: FetchFile): Promise<Delivery>;
  /** The file of a customer's message on this network, for staff on another. Never rejects. */
  fetchFile?(ref: MessageRef): Promise<FetchedFile | NotFetched>;
  /** Shows a person of staff, at their own message, what became of it; failures do not matter. */
  receipt?(ref: MessageRef, became: ReceiptOf): Promise<void>;
  /** Shows the customer that an answer is coming; failures do not matter. */
  typing?(recipient: string): Promise<void>;
  health(): Health;
  /** Another process speaks for this network now: its messages are left to that one. */
  standsBy?(): boolean;
  /** For a channel that staff use: whether alerts can reach them. */
  staffHealth?(): Health;
  stop(): Promise<void>;
}
