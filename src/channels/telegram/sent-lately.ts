/**
 * What staff were sent a moment ago.
 *
 * The outbox writes down where a message stands after Telegram has said so. A quick reply can come in between (seen when
 * a script answered the card of the whole desk at once): the store would not know the card yet, and would take the
 * reply for an internal note.
 */
import type { Outbound } from '../../core/channel.ts';
import type { MessageRef, StaffMessage } from '../../core/message.ts';
import { pause } from '../pause.ts';

export interface SentLately {
  /** A message to staff is on its way. */
  sending(done: Promise<unknown>): void;
  /** One part of it stands there now. */
  sent(ref: MessageRef, message: Outbound): void;
  /** The message with its conversation, if it replies to something sent a moment ago; else as it was. */
  aimed(message: StaffMessage): Promise<StaffMessage>;
}

/** Far more than can wait for the disk at one time. */
const MOST_REMEMBERED = 200;
/** Telegram has the message when somebody replies to it; its answer to us is late by the network at most. */
const LONGEST_WAIT_MS = 1000;

/** Starts with nothing sent. */
export function createSentLately(): SentLately {
  const underWay = new Set<Promise<unknown>>();
  const conversations = new Map<string, { readonly id: string; readonly isAnswerable: boolean }>();

  async function conversationOf(ref: MessageRef) {
    const known = conversations.get(key(ref));
    if (known !== undefined || underWay.size === 0) return known;
    const enough = new AbortController();
    await Promise.race([Promise.all(underWay), pause(LONGEST_WAIT_MS, enough.signal)]);
    enough.abort();
    return conversations.get(key(ref));
  }

  return {
    sending(done) {
      const over = done.then(forget, forget);
      underWay.add(over);
      function forget() {
        underWay.delete(over);
      }
    },
    sent(ref, { kind, conversationId }) {
      // A reply to a card or to a customer's words speaks to the customer; one to a notice of ours does not.
      conversations.set(key(ref), { id: conversationId, isAnswerable: kind === 'alert' || kind === 'relay' });
      if (conversations.size > MOST_REMEMBERED) conversations.delete(conversations.keys().next().value ?? '');
    },
    async aimed(message) {
      const { replyTo } = message.aim;
      const found = replyTo && (await conversationOf(replyTo));
      // A command, also one that is pressed below a notice, is never passed on.
      if (!found || !(found.isAnswerable || message.text.startsWith('/'))) return message;
      return { ...message, aim: { ...message.aim, conversationId: found.id } };
    },
  };
}

function key({ place, id }: MessageRef): string {
  return `${place}/${id}`;
}
