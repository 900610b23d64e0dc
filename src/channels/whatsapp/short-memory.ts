/** A small memory in the form that Baileys asks for: what was put in last, for a while. */

export interface ShortMemory {
  get<T>(key: string): T | undefined;
  set<T>(key: string, value: T): void;
  del(key: string): void;
  flushAll(): void;
}

const MOST_KEPT = 10_000;

export function createShortMemory(keepMs: number, now: () => number = Date.now): ShortMemory {
  const kept = new Map<string, { readonly value: unknown; readonly until: number }>();
  return {
    get<T>(key: string) {
      const found = kept.get(key);
      return found && found.until > now() ? (found.value as T) : undefined;
    },
    set(key, value) {
      kept.delete(key);
      kept.set(key, { value, until: now() + keepMs });
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
    },
    del: (key) => void kept.delete(key),
    flushAll: () => kept.clear(),
  };
}
