/** All that follows from one turn is written, or nothing of it; and once. */
import { expect, it } from '@jest/globals';
import type { Store } from '../../../src/store/store.ts';
import type { Promises } from '../contract.ts';
import { answered, arrive, decisionOn, draft, found, later, said, sendAll, staffSaid, T0, ticket } from '../samples.ts';

/** Everything that a decision could have changed. */
async function everything(store: Store, id: string) {
  return {
    loaded: await store.load(id),
    tickets: await store.tickets(id),
    lines: await store.lines(id, 'staff'),
    backlog: await store.backlog(),
    waiting: await store.undecided(),
  };
}

export const deciding: Promises = (store) => {
  it('writes the conversation, its tickets, and the words to send', async () => {
    const id = await arrive(store(), said('m1', 'price?'));
    const commit = await decisionOn(store(), id, {
      change: { status: 'waiting', lastWords: 'price?' },
      outcome: { behaviour: 'collect-quote', topics: [{ topic: 'quote-request', score: 0.9 }], desk: 'sales' },
      openedTickets: [ticket('TM-2222')],
      outbox: [draft('o1', id)],
    });
    expect(await store().commit(commit)).toBe('saved');
    const { conversation, version, undecided } = await found(store().load(id));
    expect(conversation).toMatchObject({ status: 'waiting', lastWords: 'price?' });
    expect({ version, undecided }).toEqual({ version: 1, undecided: [] });
    expect(await store().tickets(id)).toEqual([ticket('TM-2222')]);
    expect((await store().claim('telegram', T0, 10)).map((row) => row.id)).toEqual(['o1']);
  });

  it('writes nothing at all when one part cannot be written', async () => {
    const id = await answered(store(), (c) => [draft('taken', c)]);
    await arrive(store(), said('m2', 'and now?'));
    const before = await everything(store(), id);
    const commit = await decisionOn(store(), id, {
      change: { status: 'waiting' },
      openedTickets: [ticket('TM-2222')],
      withdrawBotWords: true,
      outbox: [draft('free', id), draft('taken', id)],
    });
    await expect(store().commit(commit)).rejects.toThrow();
    expect(await everything(store(), id)).toEqual(before);
    expect(await store().commit({ ...commit, outbox: [draft('free', id)] })).toBe('saved');
  });

  it('calls a decision stale that was made on an older conversation, and writes nothing of it', async () => {
    const id = await arrive(store(), said('m1', 'a'));
    const old = await decisionOn(store(), id, { outbox: [draft('old', id)], openedTickets: [ticket('TM-2222')] });
    await store().commit(await decisionOn(store(), id));
    await arrive(store(), said('m2', 'b'));
    const before = await everything(store(), id);
    expect(await store().commit(old)).toBe('stale');
    expect(await everything(store(), id)).toEqual(before);
  });

  it('calls a decision a duplicate when its message is decided already, and writes nothing of it', async () => {
    const id = await arrive(store(), said('m1', 'a'));
    const first = await decisionOn(store(), id);
    await store().commit(first);
    await arrive(store(), said('m2', 'b'));
    const before = await everything(store(), id);
    const again = await decisionOn(store(), id, { outbox: [draft('o1', id)] });
    expect(await store().commit({ ...again, decided: [...first.decided, ...again.decided] })).toBe('duplicate');
    expect(await everything(store(), id)).toEqual(before);
  });

  it('saves one of many decisions that are made on the same message at once', async () => {
    const id = await arrive(store(), said('m1', 'a'));
    const commits = await Promise.all(
      Array.from({ length: 10 }, (_, i) => decisionOn(store(), id, { outbox: [draft(`o${i}`, id)] })),
    );
    const outcomes = await Promise.all(commits.map((commit) => store().commit(commit)));
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    expect(await sendAll(store())).toHaveLength(1);
    expect(await store().backlog()).toEqual({});
  });

  it('asks for another decision when a ticket’s reference is taken', async () => {
    const other = await arrive(store(), said('m1', 'a', { address: 'c2' }));
    await store().commit(await decisionOn(store(), other, { openedTickets: [ticket('TM-2222')] }));
    const id = await arrive(store(), said('m2', 'b'));
    const before = await everything(store(), id);
    const commit = await decisionOn(store(), id, { openedTickets: [ticket('TM-2222')], outbox: [draft('o1', id)] });
    expect(await store().commit(commit)).toBe('stale');
    expect(await everything(store(), id)).toEqual(before);
    expect(await store().tickets(other)).toHaveLength(1);
    expect(await store().commit({ ...commit, openedTickets: [ticket('TM-3333')] })).toBe('saved');
  });

  it('asks for another decision when a person has spoken while the bot made up its mind', async () => {
    const id = await arrive(store(), said('m1', 'a'));
    const commit = await decisionOn(store(), id, { outbox: [draft('o1', id)] });
    await arrive(store(), staffSaid('s1', 'I will answer', { conversationId: id }));
    expect(await store().commit(commit)).toBe('stale');
    const loaded = await found(store().load(id));
    const [customers, staffs] = loaded.undecided.map((s) => s.seq);
    expect(await store().commit({ ...commit, decided: [staffs ?? 0], outbox: [] })).toBe('saved');
    expect(await store().commit({ ...commit, expectedVersion: 1, decided: [customers ?? 0] })).toBe('saved');
  });

  it('does not mind what the customer adds while the bot makes up its mind', async () => {
    const id = await arrive(store(), said('m1', 'a'));
    const commit = await decisionOn(store(), id);
    await arrive(store(), said('m2', 'b'));
    expect(await store().commit(commit)).toBe('saved');
    expect((await found(store().load(id))).undecided.map((s) => s.message.text)).toEqual(['b']);
  });

  it('changes and closes tickets, and keeps closed ones', async () => {
    const id = await arrive(store(), said('m1', 'a'));
    const opened = [ticket('TM-2222'), ticket('TM-3333', { openedAt: later(1) })];
    await store().commit(await decisionOn(store(), id, { openedTickets: opened }));
    await arrive(store(), said('m2', 'b'));
    const changed = ticket('TM-2222', { status: 'taken', urgent: true, words: 'quick', updatedAt: later(9) });
    await store().commit(await decisionOn(store(), id, { updatedTickets: [changed] }));
    expect(await store().tickets(id)).toEqual([changed, opened[1]]);
    await arrive(store(), said('m3', 'c'));
    const closed = [changed, ...opened.slice(1)].map((t) => ({ ...t, status: 'closed', closedAt: later(10) }) as const);
    await store().commit(await decisionOn(store(), id, { updatedTickets: closed }));
    expect((await store().tickets(id)).map((t) => [t.id, t.status])).toEqual([
      ['TM-2222', 'closed'],
      ['TM-3333', 'closed'],
    ]);
  });
};
