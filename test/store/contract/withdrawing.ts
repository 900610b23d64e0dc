/** A person speaks: what the bot has not said yet is never said. */
import { expect, it } from '@jest/globals';
import type { Store } from '../../../src/store/store.ts';
import type { Promises } from '../contract.ts';
import { alert, answered, arrive, decisionOn, draft, later, sendAll, staffSaid, T0 } from '../samples.ts';

/** A person takes the conversation over. */
async function takeOver(store: Store, id: string): Promise<void> {
  await arrive(store, staffSaid(`take-${id}`, 'I am here', { conversationId: id }));
  const words = draft(`person-${id}`, id, { by: 'person', kind: 'person' });
  const change = { status: 'staff', owner: { id: 's1', name: 'Li' } } as const;
  await store.commit(await decisionOn(store, id, { change, withdrawBotWords: true, outbox: [words] }));
}

async function states(store: Store, id: string) {
  const { lines } = await store.lines(id, 'staff');
  return Object.fromEntries(lines.filter((line) => line.state).map((line) => [line.id, line.state]));
}

/** The bot's first words are on their way, its second ones wait. */
async function underWay(store: Store): Promise<string> {
  const id = await answered(store, (c) => [draft('o1', c), draft('o2', c)]);
  expect((await store.claim('telegram', T0, 10)).map((row) => row.id)).toEqual(['o1']);
  return id;
}

export const withdrawing: Promises = (store) => {
  it('takes back what waits, but not a person’s words, nor what is for staff, nor another customer’s', async () => {
    const id = await answered(store(), (c) => [
      draft('bot', c),
      draft('colleague', c, { by: 'person', kind: 'person' }),
      alert('alert', c),
    ]);
    await answered(store(), (c) => [draft('other', c, { recipient: 'c2' })], { address: 'c2' });
    await takeOver(store(), id);
    expect(await sendAll(store())).toEqual(['colleague', 'alert', 'other']);
    expect(await sendAll(store())).toEqual([`person-${id}`]);
    expect(await states(store(), id)).toMatchObject({ bot: 'withdrawn', colleague: 'sent' });
  });

  it('takes back what a newer message tells, in the same conversation and while it waits', async () => {
    const told = (id: string, latestOf: string) => (c: string) => [
      alert(id, c, { recipient: `group-${id}`, latestOf }),
    ];
    const id = await answered(store(), told('first', 'reminder TM-1'));
    await answered(store(), told('other', 'reminder TM-1'), { address: 'c2' });
    await answered(store(), told('second', 'reminder TM-2'));
    await answered(store(), (c) => [alert('original', c, { recipient: 'group-0' })]);
    await answered(store(), told('newest', 'reminder TM-1'));
    expect((await sendAll(store())).sort()).toEqual(['newest', 'original', 'other', 'second']);
    await answered(store(), told('after', 'reminder TM-1'));
    expect(await sendAll(store())).toEqual(['after']);
    expect(await states(store(), id)).toEqual({});
  });

  it('hides words that were taken back from the customer', async () => {
    const id = await answered(store(), (c) => [draft('bot', c)]);
    await takeOver(store(), id);
    const { lines } = await store().lines(id, 'customer');
    expect(lines.map((line) => line.id)).not.toContain('bot');
  });

  it('keeps the truth about words that were on their way and did arrive', async () => {
    const id = await underWay(store());
    await takeOver(store(), id);
    await store().settle([{ id: 'o1', at: T0, result: { state: 'sent', refs: [] } }]);
    expect(await states(store(), id)).toMatchObject({ o1: 'sent', o2: 'withdrawn' });
    expect(await sendAll(store())).toEqual([`person-${id}`]);
  });

  it('lets the person’s words wait until it is known what became of the bot’s', async () => {
    const id = await underWay(store());
    await takeOver(store(), id);
    expect(await store().claim('telegram', T0, 10)).toEqual([]);
  });

  it('does not try again to send words that were on their way when the person took over', async () => {
    const id = await underWay(store());
    await takeOver(store(), id);
    await store().settle([{ id: 'o1', at: T0, result: { state: 'queued', nextAt: later(5), why: 'no answer' } }]);
    expect(await states(store(), id)).toMatchObject({ o1: 'withdrawn', o2: 'withdrawn' });
    expect(await sendAll(store(), later(60))).toEqual([`person-${id}`]);
  });

  it('does not say them after a crash either', async () => {
    const id = await underWay(store());
    await takeOver(store(), id);
    expect(await store().requeueClaimed('telegram', T0)).toBe(0);
    expect(await states(store(), id)).toMatchObject({ o1: 'withdrawn' });
    expect(await sendAll(store(), later(60))).toEqual([`person-${id}`]);
  });

  it('can tell the sender at the last moment that the words are no longer wanted', async () => {
    const id = await underWay(store());
    expect(await store().isWithdrawn('o1')).toBe(false);
    await takeOver(store(), id);
    expect(await store().isWithdrawn('o1')).toBe(true);
    expect(await store().isWithdrawn(`person-${id}`)).toBe(false);
  });
};
