import { ApiError } from './api-error.ts';
import type { Journal } from './journal.ts';
import type { Update } from './wire.ts';

/** Kinds a bot gets only when it asks for them by name. */
const ON_REQUEST_ONLY = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

/** One `getUpdates`. */
interface Poll {
  offset: number;
  limit: number;
  timeoutMs: number;
  /** Aborted when the bot's connection is gone. */
  closed: AbortSignal;
}

interface Waiter {
  limit: number;
  answer(updates: Update[]): void;
  refuse(error: ApiError): void;
}

/** The queue of what the bot has not confirmed yet. */
export type Updates = ReturnType<typeof createUpdates>;

/** Starts an empty queue; ids only grow, whoever polls. */
export function createUpdates(journal: Journal, firstId: number) {
  let nextId = firstId;
  let pending: Update[] = [];
  let allowed: Set<string> | undefined;
  let waiter: Waiter | undefined;
  let wakeIsDue = false;
  const listeners: (() => void)[] = [];

  function drop(isDropped: (update: Update) => boolean): void {
    const dropped = pending.filter(isDropped);
    if (dropped.length === 0) return;
    pending = pending.filter((update) => !isDropped(update));
    journal.record({ confirmed: dropped.map((update) => update.update_id) });
  }

  /** After the current turn of the event loop, so that what happens together arrives as one batch. */
  function wakeSoon(): void {
    if (wakeIsDue) return;
    wakeIsDue = true;
    queueMicrotask(() => {
      wakeIsDue = false;
      if (waiter && pending.length > 0) waiter.answer(pending.slice(0, waiter.limit));
      for (const listen of listeners) listen();
    });
  }

  return {
    /** All unconfirmed updates, oldest first. */
    pending: (): Update[] => structuredClone(pending),

    /** Calls back after each batch of new updates. */
    onNew(listen: () => void): void {
      listeners.push(listen);
    },

    /**
     * Queues something that happened, unless the bot has not asked for its kind: as on the real
     * server the list in force at that moment decides. `always` goes around the list.
     */
    push(kind: string, value: unknown, always = false): Update {
      const isWanted = always || (allowed ? allowed.has(kind) : !ON_REQUEST_ONLY.has(kind));
      const update: Update = { update_id: nextId, [kind]: structuredClone(value) };
      if (!isWanted) return update;
      nextId += 1;
      pending.push(update);
      wakeSoon();
      return structuredClone(update);
    },

    /** Queues an object as it is, with the next id. */
    pushRaw(object: object): Update {
      const update: Update = { ...structuredClone(object), update_id: nextId };
      nextId += 1;
      pending.push(update);
      wakeSoon();
      return structuredClone(update);
    },

    /** Sets the kinds to deliver from now on; an empty list means the usual ones. */
    allow(kinds: readonly unknown[] | undefined): void {
      if (kinds) allowed = kinds.length === 0 ? undefined : new Set(kinds.map(String));
    },

    /** The kinds in force, or nothing for the usual ones. */
    allowed: (): string[] | undefined => (allowed ? [...allowed] : undefined),

    /** Takes one delivered update off the queue. */
    confirm(updateId: number): void {
      drop((update) => update.update_id === updateId);
    },

    /** Forgets everything that waits. */
    clear(): void {
      drop(() => true);
    },

    /** Ends a waiting poll with a 409. */
    conflict(description: string): void {
      waiter?.refuse(new ApiError(409, description));
    },

    /**
     * Confirms what lies before `offset`, then answers with what is there or waits for more.
     * Rejects with a 409 when a later poll or `setWebhook` takes over. A poll whose connection is
     * gone never settles: nobody listens.
     */
    poll({ offset, limit, timeoutMs, closed }: Poll): Promise<Update[]> {
      waiter?.refuse(
        new ApiError(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      );
      if (offset > 0) drop((update) => update.update_id < offset);
      if (offset < 0) {
        const kept = new Set(pending.slice(offset));
        drop((update) => !kept.has(update));
      }
      if (pending.length > 0 || timeoutMs === 0 || closed.aborted)
        return Promise.resolve(structuredClone(pending.slice(0, limit)));
      return new Promise((resolve, reject) => {
        const end = (settle: () => void) => {
          clearTimeout(timer);
          if (waiter === mine) waiter = undefined;
          settle();
        };
        const timer = setTimeout(() => mine.answer([]), timeoutMs);
        const mine: Waiter = {
          limit,
          answer: (updates) => end(() => resolve(structuredClone(updates))),
          refuse: (error) => end(() => reject(error)),
        };
        waiter = mine;
        closed.addEventListener('abort', () => end(() => undefined), { once: true });
      });
    },
  };
}
