/** Whether we hear WhatsApp, and if not why: the channel's health. */
import type { Health } from '../../core/channel.ts';
import { pause } from '../pause.ts';

/** A message that nobody could read after so long means that we are deaf, whatever the socket says (seen: 50 hours). */
export const DEAF_AFTER_MS = 60_000;

/** What the channel knows about its connection. */
export interface Hearing {
  open(): void;
  /** In words for a person. */
  lost(why: string): void;
  isOpen(): boolean;
  /** Resolves when the connection is open, the time is over, or the signal ends it. */
  untilOpen(ms: number, signal: AbortSignal): Promise<void>;
  health(): Health;
}

/** @param stuckMs  how long messages have waited while none could be read */
export function createHearing(stuckMs: () => number): Hearing {
  let trouble: string | undefined = 'WhatsApp is not connected yet';
  let opened = new AbortController();

  return {
    open() {
      trouble = undefined;
      opened.abort();
    },
    lost(why) {
      if (trouble === undefined) opened = new AbortController();
      trouble = why;
    },
    isOpen: () => trouble === undefined,
    async untilOpen(ms, signal) {
      if (trouble !== undefined) await pause(ms, AbortSignal.any([signal, opened.signal]));
    },
    health() {
      if (trouble !== undefined) return { ready: false, why: `WhatsApp: ${trouble}` };
      const stuck = stuckMs();
      if (stuck < DEAF_AFTER_MS) return { ready: true };
      return {
        ready: false,
        why: `WhatsApp is connected, but no message could be read for ${Math.round(stuck / 1000)} s`,
      };
    },
  };
}
