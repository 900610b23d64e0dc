/** Waiting for what a stand-in sees, in words when it does not come. */

/** How long to wait, and for what. */
export interface Wait {
  /** Named in the error, as in "Waited 5000 ms for …". */
  what: string;
  /** Default 5000. */
  timeoutMs?: number;
  /** A value of `mark()`: events from there on count too, so that nothing is missed in between. */
  since?: number;
}

/** Picks what a test waits for; anything falsy means "not this one". */
export type Find<Event, T> = (event: Event) => T | false | null | undefined;

/**
 * An empty record of events.
 *
 * @param lastWords  what happened last, in short, so that a failed wait can be understood from its message
 */
export function createWaiting<Event>(lastWords: () => string) {
  const events: Event[] = [];
  const waiting = new Set<{ look: (event: Event) => void; giveUp: (why: string) => void }>();

  return {
    events: events as readonly Event[],

    record(event: Event): void {
      events.push(event);
      for (const waiter of [...waiting]) waiter.look(event);
    },

    /** The number of events so far; give it to `waitFor` as `since`. */
    mark: (): number => events.length,

    /** Resolves with the first truthy value the predicate returns for an event; rejects in words. */
    waitFor<T>(find: Find<Event, T>, { what, timeoutMs = 5000, since = events.length }: Wait): Promise<T> {
      for (const event of events.slice(since)) {
        const found = find(event);
        if (found) return Promise.resolve(found);
      }
      return new Promise<T>((resolve, reject) => {
        const giveUp = (why: string) => end(() => reject(new Error(`${why} for ${what}; ${lastWords()}.`)));
        const timer = setTimeout(() => giveUp(`Waited ${timeoutMs} ms`), timeoutMs);
        const end = (settle: () => void) => {
          clearTimeout(timer);
          waiting.delete(waiter);
          settle();
        };
        const waiter = {
          giveUp,
          look(event: Event) {
            try {
              const found = find(event);
              if (found) end(() => resolve(found));
            } catch (error) {
              end(() => reject(error));
            }
          },
        };
        waiting.add(waiter);
      });
    },

    /** Fails every open wait. */
    giveUp(why: string): void {
      for (const waiter of [...waiting]) waiter.giveUp(why);
    },
  };
}
