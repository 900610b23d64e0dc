/** An outgoing message goes to WhatsApp, and what became of it comes back as a value. */
import type { Delivery, Outbound } from '../../core/channel.ts';
import type { MessageRef } from '../../core/message.ts';
import { underWay } from '../under-way.ts';
import { type Ack, OUTDATED_DEVICES, RESTRICTED, refusalWhy } from './ack.ts';
import type { proto } from './baileys.ts';
import { messageId, piecesOf } from './ids.ts';
import { userOf } from './jid.ts';
import type { Recall } from './recall.ts';
import type { ShortMemory } from './short-memory.ts';
import { type Content, type Line, SendFailure, sendOne } from './wire.ts';

/** What sending needs. */
export interface Sending {
  /** The open connection, waiting for one for a while; nothing when there is none. */
  readonly line: () => Promise<Line | undefined>;
  /** Where a person is written to; nothing when nobody there ever wrote to us. */
  readonly jidOf: (message: Outbound) => Promise<string | undefined>;
  /** The content of a message that came over WhatsApp lately, to be passed on. */
  readonly contentOf: (ref: MessageRef) => Promise<proto.IMessage | undefined>;
  readonly recall: Recall;
  /** Bytes of this row of the outbox are out; nobody waits for it. */
  readonly written: (outboxId: string) => void;
  /** Devices of people, by user. */
  readonly devices: ShortMemory;
  /** Users of our own account. */
  readonly own: () => ReadonlySet<string>;
  readonly ackMs?: number;
}

/** One message of WhatsApp. */
type Step = Content & { readonly id: string };

/** How far a message of several pieces has come, so that a later try repeats nothing that was accepted. */
interface Progress {
  done: number;
  /** The devices were forgotten once already. */
  refreshed: boolean;
}

const SOON_MS = 1000;

/** @returns the function that delivers one message. It rejects only for reasons of our own, such as the store. */
export function createSend(sending: Sending): (message: Outbound) => Promise<Delivery> {
  const { jidOf, recall, devices, own, written, ackMs } = sending;

  async function deliver(message: Outbound, progress: Progress): Promise<Delivery> {
    const line = await sending.line();
    if (!line) return { kind: 'retry', afterMs: SOON_MS, why: 'WhatsApp is not connected', notTried: true };
    const jid = await jidOf(message);
    if (!jid) return { kind: 'refused', why: 'nobody wrote from there, and the desk is never the first to write' };
    const steps = await stepsOf(message, sending);
    if (!steps) return { kind: 'refused', why: 'the file cannot be passed on to WhatsApp; send it from the phone' };
    if (steps.length === 0) return { kind: 'refused', why: 'there is nothing in the message to send' };
    for (let step = steps[progress.done]; step; step = steps[progress.done]) {
      recall.sending(message.replaces ? { id: step.id } : step, message);
      const onWritten = () => written(message.id);
      const failure = await failureOf(() => sendOne(line, jid, step.id, step, { ackMs, onWritten }), jid, progress);
      if (failure) return failure;
      progress.done += 1;
    }
    // A change stands where it stood.
    if (message.replaces) return { kind: 'sent', refs: [], progress: 'accepted' };
    const refs = steps.map(({ id }) => ({ channel: 'whatsapp', place: message.recipient, id }) as const);
    return { kind: 'sent', refs, progress: 'accepted' };
  }

  /** @returns what to do about a piece that was not accepted; nothing when it was */
  async function failureOf(send: () => Promise<Ack>, jid: string, progress: Progress): Promise<Delivery | undefined> {
    let ack: Ack;
    try {
      ack = await send();
    } catch (thrown) {
      if (!(thrown instanceof SendFailure)) throw thrown;
      const notTried = thrown.isClosed;
      return { kind: 'retry', ...(notTried ? { afterMs: SOON_MS, notTried } : {}), why: `not sent: ${thrown.message}` };
    }
    if (ack.kind === 'accepted') return undefined;
    if (ack.kind === 'closed') {
      const why = 'unknown: the connection was lost while sending';
      return { kind: 'retry', afterMs: SOON_MS, notTried: true, unknown: true, why };
    }
    if (ack.kind === 'silence') {
      const why = 'unknown: WhatsApp has not acknowledged the message';
      return { kind: 'retry', afterMs: SOON_MS, unknown: true, why };
    }
    if (ack.code === OUTDATED_DEVICES && !progress.refreshed) {
      progress.refreshed = true;
      for (const user of [userOf(jid), ...own()]) devices.del(user);
      return failureOf(send, jid, progress);
    }
    const { code } = ack;
    return { kind: 'refused', why: refusalWhy(code), code, ...(code === RESTRICTED ? { final: true } : {}) };
  }

  return underWay({ begin: () => ({ done: 0, refreshed: false }), deliver });
}

/**
 * What to send, in order. Staff get the words first, which say whose file it is; a customer gets the file alone, as the
 * person sent it. A file that cannot be passed on is named to staff; to a customer it is refused, so that staff hear of it.
 */
async function stepsOf(
  { id, text, copyOf, replaces, to }: Outbound,
  sending: Sending,
): Promise<readonly Step[] | undefined> {
  if (replaces) return [{ id: messageId(id), text, replaces: replaces.id }];
  if (!copyOf) return piecesOf(id, text);
  const passOn = copyOf.channel === 'whatsapp' ? await sending.contentOf(copyOf) : undefined;
  if (to === 'customer') return passOn && [{ id: messageId(id), passOn }];
  if (!passOn) return piecesOf(id, `${text} (the file cannot be shown here)`);
  const words = piecesOf(id, text);
  return [...words, { id: messageId(id, words.length), passOn }];
}
