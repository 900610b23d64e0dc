/**
 * Timers Baileys leaves behind: 30 s after every upload of keys (`UPLOAD_TIMEOUT`, never cleared), and 60 s for a query
 * that was open when the stream ended (`defaultQueryTimeoutMs`; its listeners are removed before they can hear of it).
 */
const LEFT_BEHIND_MS = new Set([30_000, 60_000]);

/**
 * Imported for its effect by tests that run Baileys inside their own process: such timers no longer keep the process
 * alive. Nothing else about them changes.
 */
const start = globalThis.setTimeout;
globalThis.setTimeout = Object.assign((task: () => void, ms = 0, ...rest: []) => {
  const timer = start(task, ms, ...rest);
  return LEFT_BEHIND_MS.has(ms) ? timer.unref() : timer;
}, start) as typeof setTimeout;
