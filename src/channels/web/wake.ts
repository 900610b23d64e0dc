/** Runs a task when something has changed: one run at a time, and one more for all changes that came meanwhile. */

export interface Wakeable {
  wake(): void;
  /** Wakes by itself after a while, unless it is woken before. */
  wakeIn(ms: number): void;
  stop(): void;
}

/**
 * @param run      the task; it reads what is new by itself
 * @param onError  told when a run throws; later wakes run again
 * @param gapMs    at least this many milliseconds between the end of one run and the start of the next
 */
export function wakeable(run: () => Promise<void>, onError: (thrown: unknown) => void, gapMs = 0): Wakeable {
  let hasNews = false;
  let isRunning = false;
  let isStopped = false;
  let alarm: NodeJS.Timeout | undefined;
  let gap: NodeJS.Timeout | undefined;

  async function work(): Promise<void> {
    isRunning = true;
    while (hasNews && !isStopped) {
      hasNews = false;
      await run().catch(onError);
      if (gapMs > 0) {
        await new Promise<void>((resolve) => {
          gap = setTimeout(resolve, gapMs).unref();
        });
      }
    }
    isRunning = false;
  }

  function wake(): void {
    clearTimeout(alarm);
    hasNews = true;
    if (!isRunning) void work();
  }

  return {
    wake,
    wakeIn(ms) {
      clearTimeout(alarm);
      if (!isStopped) alarm = setTimeout(wake, ms).unref();
    },
    stop() {
      isStopped = true;
      clearTimeout(alarm);
      clearTimeout(gap);
    },
  };
}
