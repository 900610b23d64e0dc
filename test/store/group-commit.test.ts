/** Writes that wait at the same moment share one transaction. */
import { expect, it } from '@jest/globals';
import { groupCommit } from '../../src/store/group-commit.ts';

/** A disk that counts its transactions and keeps each until it is told to go on. */
function slowDisk() {
  const batches: (readonly number[])[] = [];
  const held: (() => void)[] = [];
  const commit = groupCommit<number, string>(async (items) => {
    batches.push(items);
    await new Promise<void>((resolve) => held.push(resolve));
    if (items.some((item) => item < 0)) throw new Error(`cannot write ${items.join()}`);
    return items.map((item) => `wrote ${item}`);
  });
  async function goOn(): Promise<void> {
    while (held.length > 0) {
      held.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return { batches, commit, goOn };
}

const numbers = (length: number, from = 0) => Array.from({ length }, (_, i) => i + from);

it('joins 100 calls of one moment into one transaction and answers each in its order', async () => {
  const { batches, commit, goOn } = slowDisk();
  const answers = Promise.all(numbers(100).map(commit));
  await new Promise((resolve) => setImmediate(resolve));
  await goOn();
  expect(await answers).toEqual(numbers(100).map((n) => `wrote ${n}`));
  expect(batches).toEqual([numbers(100)]);
});

it('gathers for the next transaction what comes while one is being written', async () => {
  const { batches, commit, goOn } = slowDisk();
  const first = commit(0);
  await new Promise((resolve) => setImmediate(resolve));
  const second = Promise.all(numbers(50, 1).map(commit));
  await goOn();
  expect(await first).toBe('wrote 0');
  expect(await second).toEqual(numbers(50, 1).map((n) => `wrote ${n}`));
  expect(batches).toEqual([[0], numbers(50, 1)]);
});

it('fails one bad item alone: its neighbours are written one by one, in order', async () => {
  const { batches, commit, goOn } = slowDisk();
  const settled = Promise.allSettled([1, -2, 3].map(commit));
  await new Promise((resolve) => setImmediate(resolve));
  await goOn();
  const [one, two, three] = await settled;
  expect([one, three]).toEqual([
    { status: 'fulfilled', value: 'wrote 1' },
    { status: 'fulfilled', value: 'wrote 3' },
  ]);
  expect(two).toMatchObject({ status: 'rejected', reason: { message: 'cannot write -2' } });
  expect(batches).toEqual([[1, -2, 3], [1], [-2], [3]]);
});

it('goes on writing after a failure', async () => {
  const { commit, goOn } = slowDisk();
  const bad = commit(-1);
  const failed = expect(bad).rejects.toThrow('cannot write -1');
  await new Promise((resolve) => setImmediate(resolve));
  await goOn();
  await failed;
  const good = commit(1);
  await new Promise((resolve) => setImmediate(resolve));
  await goOn();
  expect(await good).toBe('wrote 1');
});
