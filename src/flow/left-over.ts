/** What was on its way when a process died is sent again by one that lives, and by nobody while its own lives. */
import type { Channel } from '../core/channel.ts';
import { reason } from '../core/errors.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** A process that died has been silent for long enough within a few of these. */
const LOOK_AGAIN_MS = 5000;

export interface LeftOverOptions {
  readonly store: Pick<Store, 'requeueClaimed' | 'requeueAbandoned'>;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly log: Log;
}

export interface LeftOver {
  /** Puts back what is left over now; to be called while nothing is on its way from here. */
  takeOver(): Promise<void>;
  stop(): void;
}

/** @param wake  told when rows were put back later on */
export function leftOver({ store, channel, clock, log }: LeftOverOptions, wake: () => void): LeftOver {
  let callOff: (() => void) | undefined;
  let stopped = false;

  /** What others have claimed is theirs while they live; one that has just died shows it by its silence. */
  async function putBack(withOwn: boolean): Promise<number> {
    const { requeued, others } = await store.requeueAbandoned(channel.name, clock.now(), withOwn);
    tell(requeued);
    if (others > 0) lookAgain();
    return requeued;
  }

  function lookAgain(): void {
    if (stopped) return;
    callOff?.();
    callOff = clock.after(LOOK_AGAIN_MS, () => void look());
  }

  async function look(): Promise<void> {
    try {
      if ((await putBack(false)) > 0) wake();
    } catch (error) {
      const fields = { step: 'deliver', channel: channel.name, error: reason(error) };
      log.error(fields, 'what other processes left over cannot be looked at; trying again');
      lookAgain();
    }
  }

  function tell(requeued: number): void {
    if (requeued === 0) return;
    const fields = { step: 'deliver', channel: channel.name, requeued };
    log.warn(fields, 'sending again what was on its way when the desk stopped');
  }

  return {
    async takeOver() {
      // Where one process at a time has the network, that is this one now.
      if (channel.standsBy) tell(await store.requeueClaimed(channel.name, clock.now()));
      else await putBack(true);
    },
    stop() {
      stopped = true;
      callOff?.();
    },
  };
}
