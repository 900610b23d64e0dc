import type { BinaryNode, proto } from '@whiskeysockets/baileys';
import { createWaiting } from '../waiting.ts';

/** One attempt of a client to log in or to pair. */
export interface Login {
  /** When, in ms since 1970. */
  readonly at: number;
  readonly kind: 'login' | 'pairing';
  /** The number of the linked device, for a login. */
  readonly device?: number;
  /** `open` while it goes on; a number is the code it was refused with; `hung`, `dropped` after a fault. */
  outcome: 'open' | 'success' | 'offered' | 'hung' | 'dropped' | number;
}

/** A message the bot sent; the same id again is a second entry. */
export interface Sent {
  readonly id: string;
  /** As the bot addressed it. */
  readonly to: string;
  /** When, in ms since 1970. */
  readonly at: number;
  /** What it does to an earlier message, as WhatsApp numbers it: `1` changes its words. */
  readonly edit?: string;
  /** The words or the caption; missing when nobody could decrypt it or it has none. */
  text?: string;
  message?: proto.IMessage;
  /** Who could decrypt it: names of people, and `own phone`. */
  readonly decryptedBy: string[];
  /** Who could not, and why. */
  readonly failedFor: string[];
  /** `null` until it is acknowledged; a number is the error in the acknowledgement. */
  ackedWith: 'ok' | number | null;
  /** Whether it reached the people; a refused or lost one does not. */
  delivered: boolean;
  /** What people answered, in order: `delivered`, `read`, `retry`. */
  readonly receipts: string[];
}

/** A receipt the bot sent. */
export interface Receipt {
  /** The message, and further ones in a list. */
  readonly ids: string[];
  readonly to: string;
  /** Missing means delivered; `inactive`, `sender`, `peer_msg`, `hist_sync`, `read`, `retry`. */
  readonly type: string | undefined;
}

/** The bot refused something with an error in its acknowledgement (a NACK). */
export interface Refusal {
  readonly id: string;
  readonly class: string;
  readonly error: number;
}

/** What the bot shows of itself: `available`, `unavailable`, or in a chat `composing`, `recording`, `paused`. */
export interface Presence {
  readonly type: string;
  readonly to?: string;
  readonly at: number;
}

/** Something a test can wait for. Exactly one field is set. */
export interface WhatsAppEvent {
  /** A connection was opened; its number counts from 1. */
  connected?: number;
  /** A connection is gone, whoever ended it. */
  closed?: number;
  /** A TCP connection is gone, and this is left. */
  left?: string;
  /** An attempt to log in or pair has its outcome. */
  login?: Login;
  /** A device was linked; its number. */
  paired?: number;
  /** The client is logged in and has been given the backlog; its device number. */
  ready?: number;
  /** Any stanza of the client, before anything is done with it. */
  stanza?: BinaryNode;
  /** The bot sent a message: decrypted, its fate decided. */
  sent?: Sent;
  /** A held or late acknowledgement went out. */
  acked?: Sent;
  /** A stanza went out to the client; its id. */
  delivered?: string;
  /** The client has acknowledged a stanza, which is never delivered again; its id. */
  taken?: string;
  receipt?: Receipt;
  refusal?: Refusal;
  presence?: Presence;
}

/** The record of all that happened, and the only way to wait for more of it. */
export type Journal = ReturnType<typeof createJournal>;

/** Starts an empty journal. */
export function createJournal() {
  const { events, record, mark, waitFor, giveUp } = createWaiting<WhatsAppEvent>(lastWords);
  const logins: Login[] = [];
  const sent: Sent[] = [];
  const receipts: Receipt[] = [];
  const refusals: Refusal[] = [];
  const presence: Presence[] = [];
  let broken: unknown;

  /** The last few stanzas and logins in short, so that a failed wait can be understood from its message. */
  function lastWords(): string {
    const login = logins.at(-1);
    const last = events.flatMap(({ stanza }) => (stanza ? [inShort(stanza)] : [])).slice(-8);
    return [
      login ? `${logins.length} logins, the last one ${login.outcome}` : 'no login',
      last.length > 0 ? `last stanzas ${last.join(', ')}` : 'no stanza',
    ].join('; ');
  }

  return {
    logins,
    sent,
    receipts,
    refusals,
    presence,

    record(event: WhatsAppEvent): void {
      if (event.receipt) receipts.push(event.receipt);
      if (event.refusal) refusals.push(event.refusal);
      if (event.presence) presence.push(event.presence);
      if (event.sent) sent.push(event.sent);
      record(event);
    },

    /** The stand-in itself failed: every wait ends with it, and so does `stop`. */
    trouble(error: unknown): void {
      broken ??= error;
      giveUp(`The stand-in broke (${String(error)}) during a wait`);
    },

    mark,
    waitFor,

    /** Fails every open wait; throws what broke the stand-in, if anything did. */
    stop(): void {
      giveUp('The stand-in was stopped during a wait');
      if (broken) throw broken;
    },
  };
}

function inShort({ tag, attrs, content }: BinaryNode): string {
  const inner = Array.isArray(content) ? content[0]?.tag : undefined;
  return [tag, attrs.xmlns ?? attrs.class, attrs.type, inner, attrs.error].filter(Boolean).join(' ');
}
