/** Time, passed in: the real one, or one that a simulation moves. */

export interface Clock {
  now(): Date;
  /** Calls back once after `ms`; returns a function that calls it off. */
  after(ms: number, callback: () => void): () => void;
}

/** The computer's own time. Its timers never keep the process alive. */
export const realClock: Clock = {
  now: () => new Date(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** A clock that stands still until it is moved. */
export interface VirtualClock extends Clock {
  /** Moves to `until`, calling back everything that falls due on the way, in order; `settle` runs after each. */
  moveTo(until: Date, settle: () => Promise<void>): Promise<void>;
}

export function virtualClock(start: Date): VirtualClock {
  interface Timer {
    readonly at: number;
    readonly callback: () => void;
  }
  let now = start.getTime();
  const timers = new Set<Timer>();
  return {
    now: () => new Date(now),
    after(ms, callback) {
      const timer = { at: now + Math.max(0, ms), callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async moveTo(until, settle) {
      for (;;) {
        await settle();
        const next = [...timers].filter((t) => t.at <= until.getTime()).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.callback();
      }
      now = Math.max(now, until.getTime());
      await settle();
    },
  };
}
