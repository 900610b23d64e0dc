/** Takes messages in: what Baileys hears becomes messages of the desk, in the order in which it arrived. */
import type { Logger } from 'pino';
import type { Receive } from '../../core/channel.ts';
import { reason } from '../../core/errors.ts';
import type { InboundMessage } from '../../core/message.ts';
import type { Arrival } from './arrival.ts';
import { createArrivals } from './arrivals.ts';
import type { BinaryNode, proto, WAMessage } from './baileys.ts';
import { withoutNumbers } from './baileys-log.ts';
import { convert, type DropReason, type Heard } from './convert.ts';
import { ciphertextId, type Envelope, messageIn, sealedParts, whoIn } from './envelope.ts';
import { type Addresses, ignoredKind, personKey } from './jid.ts';

export interface TakeOptions {
  readonly receive: Receive;
  /** Users of our own account. */
  readonly own: () => ReadonlySet<string>;
  /** Digits of the staff's numbers. */
  readonly staff: ReadonlySet<string>;
  /** The other address of a person, when the network has told it before. */
  readonly aliasOf: (jid: string) => Promise<string | undefined>;
  /** Whether we sent the message of this id ourselves. */
  readonly isOurs: (id: string) => Promise<boolean>;
  /** What staff quote, as a conversation, when the store cannot know it yet. */
  readonly quoted: (id: string) => string | undefined;
  /** The message of this arrival needs no second look after a restart. */
  readonly onHandled: (id: string) => void;
  readonly onDropped: (why: DropReason) => void;
  readonly now: () => Date;
  readonly log: Logger;
  readonly patienceMs?: number;
  readonly unreadableMs?: number;
}

export type Take = ReturnType<typeof createTake>;

/** Messages that went by lately, so that Baileys' own report of them is not taken in a second time. */
const MOST_SEEN = 5000;

/** Pictures and voice to be seen once are shown on the phone only: all that we get is that there is one. */
const VIEW_ONCE: proto.IMessage = { viewOnceMessage: { message: { imageMessage: {} } } };
/** A content that the conversion does not know: it is acknowledged, and a person sees it on the phone. */
const UNREADABLE: proto.IMessage = { secretEncryptedMessage: {} };
/** A phone that is on answers within seconds when it is asked to send again. */
const UNREADABLE_AFTER_MS = 60_000;

/** @param firstSeq  greater than any number given before */
export function createTake(options: TakeOptions, firstSeq: number) {
  const { receive, own, staff, aliasOf, isOurs, quoted, onHandled, onDropped, now, log } = options;
  const { unreadableMs = UNREADABLE_AFTER_MS } = options;
  const seen = new Set<string>();
  let seq = firstSeq;
  const arrivals = createArrivals<Envelope>({
    onTrouble: (thrown) => log.error({ why: reason(thrown) }, 'whatsapp: a message could not be stored; trying again'),
    ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
  });

  /** A stanza, before anything is decrypted. Runs inside the socket's own event, so it takes no time and throws nothing. */
  function stanza(node: BinaryNode): void {
    const { from = '', id = '' } = node.attrs;
    const ignored = ignoredKind(from);
    if (ignored) onDropped(ignored);
    const [part] = sealedParts(node);
    if (ignored || !part || id === '') return;
    const { who } = whoIn(node.attrs, own());
    arrivals.arrived({
      seq: seq++,
      id: ciphertextId(part),
      message: id,
      chat: personKey(who),
      envelope: node.attrs,
    });
  }

  /** A stanza's words are known. */
  function readable(arrival: Arrival<Envelope>, plaintext: Uint8Array): void {
    remember(arrival.message);
    arrivals.readable(arrival.id, () => hand(arrival, plaintext));
  }

  /** What was decrypted before a restart. */
  function again(arrival: Arrival<Envelope>, plaintext: Uint8Array, after: readonly string[]): void {
    remember(arrival.message);
    arrivals.place(arrival, () => hand(arrival, plaintext), after);
  }

  /** What Baileys reports: only what had no ciphertext of its own is news, such as words that the phone sent after. */
  function reported(message: WAMessage): void {
    const { id, remoteJid, fromMe, remoteJidAlt } = message.key;
    if (!id || !remoteJid || seen.has(id)) return;
    const who: Addresses = { jid: remoteJid, alt: remoteJidAlt ?? undefined };
    const { pushName, messageTimestamp: timestamp } = message;
    const about = { fromMe: fromMe === true, who, pushName, timestamp };
    const content = message.message ?? (message.key.isViewOnce ? VIEW_ONCE : undefined);
    if (content) {
      remember(id);
      put({ ...about, id, message: content });
      return;
    }
    // Its sender has been asked to send it again, under the same id. If that never comes, a person should know.
    onDropped('not-decrypted');
    if (about.fromMe || ignoredKind(remoteJid)) return;
    setTimeout(() => {
      if (!seen.has(id)) put({ ...about, id: `${id}:unreadable`, message: UNREADABLE });
    }, unreadableMs).unref();
  }

  function put(heard: Heard): void {
    const { id, who } = heard;
    const arrival = { seq: seq++, id: `reported:${id}`, message: id, chat: personKey(who), envelope: {} };
    arrivals.place(arrival, () => takeIn(heard));
  }

  function remember(id: string): void {
    seen.add(id);
    if (seen.size > MOST_SEEN) seen.delete(seen.values().next().value ?? '');
  }

  async function hand({ id, envelope }: Arrival<Envelope>, plaintext: Uint8Array): Promise<void> {
    const heard = read(envelope, plaintext);
    if (heard) await takeIn(heard);
    onHandled(id);
  }

  function read(envelope: Envelope, plaintext: Uint8Array): Heard | undefined {
    try {
      const message = messageIn(plaintext);
      return { ...whoIn(envelope, own()), pushName: envelope.notify, timestamp: Number(envelope.t), message };
    } catch (thrown) {
      log.warn({ why: withoutNumbers(reason(thrown)) }, 'whatsapp: a message is no message');
      onDropped('unreadable');
      return undefined;
    }
  }

  async function takeIn(given: Heard): Promise<void> {
    const heard = { ...given, who: await known(given.who) };
    const converted = convert(heard, { now: now(), staff, own: own() });
    if ('dropped' in converted) return onDropped(converted.dropped);
    if (heard.fromMe && (await isOurs(heard.id))) return;
    await receive([aimed(converted.message)]);
  }

  async function known(who: Addresses): Promise<Addresses> {
    return who.alt || ignoredKind(who.jid) ? who : { ...who, alt: await aliasOf(who.jid) };
  }

  /** A quick answer may quote what the store has not written down as sent yet. */
  function aimed(message: InboundMessage): InboundMessage {
    if (message.from !== 'staff' || !message.aim.replyTo) return message;
    const conversationId = quoted(message.aim.replyTo.id);
    return conversationId ? { ...message, aim: { ...message.aim, conversationId } } : message;
  }

  return { arrivals, stanza, readable, again, reported };
}
