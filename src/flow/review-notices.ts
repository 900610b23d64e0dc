/** Once a day staff are told what of the knowledge runs out. The same day is told once, whoever restarts. */
import type { Receive } from '../core/channel.ts';
import { reason } from '../core/errors.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface ReviewNotices {
  readonly store: Pick<Store, 'fact' | 'keepFact'>;
  readonly clock: Clock;
  readonly receive: Receive;
  /** The day at a moment, `YYYY-MM-DD`. */
  readonly dayOf: (now: Date) => string;
  /** What is due on a day in words, given the last day that was told of; empty for nothing. */
  readonly due: (told: string | undefined, today: string) => string;
  readonly log: Log;
}

/** A day begins at another hour in every time zone; looking this often is soon enough. */
const LOOK_EVERY_MS = 60 * 60 * 1000;
const FACT = 'knowledge.review-told';

/** Looks now and every hour. @returns how to stop */
export function startReviewNotices({ store, clock, receive, dayOf, due, log }: ReviewNotices): () => void {
  let cancel: (() => void) | undefined;
  let stopped = false;

  async function look(): Promise<void> {
    const now = clock.now();
    const today = dayOf(now);
    const told = await store.fact(FACT);
    if (told === today) return;
    const text = due(told, today);
    const about = { from: 'clock', event: 'review-due', channel: 'console', kind: 'text', sentAt: now } as const;
    // The id makes a second telling of the same day a redelivery.
    if (text !== '') await receive([{ ...about, id: `review-due:${today}`, text }]);
    await store.keepFact(FACT, today);
  }

  function lookAndWait(): void {
    look()
      .catch((thrown) =>
        log.error({ why: reason(thrown) }, 'staff could not be told what runs out; trying again in an hour'),
      )
      .finally(() => {
        if (!stopped) cancel = clock.after(LOOK_EVERY_MS, lookAndWait);
      });
  }

  lookAndWait();
  return () => {
    stopped = true;
    cancel?.();
  };
}
