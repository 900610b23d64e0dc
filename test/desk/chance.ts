/** Chance that can be repeated, for tests that kill a process at an instant nobody chose. */

/** Numbers from 0 to 1, always the same for a seed. Source: mulberry32 by T. Ettinger, public domain. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The instants of the kills are drawn in time: nothing is waited for. */
export function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
