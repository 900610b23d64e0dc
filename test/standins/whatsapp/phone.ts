import { type BinaryNode, jidEncode, type proto } from '@whiskeysockets/baileys';
import { textOf } from './compose.ts';
import type { Sent } from './journal.ts';
import { createSignal } from './signal.ts';

/** Who somebody is. */
export interface PersonFields {
  /** Digits with country code. */
  phone: string;
  /** Digits; without it the person has only the phone number's address. */
  lid?: string;
  name: string;
}

/** A message in the chat with the business. */
interface Seen {
  readonly id: string;
  readonly text: string | undefined;
  readonly message: proto.IMessage;
  /** The bot, or a person at the paired phone. */
  readonly from: 'bot' | 'own phone';
}

/** The phone of somebody who talks to the bot: identity, addresses and the chat as it stands there. */
export type Phone = ReturnType<typeof createPhone>;

/** Makes a phone with a new Signal identity. */
export function createPhone({ phone, lid, name }: PersonFields) {
  const seen: Seen[] = [];
  const pnJid = jidEncode(phone, 's.whatsapp.net');
  const lidJid = lid === undefined ? undefined : jidEncode(lid, 'lid');
  let deaf = 0;
  return {
    phone,
    lid,
    name,
    signal: createSignal(),
    pnJid,
    lidJid,
    /** The address messages come from unless something else is asked for. */
    jid: lidJid ?? pnJid,

    /** The attributes that say who writes. */
    addresses(via: 'lid' | 'pn' = lidJid ? 'lid' : 'pn', alone?: true): BinaryNode['attrs'] {
      if (via === 'pn') {
        return { from: pnJid, addressing_mode: 'pn', ...(lidJid && !alone ? { sender_lid: lidJid } : {}) };
      }
      if (!lidJid) throw new Error(`${name} has no LID to write from`);
      return { from: lidJid, addressing_mode: 'lid', ...(alone ? {} : { sender_pn: pnJid }) };
    },

    /** The chat with the business: each message once, however often it came. */
    chat: (): Seen[] => [...seen],

    /** The next message of the bot does not decrypt here: the phone asks for it again. */
    cannotDecryptNext(times = 1): void {
      deaf += times;
    },

    /** Whether the phone claims that it cannot decrypt what has just come. */
    isDeaf(): boolean {
      if (deaf === 0) return false;
      deaf -= 1;
      return true;
    },

    /** A message has reached the phone. */
    sees(
      { id, message = {}, text = textOf(message) }: Pick<Sent, 'id' | 'message' | 'text'>,
      from: Seen['from'],
    ): void {
      if (!seen.some((other) => other.id === id)) seen.push({ id, text, message, from });
    },
  };
}
