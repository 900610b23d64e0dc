/** A message's envelope: what stands on the stanza in clear, kept apart from the words so that both survive a crash. */
import { createHash } from 'node:crypto';
import { type BinaryNode, proto, unpadRandomMax16 } from './baileys.ts';
import type { Heard } from './convert.ts';
import { isLid, plainJid, userOf } from './jid.ts';

/** The stanza's attributes, as they came. */
export type Envelope = Readonly<Record<string, string>>;

/** The parts of a stanza that only this device can read: one, for a message between two people. */
export function sealedParts(stanza: BinaryNode): readonly Uint8Array[] {
  if (!Array.isArray(stanza.content)) return [];
  return stanza.content
    .filter(({ tag, attrs }) => tag === 'enc' && (attrs.type === 'pkmsg' || attrs.type === 'msg'))
    .map(({ content }) => content)
    .filter((content) => content instanceof Uint8Array);
}

/** Names a ciphertext. No two are alike: each holds a key of its own. */
export function ciphertextId(ciphertext: Uint8Array): string {
  return createHash('sha256').update(ciphertext).digest('hex');
}

/** Who stands in an envelope: the other side of the chat, and whether we said it ourselves from another device. */
export function whoIn(envelope: Envelope, own: ReadonlySet<string>): Pick<Heard, 'id' | 'fromMe' | 'who'> {
  const { id = '', from = '', recipient } = envelope;
  // Only our own account's stanzas name a recipient; that holds also when we no longer know who we were.
  const fromMe = recipient !== undefined || own.has(userOf(from));
  const chat = recipient ?? from;
  // In a copy from our own phone `sender_lid` is our own: only what names the recipient counts.
  const alt = fromMe
    ? isLid(chat)
      ? (envelope.peer_recipient_pn ?? envelope.recipient_pn)
      : (envelope.peer_recipient_lid ?? envelope.recipient_lid)
    : isLid(chat)
      ? (envelope.sender_pn ?? envelope.participant_pn)
      : (envelope.sender_lid ?? envelope.participant_lid);
  const isTheirs = alt !== undefined && alt !== '' && !own.has(userOf(alt));
  return { id, fromMe, who: { jid: plainJid(chat), alt: isTheirs ? plainJid(alt) : undefined } };
}

/** The words that were in it. @throws Error when they are no message of WhatsApp */
export function messageIn(plaintext: Uint8Array): proto.IMessage {
  const message = proto.Message.decode(unpadRandomMax16(plaintext));
  return message.deviceSentMessage?.message ?? message;
}
