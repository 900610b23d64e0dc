/** Joins writes that wait at the same moment into one transaction: one disk sync for all of them. */

/**
 * While one batch is being written, later calls gather for the next.
 *
 * @param write  writes a batch in one transaction and returns one result per item, in order
 * @returns      a function that resolves when the item's batch is durable; when a batch of several fails,
 *               each of its items is tried alone, so that one bad item does not fail its neighbours
 */
export function groupCommit<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let writing = false;

  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await write(batch.map((w) => w.item));
      batch.forEach((w, i) => {
        w.resolve(results[i] as Result);
      });
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const single of batch) await writeBatch([single]);
    }
  }

  async function run(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await writeBatch(batch);
    }
    writing = false;
  }

  return (item) =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // A microtask later, so that all callers of this moment are in the first batch.
      if (!writing) {
        writing = true;
        queueMicrotask(() => void run());
      }
    });
}
