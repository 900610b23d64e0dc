/** Follows the lines of one conversation for one reader: what is new, and what became of lines on their way. */
import type { Line, Lines } from '../../store/store.ts';

/** What a reader has not been told yet; `cursor` is where a new follower would go on. */
export interface News extends Lines {
  /** When to look again, in milliseconds, if nothing wakes the reader before; undefined when all is settled. */
  readonly lookAgainMs?: number;
}

export interface Follower {
  /** Lines that are new or have changed since the last call. */
  next(): Promise<News>;
}

/** A line on its way settles within a second or so, and another process may be the one that sees it. */
const LOOK_AGAIN_MS = 1000;

/**
 * A line that is still queued or being sent will change where it stands, behind the cursor. So the follower reads on
 * from the last place where nothing was on its way, and leaves out what it has told already. A reader who comes back
 * with such a cursor may get a line twice, with the same id, and never misses one.
 *
 * @param read   the lines after a cursor, from the store
 * @param after  where the reader has come to; undefined for the beginning
 */
export function follow(read: (after?: string) => Promise<Lines>, after: string | undefined): Follower {
  let settled = after;
  const told = new Map<string, string>();

  return {
    async next() {
      const { lines, cursor } = await read(settled);
      const news = lines.filter((line) => told.get(line.id) !== JSON.stringify(line));
      for (const line of news) told.set(line.id, JSON.stringify(line));
      if (lines.some(isOnItsWay)) return { lines: news, cursor: settled ?? '', lookAgainMs: LOOK_AGAIN_MS };
      settled = cursor;
      told.clear();
      return { lines: news, cursor };
    },
  };
}

/** Decided, and not yet known to be sent, failed or withdrawn. */
function isOnItsWay(line: Line): boolean {
  return line.state === 'queued' || line.state === 'sending';
}
