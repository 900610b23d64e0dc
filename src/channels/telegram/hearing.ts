/** Whether we hear Telegram, and if not why: the channel's health. */
import type { Health } from '../../core/channel.ts';

/** A long poll comes back every 30 s, also empty. This much silence means that nobody hears us, whatever the socket says. */
const DEAF_AFTER_MS = 90_000;

/** What the channel knows about its connection. */
export interface Hearing {
  /** Telegram has just answered as it should. */
  heard(): void;
  /** The connection is lost; in words for a person. */
  lost(why: string): void;
  /** The token is refused: nothing is tried again before a restart. */
  refused(why: string): void;
  /** Whether the token is refused. */
  isRefused(): boolean;
  health(): Health;
}

/** Starts out not ready. */
export function createHearing(now: () => Date): Hearing {
  let trouble: string | undefined = 'Telegram is not connected yet';
  let isRefused = false;
  let heardAt = 0;

  return {
    heard() {
      if (isRefused) return;
      trouble = undefined;
      heardAt = now().getTime();
    },
    lost(why) {
      if (!isRefused) trouble = why;
    },
    refused(why) {
      isRefused = true;
      trouble = why;
    },
    isRefused: () => isRefused,
    health() {
      if (trouble !== undefined) return { ready: false, why: trouble };
      const silentMs = now().getTime() - heardAt;
      if (silentMs < DEAF_AFTER_MS) return { ready: true };
      return { ready: false, why: `Telegram has not answered for ${Math.round(silentMs / 1000)} seconds` };
    },
  };
}
