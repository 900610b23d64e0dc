/** When something should have happened in a conversation by now, the clock says so: by the one door, as a message. */
import type { Receive } from '../core/channel.ts';
import { reason } from '../core/errors.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface DueTimesOptions {
  readonly store: Pick<Store, 'overdue' | 'nextWake' | 'onChange'>;
  readonly clock: Clock;
  readonly receive: Receive;
  readonly log: Log;
}

export interface DueTimes {
  /** Resolves when no look is under way: true when one was. */
  idle(): Promise<boolean>;
  stop(): Promise<void>;
}

/** After a look that failed, and while what was called has not been decided yet. */
const AGAIN_MS = 10_000;
const SOON_MS = 1000;
/** Timers of more than 24 days overflow. */
const LONGEST_TIMER_MS = 24 * 60 * 60 * 1000;

/** Looks now, whenever the next time comes, and whenever a conversation changes, in whichever process. */
export function startDueTimes({ store, clock, receive, log }: DueTimesOptions): DueTimes {
  let callOff: (() => void) | undefined;
  let soon: (() => void) | undefined;
  let looking: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  async function look(): Promise<void> {
    const now = clock.now();
    const due = await store.overdue(now);
    // The moment is part of the id: whoever else calls the same is a redelivery.
    for (const { conversationId, since } of due) {
      await receive([
        {
          from: 'clock',
          event: 'due',
          channel: 'console',
          kind: 'text',
          text: '',
          id: `due:${conversationId}:${since.getTime()}`,
          conversationId,
          sentAt: now,
        },
      ]);
    }
    const next = await store.nextWake(now);
    if (due.length > 0) lookIn(AGAIN_MS);
    else if (next) lookIn(next.getTime() - now.getTime());
  }

  function wake(): void {
    if (stopped) return;
    again = true;
    looking ??= lookUntilDone().finally(() => {
      looking = undefined;
      if (again) wake();
    });
  }

  async function lookUntilDone(): Promise<void> {
    while (again && !stopped) {
      again = false;
      try {
        await look();
      } catch (thrown) {
        log.error({ step: 'due', error: reason(thrown) }, 'what is due cannot be read; trying again');
        lookIn(AGAIN_MS);
      }
    }
  }

  function lookIn(ms: number): void {
    callOff?.();
    callOff = stopped ? undefined : clock.after(Math.min(ms, LONGEST_TIMER_MS), wake);
  }

  /** A busy desk changes many times a second; nothing falls due within one. */
  function lookSoon(): void {
    soon ??= clock.after(SOON_MS, () => {
      soon = undefined;
      wake();
    });
  }

  const unlisten = store.onChange(lookSoon);
  wake();
  return {
    async idle() {
      const wasBusy = looking !== undefined;
      while (looking) await looking;
      return wasBusy;
    },
    async stop() {
      stopped = true;
      unlisten();
      soon?.();
      callOff?.();
      await looking;
    },
  };
}
