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

/** What a wait needs besides its predicate. */
export interface Wait {
  /** Named in the error, as in "Waited 5000 ms for …". */
  what: string;
  /** Default 5000. */
  timeoutMs?: number;
  /** A value of `mark()`: events from there on count too, so that nothing is missed in between. */
  since?: number;
}

/** Returns what was looked for, or something falsy for "not this one". */
type Find<T> = (event: TelegramEvent) => T | false | null | undefined;

/** The record of all that happened, and the only way to wait for more of it. */
export type Journal = ReturnType<typeof createJournal>;

/** Starts an empty journal. */
export function createJournal() {
  const calls: ApiCall[] = [];
  const events: TelegramEvent[] = [];
  const waiting = new Set<{ look: (event: TelegramEvent) => void; giveUp: (why: string) => void }>();

  function record(event: TelegramEvent): void {
    events.push(event);
    for (const waiter of [...waiting]) waiter.look(event);
  }

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

    /** The number of events so far; give it to `waitFor` as `since`. */
    mark: (): number => events.length,

    /** Resolves with the first truthy value the predicate returns for an event; rejects in words. */
    waitFor<T>(find: Find<T>, { what, timeoutMs = 5000, since = events.length }: Wait): Promise<T> {
      for (const event of events.slice(since)) {
        const found = find(event);
        if (found) return Promise.resolve(found);
      }
      return new Promise<T>((resolve, reject) => {
        const giveUp = (why: string) => end(() => reject(new Error(`${why} for ${what}; ${lastCalls()}.`)));
        const timer = setTimeout(() => giveUp(`Waited ${timeoutMs} ms`), timeoutMs);
        const end = (settle: () => void) => {
          clearTimeout(timer);
          waiting.delete(waiter);
          settle();
        };
        const waiter = {
          giveUp,
          look(event: TelegramEvent) {
            try {
              const found = find(event);
              if (found) end(() => resolve(found));
            } catch (error) {
              end(() => reject(error));
            }
          },
        };
        waiting.add(waiter);
      });
    },

    /** Fails every open wait. */
    stop(): void {
      for (const waiter of [...waiting]) waiter.giveUp('The stand-in was stopped while a test waited');
    },
  };
}
