/** An outgoing message goes to Telegram, and what became of it comes back as a value. */
import type { Delivery, FetchFile, Outbound } from '../../core/channel.ts';
import type { MessageRef } from '../../core/message.ts';
import { underWay } from '../under-way.ts';
import type { Api } from './api.ts';
import type { Cards } from './cards.ts';
import { aboutTheChat, deliveryOf } from './delivery.ts';
import { ApiFailure } from './failure.ts';
import { call, type Ready, type Target } from './part-calls.ts';
import { type Part, partsOf } from './parts.ts';
import type { SentLately } from './sent-lately.ts';
import type { StaffChat } from './staff-chat.ts';
import type { Threads } from './threads.ts';
import { shownAs } from './upload.ts';

/** What sending needs; without a staff chat there are no `staff`, `threads` and `cards`. */
export interface Sending {
  readonly api: Api;
  readonly lately: SentLately;
  readonly staff?: StaffChat;
  readonly threads?: Threads;
  readonly cards?: Cards;
}

/** A message, and what fetches the file that stands on another network. */
type Errand = Outbound & { readonly fetchFile?: FetchFile | undefined };

/** How far a message of several parts has come, so that a later try goes on and repeats nothing. */
interface Progress {
  readonly refs: MessageRef[];
  /** Why its file cannot be shown, as `FileNews` has it. */
  missing?: string;
  /** The file is neither picture nor voice message, or Telegram did not take it as one. */
  asDocument: boolean;
  /** Times that Telegram did not answer an upload. */
  lostUploads: number;
  /** The topic that the last try was sent to. */
  thread?: number | undefined;
}

/** Topic gone, group moved, topic closed, no picture, no file: more than these cannot be true of one message. */
const MOST_REPAIRS = 5;
/** A line that is too slow for a file must not hold up the words behind it for ever. */
const MOST_LOST_UPLOADS = 2;

const NOT_TAKEN = 'Telegram did not take it; open it on the staff page';

/**
 * @returns the function that delivers one message. It rejects only for reasons of our own, such as the store.
 *
 * Telegram knows no idempotency key: after a timeout, or when the process dies between Telegram's answer and the
 * outbox, one part may be sent twice.
 */
export function createSend({
  api,
  lately,
  staff,
  threads,
  cards,
}: Sending): (message: Outbound, fetchFile?: FetchFile) => Promise<Delivery> {
  async function targetOf(message: Outbound): Promise<Target> {
    if (message.to === 'customer' || !staff) return { chat: message.recipient };
    const thread = await threads?.of(message);
    return { chat: staff.id(), ...(thread === undefined ? {} : { thread }) };
  }

  /** Sends all parts that have not gone out yet. */
  async function sendRest(message: Errand, progress: Progress): Promise<void> {
    const target = await targetOf(message);
    progress.thread = target.thread;
    for (let part = next(message, progress); part; part = next(message, progress)) {
      const ready = await made(part, message, progress);
      if (!ready) continue;
      const ref = await call(api, message, ready, target, progress.refs.at(-1));
      progress.refs.push(ref);
      if (message.to === 'staff') lately.sent(ref, message);
    }
  }

  /** Whether the reason of a failure is out of the way, so that the same part can be sent again at once. */
  async function repair(message: Errand, progress: Progress, failure: ApiFailure): Promise<boolean> {
    if (message.to === 'staff' && staff) {
      if (failure.movedTo !== undefined) {
        await staff.follow(failure.movedTo);
        return true;
      }
      if (await threads?.mend(message, progress.thread, failure)) return true;
    }
    return withoutFile(next(message, progress)?.kind, progress, failure);
  }

  async function deliver(message: Errand, progress: Progress): Promise<Delivery> {
    for (let repairs = 0; ; repairs += 1) {
      try {
        await sendRest(message, progress);
        if (progress.refs.length === 0) return { kind: 'refused', why: 'there is nothing in the message to send' };
        if (message.to === 'staff') staff?.reached();
        const [first] = progress.refs;
        if (message.kind === 'alert' && first && progress.thread !== undefined) {
          await cards?.adopt(message, first, progress.thread);
        }
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

  /** A person has corrected what they said. */
  async function change({ text, to }: Outbound, { place, id }: MessageRef): Promise<Delivery> {
    try {
      await api.call('editMessageText', { chat_id: place, message_id: Number(id), text });
    } catch (thrown) {
      if (!(thrown instanceof ApiFailure)) throw thrown;
      if (!/not modified/i.test(thrown.message)) return deliveryOf(thrown, to).delivery;
    }
    // It stands where it stood.
    return { kind: 'sent', refs: [] };
  }

  const send = underWay<Progress, Errand>({
    begin: () => ({ refs: [], asDocument: false, lostUploads: 0 }),
    deliver,
    onTry: (message, running) => {
      if (message.to === 'staff') lately.sending(running);
    },
  });
  return async (message, fetchFile) => {
    if (message.kind === 'card') return cards?.show(message) ?? { kind: 'sent', refs: [] };
    return message.replaces ? change(message, message.replaces) : send({ ...message, fetchFile });
  };
}

function next(message: Errand, { refs, missing }: Progress): Part | undefined {
  return partsOf(message, { canFetch: message.fetchFile !== undefined, missing })[refs.length];
}

/** The part with its file; nothing when the file was not fetched, and then `progress` says why. */
async function made(part: Part, { fetchFile }: Errand, progress: Progress): Promise<Ready | undefined> {
  if (part.kind !== 'file') return part;
  const file = (await fetchFile?.()) ?? { refused: 'its network gives no files out' };
  if (!('refused' in file)) {
    progress.asDocument ||= shownAs(file) === 'document';
    return { ...part, file, asDocument: progress.asDocument };
  }
  progress.missing = file.isNone ? '' : `not passed on: ${file.refused}`;
  return undefined;
}

/** Whether a failed call is about the file alone, so that the message goes on in another form, or without it. */
function withoutFile(kind: Part['kind'] | undefined, progress: Progress, failure: ApiFailure): boolean {
  const isRefused = failure.kind === 'refused' && !aboutTheChat(failure);
  if (kind === 'copy' && isRefused) {
    progress.missing = 'could not be copied here';
    return true;
  }
  if (kind !== 'file') return false;
  if (failure.kind === 'unreachable') progress.lostUploads += 1;
  if (!isRefused && progress.lostUploads < MOST_LOST_UPLOADS) return false;
  if (isRefused && !progress.asDocument) progress.asDocument = true;
  else progress.missing = NOT_TAKEN;
  return true;
}
