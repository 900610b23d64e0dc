/** One lane a conversation: its messages are decided one after the other, never two at once. */
import { reason } from '../core/errors.ts';
import type { Commit } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { type DecideOptions, decideNext } from './decide.ts';

/** After a failure that no retry inside the turn mended (the disk, the database), look again after this. */
const LOOK_AGAIN_MS = 2000;

export interface Lanes {
  /** Something may be waiting in this conversation. Resolves when all of it that is due is decided, or has failed. */
  wake(conversationId: string): Promise<void>;
  /** Resolves when no lane is deciding (those that wait for a quiet moment do not count): true when one was. */
  idle(): Promise<boolean>;
  /** Takes nothing new up; resolves when what is being decided is committed. */
  stop(): Promise<void>;
}

interface Lane {
  /** Woken while running: look once more. */
  again: boolean;
  running?: Promise<void> | undefined;
  callOff?: (() => void) | undefined;
}

/** @param onCommit  told of each decision once it is durable */
export function startLanes(options: DecideOptions, onCommit: (commit: Commit) => void): Lanes {
  const lanes = new Map<string, Lane>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  function wake(id: string): Promise<void> {
    if (stopped) return Promise.resolve();
    const lane = lanes.get(id) ?? { again: false };
    lanes.set(id, lane);
    lane.callOff?.();
    lane.callOff = undefined;
    if (lane.running) {
      lane.again = true;
      return lane.running;
    }
    const run = runLane(id, lane).finally(() => running.delete(run));
    lane.running = run;
    running.add(run);
    return run;
  }

  async function runLane(id: string, lane: Lane): Promise<void> {
    do {
      lane.again = false;
      try {
        const decided = await decideNext(id, options);
        if (decided.kind === 'committed') {
          onCommit(decided.commit);
          lane.again ||= decided.more;
        } else if (decided.kind === 'wait') {
          lookAt(id, lane, decided.until, options.clock);
        }
      } catch (error) {
        options.log.error(
          { step: 'decide', conversationId: id, error: reason(error) },
          'not decided; looking again soon',
        );
        lookAt(id, lane, new Date(options.clock.now().getTime() + LOOK_AGAIN_MS), options.clock);
      }
    } while (lane.again && !stopped);
    lane.running = undefined;
    if (!lane.callOff) lanes.delete(id);
  }

  function lookAt(id: string, lane: Lane, at: Date, clock: Clock): void {
    lane.callOff?.();
    lane.callOff = clock.after(at.getTime() - clock.now().getTime(), () => {
      lane.callOff = undefined;
      void wake(id);
    });
  }

  async function idle(): Promise<boolean> {
    const wasBusy = running.size > 0;
    while (running.size > 0) await Promise.all(running);
    return wasBusy;
  }

  return {
    wake,
    idle,
    async stop() {
      stopped = true;
      for (const lane of lanes.values()) lane.callOff?.();
      await idle();
    },
  };
}
