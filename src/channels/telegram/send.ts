/** An outgoing message goes to Telegram, and what became of it comes back as a value. */
import type { Delivery, Outbound } from '../../core/channel.ts';
import type { MessageRef } from '../../core/message.ts';
import { underWay } from '../under-way.ts';
import type { Api } from './api.ts';
import { aboutTheChat, deliveryOf } from './delivery.ts';
import { ApiFailure } from './failure.ts';
import { call, type Target } from './part-calls.ts';
import { type Part, partsOf } from './parts.ts';
import type { SentLately } from './sent-lately.ts';
import type { StaffChat } from './staff-chat.ts';
import type { Threads } from './threads.ts';

/** What sending needs; without a staff chat there are no `staff` and `threads`. */
export interface Sending {
  readonly api: Api;
  readonly lately: SentLately;
  readonly staff?: StaffChat;
  readonly threads?: Threads;
}

/** How far a message of several parts has come, so that a later try goes on and repeats nothing. */
interface Progress {
  readonly refs: MessageRef[];
  cannotCopy: boolean;
  /** The topic that the last try was sent to. */
  thread?: number | undefined;
}

/** Topic gone, group moved, topic closed: more than these cannot be true of one message. */
const MOST_REPAIRS = 3;

/**
 * @returns the function that delivers one message. It rejects only for reasons of our own, such as the store.
 *
 * Telegram knows no idempotency key: after a timeout, or when the process dies between Telegram's answer and the
 * outbox, one part may be sent twice.
 */
export function createSend({ api, lately, staff, threads }: Sending): (message: Outbound) => Promise<Delivery> {
  async function targetOf(message: Outbound): Promise<Target> {
    if (message.to === 'customer' || !staff) return { chat: message.recipient };
    const thread = await threads?.of(message);
    return { chat: staff.id(), ...(thread === undefined ? {} : { thread }) };
  }

  /** Sends all parts that have not gone out yet. */
  async function sendRest(message: Outbound, progress: Progress): Promise<void> {
    const target = await targetOf(message);
    progress.thread = target.thread;
    for (let part = next(message, progress); part; part = next(message, progress)) {
      const ref = await call(api, message, part, target);
      progress.refs.push(ref);
      if (message.to === 'staff') lately.sent(ref, message);
    }
  }

  /** Whether the reason of a failure is out of the way, so that the same part can be sent again at once. */
  async function repair(message: Outbound, progress: Progress, failure: ApiFailure): Promise<boolean> {
    if (message.to === 'staff' && staff) {
      if (failure.movedTo !== undefined) {
        await staff.follow(failure.movedTo);
        return true;
      }
      if (await threads?.mend(message, progress.thread, failure)) return true;
    }
    const isCopy = next(message, progress)?.kind === 'copy';
    if (!isCopy || failure.kind !== 'refused' || aboutTheChat(failure)) return false;
    progress.cannotCopy = true;
    return true;
  }

  async function deliver(message: Outbound, progress: Progress): Promise<Delivery> {
    for (let repairs = 0; ; repairs += 1) {
      try {
        await sendRest(message, progress);
        if (progress.refs.length === 0) return { kind: 'refused', why: 'there is nothing in the message to send' };
        if (message.to === 'staff') staff?.reached();
        return { kind: 'sent', refs: progress.refs };
      } catch (thrown) {
        if (!(thrown instanceof ApiFailure)) throw thrown;
        if (repairs < MOST_REPAIRS && (await repair(message, progress, thrown))) continue;
        const { delivery, staffLost } = deliveryOf(thrown, message.to);
        if (staffLost !== undefined) staff?.lost(staffLost);
        return delivery;
      }
    }
  }

  return underWay({
    begin: () => ({ refs: [], cannotCopy: false }),
    deliver,
    onTry: (message, running) => {
      if (message.to === 'staff') lately.sending(running);
    },
  });
}

function next(message: Outbound, { refs, cannotCopy }: Progress): Part | undefined {
  return partsOf(message, cannotCopy)[refs.length];
}
