/** A message that failed is tried again when its pause is over, and nothing overtakes it meanwhile. */
import { expect, it } from '@jest/globals';
import type { Store } from '../../../src/store/store.ts';
import type { Promises } from '../contract.ts';
import { answered, draft, later, sendAll, T0 } from '../samples.ts';

/** Two messages to one customer, of which the first has failed and waits until `seconds`. */
async function firstOneFailed(store: Store, seconds: number): Promise<string> {
  const id = await answered(store, (c) => [draft('o1', c), draft('o2', c)]);
  await store.claim('telegram', T0, 10);
  await store.settle([{ id: 'o1', at: T0, result: { state: 'queued', nextAt: later(seconds), why: '429' } }]);
  return id;
}

export const dueing: Promises = (store) => {
  it('hands nothing out before it is due, and nothing past it', async () => {
    await firstOneFailed(store(), 30);
    expect(await store().claim('telegram', later(29), 10)).toEqual([]);
    expect(await store().claim('telegram', later(30), 10)).toMatchObject([{ id: 'o1', attempt: 2 }]);
  });

  it('does not count a try that was not made', async () => {
    await answered(store(), (id) => [draft('o1', id)]);
    for (const seconds of [1, 2, 3]) {
      const [row] = await store().claim('telegram', later(seconds - 1), 10);
      expect(row).toMatchObject({ id: 'o1', attempt: 1 });
      const result = { state: 'queued', nextAt: later(seconds), why: 'not connected', notTried: true } as const;
      await store().settle([{ id: 'o1', at: T0, result }]);
    }
  });

  it('lets other customers pass', async () => {
    await firstOneFailed(store(), 30);
    await answered(store(), (id) => [draft('b1', id, { recipient: 'c2' })], { address: 'c2' });
    expect(await sendAll(store(), later(1))).toEqual(['b1']);
  });

  it('says when to look again: when the first in line is due, not when those behind it are', async () => {
    expect(await store().nextDue('telegram')).toBeNull();
    await firstOneFailed(store(), 30);
    expect(await store().nextDue('telegram')).toEqual(later(30));
    await answered(store(), (id) => [draft('b1', id, { recipient: 'c2' })], { address: 'c2', at: later(2) });
    expect(await store().nextDue('telegram')).toEqual(later(2));
    expect(await store().nextDue('web')).toBeNull();
  });

  it('does not wait for what is on its way', async () => {
    await answered(store(), (id) => [draft('o1', id), draft('o2', id)]);
    await store().claim('telegram', T0, 10);
    expect(await store().nextDue('telegram')).toBeNull();
  });

  it('sends at once what a dead process had claimed', async () => {
    await firstOneFailed(store(), 30);
    await store().claim('telegram', later(30), 10);
    await store().requeueClaimed('telegram', later(31));
    expect(await store().nextDue('telegram')).toEqual(later(31));
    expect(await sendAll(store(), later(31))).toEqual(['o1']);
  });
};
