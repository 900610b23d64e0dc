import { createWaiting } from '../waiting.ts';
import type { Message, Params, Upload } from './wire.ts';

/** One call of the bot, from its arrival to its answer. */
export interface ApiCall {
  readonly method: string;
  readonly params: Params;
  readonly files: readonly Upload[];
  /** When it arrived, in ms since 1970. */
  readonly at: number;
  /** When it was answered or dropped; missing while it is open (a long poll, a hanging call). */
  doneAt?: number;
  /** `dropped`: the socket was cut instead of an answer, or the bot hung up first. */
  outcome: 'open' | 'ok' | 'error' | 'dropped';
  /** What the method returned; also set when the answer was then dropped or garbled. */
  result?: unknown;
  /** Telegram's refusal; a scripted fault is recorded like a real one. */
  error?: { code: number; description: string; parameters?: object };
}

/** Something a test can wait for. Exactly one field is set. */
export interface TelegramEvent {
  /** A call has arrived and is not answered yet. */
  request?: ApiCall;
  /** A call has been answered, refused or dropped. */
  call?: ApiCall;
  /** The bot has put a message into a chat. */
  sent?: Message;
  /** The bot has edited one of its messages. */
  edited?: Message;
  /** Somebody else has written, or a service message appeared. */
  said?: Message;
  /** The bot has confirmed these updates: they will not be delivered again. */
  confirmed?: number[];
}

/** The record of all that happened, and the only way to wait for more of it. */
export type Journal = ReturnType<typeof createJournal>;

/** Starts an empty journal. */
export function createJournal() {
  const calls: ApiCall[] = [];
  const { record, mark, waitFor, giveUp } = createWaiting<TelegramEvent>(lastCalls);

  /** The last few calls in short, so that a failed wait can be understood from its message. */
  function lastCalls(): string {
    const last = calls.slice(-6).map((call) => {
      const where = call.params.chat_id === undefined ? '' : ` to ${String(call.params.chat_id)}`;
      return `${call.method}${where} (${call.error?.description ?? call.outcome})`;
    });
    return last.length === 0 ? 'the bot has called nothing' : `the last calls were ${last.join(', ')}`;
  }

  return {
    calls,
    record,

    /** Notes the arrival of a call. */
    open(method: string, params: Params, files: Upload[]): ApiCall {
      const call: ApiCall = { method, params: structuredClone(params), files, at: Date.now(), outcome: 'open' };
      calls.push(call);
      record({ request: call });
      return call;
    },

    /** Notes how a call ended; the first ending stands. */
    close(call: ApiCall, ending: Pick<ApiCall, 'outcome' | 'result' | 'error'>): void {
      if (call.outcome !== 'open') return;
      Object.assign(call, structuredClone(ending), { doneAt: Date.now() });
      record({ call });
    },

    mark,
    waitFor,

    /** Fails every open wait. */
    stop: (): void => giveUp('The stand-in was stopped while a test waited'),
  };
}
