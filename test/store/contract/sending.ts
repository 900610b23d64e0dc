/** What was decided is handed out once, in order, and what became of it is kept. */
import { expect, it } from '@jest/globals';
import type { Promises } from '../contract.ts';
import { alert, answered, draft, sendAll, T0 } from '../samples.ts';

export const sending: Promises = (store) => {
  it('hands out one message a recipient, the oldest, and the next when that one is sent', async () => {
    await answered(store(), (id) => [draft('a1', id), draft('a2', id)]);
    await answered(store(), (id) => [draft('b1', id, { recipient: 'c2' })], { address: 'c2' });
    expect((await store().claim('telegram', T0, 10)).map((row) => row.id)).toEqual(['a1', 'b1']);
    expect(await store().claim('telegram', T0, 10)).toEqual([]);
    await store().settle([{ id: 'a1', at: T0, result: { state: 'sent', refs: [] } }]);
    expect(await sendAll(store())).toEqual(['a2']);
    expect(await sendAll(store())).toEqual([]);
  });

  it('keeps the order of everything that goes to one staff chat, whichever customer it is about', async () => {
    for (const n of [1, 2, 3]) await answered(store(), (id) => [alert(`a${n}`, id)], { address: `c${n}` });
    expect([await sendAll(store()), await sendAll(store()), await sendAll(store())]).toEqual([['a1'], ['a2'], ['a3']]);
  });

  it('hands out no more than was asked for, the longest waiting first', async () => {
    for (const n of [1, 2, 3]) {
      await answered(store(), (id) => [draft(`o${n}`, id, { recipient: `c${n}` })], { address: `c${n}` });
    }
    expect((await store().claim('telegram', T0, 2)).map((row) => row.id)).toEqual(['o1', 'o2']);
    expect((await store().claim('telegram', T0, 2)).map((row) => row.id)).toEqual(['o3']);
  });

  it('hands a message out once, also when it is asked for many times at once', async () => {
    const customers = Array.from({ length: 20 }, (_, i) => `c${i}`);
    for (const c of customers) await answered(store(), (id) => [draft(`o-${c}`, id, { recipient: c })], { address: c });
    const claims = await Promise.all(Array.from({ length: 8 }, () => store().claim('telegram', T0, 10)));
    const ids = claims.flat().map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await store().claim('telegram', T0, 100);
    expect(new Set([...ids, ...rest.map((row) => row.id)])).toEqual(new Set(customers.map((c) => `o-${c}`)));
  });

  it('hands out only what belongs to the channel', async () => {
    await answered(store(), (id) => [draft('w1', id, { channel: 'web' }), draft('t1', id)]);
    expect((await store().claim('web', T0, 10)).map((row) => row.id)).toEqual(['w1']);
    expect((await store().claim('telegram', T0, 10)).map((row) => row.id)).toEqual(['t1']);
  });

  it('hands out everything that the channel needs to know', async () => {
    const choices = [{ id: 'topic:a', label: 'Prix · 价格' }];
    const copyOf = { channel: 'telegram', place: 'c1', id: '9' } as const;
    const id = await answered(store(), (c) => [alert('o1', c, { choices, copyOf, about: 'Ana 🧪' })]);
    expect(await store().claim('telegram', T0, 10)).toEqual([
      {
        seq: expect.any(Number),
        id: 'o1',
        conversationId: id,
        channel: 'telegram',
        to: 'staff',
        recipient: 'group',
        kind: 'alert',
        text: 'words of o1',
        choices,
        copyOf,
        about: 'Ana 🧪',
        attempt: 1,
      },
    ]);
  });

  it('gives up a failed message and goes on with the next', async () => {
    const id = await answered(store(), (c) => [draft('o1', c), draft('o2', c)]);
    await store().claim('telegram', T0, 10);
    await store().settle([{ id: 'o1', at: T0, result: { state: 'failed', why: 'blocked' } }]);
    expect(await sendAll(store())).toEqual(['o2']);
    const { lines } = await store().lines(id, 'staff');
    expect(lines.map((line) => line.state).filter(Boolean)).toEqual(['failed', 'sent']);
  });

  it('puts back what a dead process had claimed, in its old place', async () => {
    await answered(store(), (id) => [draft('o1', id), draft('o2', id)]);
    await answered(store(), (id) => [draft('w1', id, { channel: 'web' })]);
    await store().claim('telegram', T0, 10);
    await store().claim('web', T0, 10);
    expect(await store().requeueClaimed('telegram', T0)).toBe(1);
    expect(await store().requeueClaimed('telegram', T0)).toBe(0);
    expect(await store().claim('telegram', T0, 10)).toMatchObject([{ id: 'o1', attempt: 2 }]);
    expect(await store().claim('web', T0, 10)).toEqual([]);
  });

  it('leaves alone what it is sending itself, unless nothing can be on its way yet', async () => {
    await answered(store(), (id) => [draft('o1', id), draft('o2', id)]);
    await store().claim('telegram', T0, 10);
    expect(await store().requeueAbandoned('telegram', T0, false)).toEqual({ requeued: 0, others: 0 });
    expect(await store().requeueAbandoned('telegram', T0, true)).toEqual({ requeued: 1, others: 0 });
    expect(await store().claim('telegram', T0, 10)).toMatchObject([{ id: 'o1', attempt: 2 }]);
  });

  it('counts what waits to be sent, per channel', async () => {
    await answered(store(), (id) => [draft('o1', id), draft('o2', id), draft('w1', id, { channel: 'web' })]);
    expect(await store().backlog()).toEqual({ telegram: 2, web: 1 });
    await sendAll(store());
    expect(await store().backlog()).toEqual({ telegram: 1, web: 1 });
  });

  it('takes many results at once, each for its own message', async () => {
    const customers = Array.from({ length: 10 }, (_, i) => `c${i}`);
    for (const c of customers) await answered(store(), (id) => [draft(`o-${c}`, id, { recipient: c })], { address: c });
    const rows = await store().claim('telegram', T0, 100);
    const sent = { state: 'sent', refs: [] } as const;
    const failed = { state: 'failed', why: 'blocked' } as const;
    await Promise.all(rows.map(({ id }, i) => store().settle([{ id, at: T0, result: i % 2 ? failed : sent }])));
    const states = await Promise.all(
      rows.map(async ({ conversationId }) => (await store().lines(conversationId, 'staff')).lines.at(-1)?.state),
    );
    expect(states).toEqual(rows.map((_, i) => (i % 2 ? 'failed' : 'sent')));
    await store().settle([]);
  });
};
