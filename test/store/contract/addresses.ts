/** One person, many addresses, one conversation. */
import { expect, it } from '@jest/globals';
import type { CustomerMessage } from '../../../src/core/message.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Promises } from '../contract.ts';
import { arrive, decisionOn, draft, later, said, sendAll, staffSaid, T0 } from '../samples.ts';

let count = 0;

/** Ana says something from one of her addresses. @returns her conversation */
async function ana(store: Store, address: string, aliases: readonly string[] = [], at = T0): Promise<string> {
  count += 1;
  const about: Partial<CustomerMessage> = { channel: 'whatsapp', address, aliases };
  return arrive(store, said(`a${count}`, 'hello', about), at);
}

export const addresses: Promises = (store) => {
  it('finds the same conversation whichever address a person writes from', async () => {
    const first = await ana(store(), 'phone', ['lid']);
    expect(await ana(store(), 'lid')).toBe(first);
    expect(await ana(store(), 'lid', ['phone'])).toBe(first);
    expect(await ana(store(), 'other')).not.toBe(first);
    expect((await store().findConversation('whatsapp', 'phone'))?.id).toBe(first);
  });

  it('answers where the person wrote last, and nobody who never wrote', async () => {
    await ana(store(), 'phone', ['lid'], T0);
    expect(await store().lastHeardAddress('whatsapp', 'phone')).toBe('phone');
    await ana(store(), 'lid', [], later(1));
    expect(await store().lastHeardAddress('whatsapp', 'phone')).toBe('lid');
    await ana(store(), 'phone', [], later(2));
    expect(await store().lastHeardAddress('whatsapp', 'lid')).toBe('phone');
    expect(await store().lastHeardAddress('whatsapp', 'stranger')).toBeUndefined();
  });

  it('joins two conversations when it learns that they are one person’s: the older goes on', async () => {
    const older = await ana(store(), 'phone', [], T0);
    const newer = await ana(store(), 'lid', [], later(1));
    expect(newer).not.toBe(older);
    expect(await ana(store(), 'lid', ['phone'], later(2))).toBe(older);
    expect(await ana(store(), 'lid', [], later(3))).toBe(older);
    expect(await store().lastHeardAddress('whatsapp', 'lid')).toBe('lid');
  });

  it('lets the one go on that a person has, so that nobody is talked over', async () => {
    await ana(store(), 'phone', [], T0);
    const newer = await ana(store(), 'lid', [], later(1));
    const owner = { id: 'li', name: 'Li' };
    await store().commit(await decisionOn(store(), newer, { change: { status: 'staff', owner } }));
    expect(await ana(store(), 'phone', ['lid'], later(2))).toBe(newer);
  });

  it('takes an answer of staff to the conversation that goes on', async () => {
    const older = await ana(store(), 'phone', [], T0);
    const newer = await ana(store(), 'lid', [], later(1));
    const alert = draft('alert', newer, { to: 'staff', recipient: 'group', kind: 'alert', answerable: true });
    await store().commit(await decisionOn(store(), newer, { outbox: [alert] }));
    await sendAll(store());
    await ana(store(), 'phone', ['lid'], later(2));
    const replyTo = { channel: 'telegram', place: 'group', id: 'ref-alert' } as const;
    expect(await arrive(store(), staffSaid('s1', 'yes', { replyTo }))).toBe(older);
    expect(await arrive(store(), staffSaid('s2', 'yes', { conversationId: newer }))).toBe(older);
  });

  it('begins a conversation with a customer to whom a person of the business writes first', async () => {
    const customer = { address: 'lid', aliases: ['phone'], customer: { handle: '+34' } };
    const taken = await arrive(
      store(),
      staffSaid('s1', 'Hello Ana', { customer }, { channel: 'whatsapp', alreadySent: true }),
    );
    expect(await ana(store(), 'phone')).toBe(taken);
    const [message] = (await store().load(taken))?.undecided ?? [];
    expect(message?.message).toMatchObject({ from: 'staff', speaks: true });
  });

  it('knows what was sent under an id of the network', async () => {
    const id = await ana(store(), 'phone', []);
    await store().commit(await decisionOn(store(), id, { outbox: [draft('o1', id, { text: 'the answer' })] }));
    await sendAll(store());
    expect(await store().sentUnder('telegram', 'ref-o1')).toMatchObject({
      outboxId: 'o1',
      text: 'the answer',
    });
    expect(await store().sentUnder('telegram', 'never')).toBeUndefined();
  });

  it('does not count a try for which the network was not there', async () => {
    const id = await ana(store(), 'phone', []);
    await store().commit(await decisionOn(store(), id, { outbox: [draft('o1', id)] }));
    const attempt = async () => (await store().claim('telegram', T0, 10))[0]?.attempt;
    expect(await attempt()).toBe(1);
    const result = { state: 'queued', nextAt: T0, why: 'not connected' } as const;
    await store().settle([{ id: 'o1', at: T0, result: { ...result, notTried: true } }]);
    expect(await attempt()).toBe(1);
    await store().settle([{ id: 'o1', at: T0, result }]);
    expect(await attempt()).toBe(2);
  });
};
