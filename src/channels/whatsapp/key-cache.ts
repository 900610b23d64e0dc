/** Keys that were read or written lately, as text: whoever reads them gets a copy of their own. */

export interface KeyCache {
  has(type: string, id: string): boolean;
  /** Undefined also for a key that is known not to be there. */
  get(type: string, id: string): string | undefined;
  put(type: string, id: string, text: string | undefined): void;
}

/** About as many customers as write in a week; a session has some 3 kB. */
const MOST_CHARACTERS = 16_000_000;

/** Forgets what was used longest ago when it holds too much. */
export function createKeyCache(most = MOST_CHARACTERS): KeyCache {
  const kept = new Map<string, string | undefined>();
  let size = 0;
  const weight = (key: string, text: string | undefined) => key.length + (text?.length ?? 0);
  const keyOf = (type: string, id: string) => `${type}/${id}`;

  function remove(key: string): void {
    if (!kept.has(key)) return;
    size -= weight(key, kept.get(key));
    kept.delete(key);
  }

  return {
    has: (type, id) => kept.has(keyOf(type, id)),
    get(type, id) {
      const key = keyOf(type, id);
      const text = kept.get(key);
      if (kept.delete(key)) kept.set(key, text);
      return text;
    },
    put(type, id, text) {
      const key = keyOf(type, id);
      remove(key);
      kept.set(key, text);
      size += weight(key, text);
      for (const oldest of kept.keys()) {
        if (size <= most || oldest === key) break;
        remove(oldest);
      }
    },
  };
}
