/** A desk that stops and starts again finds everything as it was. */
import { expect } from '@jest/globals';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { alert, answered, arrive, decisionOn, draft, said, sendAll, staffSaid, T0, ticket } from './samples.ts';

async function everything(store: Store, id: string) {
  return {
    loaded: await store.load(id),
    undecided: await store.undecided(),
    tickets: await store.tickets(id),
    lines: await store.lines(id, 'staff'),
    conversations: await store.conversations(10),
    backlog: await store.backlog(),
    thread: await store.thread('group', id),
    fact: await store.fact('hint'),
  };
}

/** @param url  of a new, empty database */
export async function keepsEverything(url: string): Promise<void> {
  const store = await openStore(url);
  const id = await answered(store, (c) => [alert('a1', c), draft('o1', c)]);
  await arrive(store, said('m1', 'more'));
  const change = { status: 'waiting', greetedAt: T0 } as const;
  await store.commit(await decisionOn(store, id, { change, openedTickets: [ticket('TM-2222')] }));
  await sendAll(store);
  await arrive(store, said('m2', 'not yet decided'));
  await store.keepThread('group', id, '7');
  await store.keepFact('hint', 'given');
  await answered(store, (c) => [draft('o9', c, { recipient: 'c9' })], { address: 'c9' });
  const [onItsWay] = await store.claim('telegram', T0, 10);
  const before = await everything(store, id);
  await store.close();

  const again = await openStore(url);
  try {
    expect(await everything(again, id)).toEqual(before);
    const replyTo = { channel: 'telegram', place: 'group', id: 'ref-a1' } as const;
    expect(await arrive(again, staffSaid('s1', 'yes', { replyTo }))).toBe(id);
    expect(await again.requeueAbandoned('telegram', T0, true)).toEqual({ requeued: 1, others: 0 });
    expect(await again.claim('telegram', T0, 10)).toMatchObject([{ id: onItsWay?.id, attempt: 2 }]);
    expect(await again.receive([said('m2', 'not yet decided')], T0)).toEqual([{ conversationId: id, fresh: false }]);
  } finally {
    await again.close();
  }
}
