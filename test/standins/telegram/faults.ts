import type { Params } from './wire.ts';

/** One scripted misfortune. Without `status`, `dropConnection` or `badJson` the call itself goes well. */
export interface Fault {
  /** The API method, `download` for a file download, or `*` for all. */
  method: string;
  /** Only calls to this chat. */
  chatId?: number;
  /** Only calls whose parameters satisfy this. */
  when?: (params: Params) => boolean;
  /** How many calls it hits; default 1, `Infinity` until cancelled. */
  times?: number;
  /** The HTTP status and `error_code` to answer with instead of doing anything. */
  status?: number;
  /** Telegram's words; a fitting default for 429, 403, 400 and 5xx. */
  description?: string;
  /** Seconds, sent as `parameters.retry_after`. */
  retryAfter?: number;
  /** The answer comes this much later. The effect, if there is one, happens at once. */
  hangMs?: number;
  /** Cuts the socket instead of answering: `before` the effect, or `after` it (sent, but the bot cannot know). */
  dropConnection?: 'before' | 'after';
  /** The effect happens, and the answer is broken JSON with status 200. */
  badJson?: boolean;
}

/** A fault that was set. */
export interface FaultHandle {
  /** How many calls it will still hit. */
  remaining(): number;
  /** Ends it at once. */
  cancel(): void;
}

/** The script of faults. */
export type Faults = ReturnType<typeof createFaults>;

/** Starts with an empty script. */
export function createFaults() {
  const script: { fault: Fault; left: number }[] = [];
  return {
    /** Adds a fault; among several that fit, the oldest is used up first. */
    add(fault: Fault): FaultHandle {
      const entry = { fault, left: fault.times ?? 1 };
      script.push(entry);
      return {
        remaining: () => entry.left,
        cancel() {
          entry.left = 0;
        },
      };
    },

    /** The fault that hits this call, used up by one. */
    take(method: string, params: Params): Fault | undefined {
      const entry = script.find(
        ({ fault, left }) =>
          left > 0 &&
          (fault.method === '*' || fault.method.toLowerCase() === method.toLowerCase()) &&
          (fault.chatId === undefined || String(fault.chatId) === String(params.chat_id)) &&
          (fault.when === undefined || fault.when(params)),
      );
      if (!entry) return undefined;
      entry.left -= 1;
      return entry.fault;
    },
  };
}

/** What the real server says with this status. */
export function usualDescription(status: number, retryAfter: number | undefined): string {
  if (status === 429) return `Too Many Requests: retry after ${retryAfter ?? 1}`;
  if (status === 403) return 'Forbidden: bot was blocked by the user';
  if (status === 401) return 'Unauthorized';
  if (status === 502) return 'Bad Gateway';
  return status >= 500 ? 'Internal Server Error' : 'Bad Request';
}
