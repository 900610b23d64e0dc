/** Messages are taken in once, in order, each into its conversation. */
import { expect, it } from '@jest/globals';
import type { Promises } from '../contract.ts';
import { arrive, decisionOn, found, later, said, staffSaid, T0 } from '../samples.ts';

export const receiving: Promises = (store) => {
  it('takes a message in once, however often and however close together it is delivered', async () => {
    const message = said('m1', 'hello');
    const together = await store().receive([message, message], T0);
    expect(together.map((r) => r.fresh)).toEqual([true, false]);
    const atOnce = await Promise.all(Array.from({ length: 20 }, () => store().receive([said('m2', 'again')], T0)));
    expect(atOnce.flat().filter((r) => r.fresh)).toHaveLength(1);
    const id = await arrive(store(), message, later(60));
    const { undecided } = await found(store().load(id));
    expect(undecided.map((s) => s.message.text)).toEqual(['hello', 'again']);
  });

  it('does not ask for a decision again when a decided message is delivered again', async () => {
    const id = await arrive(store(), said('m1', 'hello'));
    expect(await store().commit(await decisionOn(store(), id))).toBe('saved');
    expect(await store().receive([said('m1', 'hello')], T0)).toEqual([{ conversationId: id, fresh: false }]);
    expect((await found(store().load(id))).undecided).toEqual([]);
    expect(await store().undecided()).toEqual([]);
  });

  it('tells messages of two channels apart, although they carry the same id and address', async () => {
    const [telegram, web] = await store().receive([said('m1', 'a'), said('m1', 'b', { channel: 'web' })], T0);
    expect(telegram?.fresh && web?.fresh).toBe(true);
    expect(telegram?.conversationId).not.toBe(web?.conversationId);
  });

  it('keeps the order of arrival, within one delivery and over many', async () => {
    const id = await arrive(store(), said('m0', '0'));
    await store().receive([said('m1', '1'), said('m2', '2')], T0);
    const rest = Array.from({ length: 20 }, (_, i) => String(i + 3));
    await Promise.all(rest.map((text) => store().receive([said(`m${text}`, text)], T0)));
    const { undecided } = await found(store().load(id));
    expect(undecided.map((s) => s.message.text)).toEqual(['0', '1', '2', ...rest]);
    const seqs = undecided.map((s) => s.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });

  it('gives one address one conversation, also when 50 first messages arrive at once', async () => {
    const received = await Promise.all(
      Array.from({ length: 50 }, (_, i) => store().receive([said(`m${i}`, `${i}`)], T0)),
    );
    expect(new Set(received.flat().map((r) => r.conversationId)).size).toBe(1);
    expect(await store().conversations(10)).toHaveLength(1);
    expect((await found(store().load(received[0]?.[0]?.conversationId ?? ''))).undecided).toHaveLength(50);
  });

  it('begins a conversation with the bot, under the customer’s name, at the moment of arrival', async () => {
    const id = await arrive(store(), said('m1', 'hi', { customer: { name: 'Ana', handle: '@ana' } }), later(3));
    const { conversation, undecided } = await found(store().load(id));
    expect(conversation).toMatchObject({
      id,
      channel: 'telegram',
      address: 'c1',
      kind: 'customer',
      status: 'bot',
      owner: null,
      customer: { name: 'Ana', handle: '@ana' },
      createdAt: later(3),
    });
    expect(undecided[0]?.receivedAt).toEqual(later(3));
  });

  it('puts what the desk itself noticed into the conversation it is about', async () => {
    const id = await arrive(store(), said('m1', 'hi'));
    const noticed = {
      from: 'clock',
      id: 'undelivered:1',
      channel: 'telegram',
      kind: 'text',
      text: 'blocked',
      sentAt: T0,
      conversationId: id,
      event: 'blocked',
    } as const;
    expect(await store().receive([noticed, noticed], T0)).toEqual([
      { conversationId: id, fresh: true },
      { conversationId: id, fresh: false },
    ]);
    expect((await found(store().load(id))).undecided.at(-1)?.message).toEqual(noticed);
  });

  it('names the conversations that wait for a decision, the longest waiting first', async () => {
    const first = await arrive(store(), said('m1', 'a', { address: 'c1' }));
    const second = await arrive(store(), said('m2', 'b', { address: 'c2' }));
    await arrive(store(), said('m3', 'c', { address: 'c1' }));
    expect(await store().undecided()).toEqual([first, second]);
    await store().commit(await decisionOn(store(), first));
    await arrive(store(), said('m4', 'd', { address: 'c1' }));
    expect(await store().undecided()).toEqual([second, first]);
  });

  it('shows a person’s words to the next decision, however many of the customer stand before them', async () => {
    const flood = Array.from({ length: 120 }, (_, i) => said(`m${i}`, `${i}`));
    const [received] = await store().receive(flood, T0);
    const id = received?.conversationId ?? '';
    await arrive(store(), staffSaid('s1', 'I am here', { conversationId: id }));
    const { undecided } = await found(store().load(id));
    expect(undecided[0]?.message.text).toBe('0');
    expect(undecided.at(-1)?.message.text).toBe('I am here');
  });

  it('tells those who watch of each conversation that changed, and of nothing when a message comes again', async () => {
    const seen: string[] = [];
    const stop = store().onChange((id) => seen.push(id));
    const id = await arrive(store(), said('m1', 'hi'));
    await arrive(store(), said('m1', 'hi'));
    expect(seen).toEqual([id]);
    await store().commit(await decisionOn(store(), id));
    expect(seen).toEqual([id, id]);
    stop();
    await arrive(store(), said('m2', 'more'));
    expect(seen).toEqual([id, id]);
  });

  it('knows nothing of a conversation that never was', async () => {
    expect(await store().load('nobody')).toBeUndefined();
    expect(await store().findConversation('telegram', 'nobody')).toBeUndefined();
  });
};
