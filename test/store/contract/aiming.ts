/** What staff write finds its conversation, and reaches the customer only when it is meant to. */
import { expect, it } from '@jest/globals';
import type { StaffMessage } from '../../../src/core/message.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Promises } from '../contract.ts';
import { alert, answered, arrive, found, sendAll, staffSaid, T0 } from '../samples.ts';

const ref = (id: string) => ({ channel: 'telegram', place: 'group', id: `ref-${id}` }) as const;
const thread = { channel: 'telegram', place: 'group', id: '77' } as const;

/** Where a message of staff went, and whether it speaks. */
async function fate(store: Store, message: StaffMessage) {
  const id = await arrive(store, message);
  const { undecided, conversation } = await found(store.load(id));
  return { id, kind: conversation.kind, speaks: (undecided.at(-1)?.message as StaffMessage | undefined)?.speaks };
}

export const aiming: Promises = (store) => {
  it('lets a reply to an alert speak to its customer', async () => {
    const ana = await answered(store(), (id) => [alert('a1', id)], { address: 'c1' });
    const ben = await answered(store(), (id) => [alert('a2', id)], { address: 'c2' });
    await sendAll(store());
    await sendAll(store());
    expect(await fate(store(), staffSaid('s1', 'yes', { replyTo: ref('a2') }))).toMatchObject({
      id: ben,
      speaks: true,
    });
    expect(await fate(store(), staffSaid('s2', 'yes', { replyTo: ref('a1') }))).toMatchObject({
      id: ana,
      speaks: true,
    });
  });

  it('finds the customer by a reply to any piece of a split alert', async () => {
    const ana = await answered(store(), (id) => [alert('a1', id)]);
    await store().claim('telegram', T0, 10);
    const refs = ['x', 'y', 'z'].map(ref);
    await store().settle([{ id: 'a1', at: T0, result: { state: 'sent', refs } }]);
    for (const piece of refs) {
      const message = staffSaid(`s-${piece.id}`, 'yes', { replyTo: piece });
      expect(await fate(store(), message)).toMatchObject({ id: ana, speaks: true });
    }
  });

  it('keeps a reply to a notice from the customer', async () => {
    const ana = await answered(store(), (id) => [alert('n1', id, { kind: 'notice', answerable: false })]);
    await sendAll(store());
    expect(await fate(store(), staffSaid('s1', 'noted', { replyTo: ref('n1') }))).toMatchObject({
      id: ana,
      speaks: false,
    });
  });

  it('takes words in a customer’s thread as a note, unless everything in threads is for the customer', async () => {
    const ana = await answered(store(), () => []);
    await store().keepThread('group', ana, '77');
    expect(await fate(store(), staffSaid('s1', 'a note', { thread }))).toMatchObject({ id: ana, speaks: false });
    const all = staffSaid('s2', 'dear Ana', { thread }, { threadSpeaks: true });
    expect(await fate(store(), all)).toMatchObject({ id: ana, speaks: true });
  });

  it('sends a reply to a notice on too, where everything in threads is for the customer', async () => {
    const ana = await answered(store(), (id) => [alert('n1', id, { kind: 'notice', answerable: false })]);
    await sendAll(store());
    await store().keepThread('group', ana, '77');
    const reply = staffSaid('s1', 'dear Ana', { replyTo: ref('n1'), thread }, { threadSpeaks: true });
    expect(await fate(store(), reply)).toMatchObject({ id: ana, speaks: true });
  });

  it('finds the thread when what was replied to is unknown', async () => {
    const ana = await answered(store(), () => []);
    await store().keepThread('group', ana, '77');
    const reply = staffSaid('s1', 'hm', { replyTo: ref('long-gone'), thread });
    expect(await fate(store(), reply)).toMatchObject({ id: ana, speaks: false });
  });

  it('lets words speak whose conversation is named outright', async () => {
    const ana = await answered(store(), () => []);
    const message = staffSaid('s1', 'hello Ana', { conversationId: ana }, { channel: 'console' });
    expect(await fate(store(), message)).toMatchObject({ id: ana, speaks: true });
  });

  it('keeps everything else in the room where staff talk, one room a place', async () => {
    await answered(store(), () => []);
    const first = await fate(store(), staffSaid('s1', 'lunch?', {}));
    const second = await fate(store(), staffSaid('s2', 'ok', { replyTo: ref('unknown'), thread }));
    const elsewhere = await fate(store(), staffSaid('s3', 'hi', {}, { place: 'other-group' }));
    expect(first).toMatchObject({ kind: 'room', speaks: false });
    expect(second).toEqual(first);
    expect(elsewhere).toMatchObject({ kind: 'room', speaks: false });
    expect(elsewhere.id).not.toBe(first.id);
  });

  it('does not believe a channel that says itself that a note speaks', async () => {
    const note = staffSaid('s1', 'lunch?', {}, { speaks: true });
    expect((await fate(store(), note)).speaks).toBe(false);
  });
};
