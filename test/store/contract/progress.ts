/** What a network tells of messages that have left is kept, in whatever order it comes. */
import { expect, it } from '@jest/globals';
import type { Progress } from '../../../src/core/channel.ts';
import type { Settlement, Store } from '../../../src/store/store.ts';
import type { Promises } from '../contract.ts';
import { answered, draft, found, T0 } from '../samples.ts';

const piece = (id: string) => ({ channel: 'telegram', place: 'c1', id }) as const;

/** A message that is on its way. @returns its conversation */
async function onItsWay(store: Store, id = 'o1'): Promise<string> {
  const conversation = await answered(store, (c) => [draft(id, c)]);
  await store.claim('telegram', T0, 10);
  return conversation;
}

const settle = (store: Store, result: Settlement['result'], id = 'o1') => store.settle([{ id, at: T0, result }]);
const sent = (...ids: string[]) => ({ state: 'sent', refs: ids.map(piece), progress: 'accepted' }) as const;
const known = async (store: Store, id = 'o1') => (await store.progress([id])).get(id);
const tell = (store: Store, progress: Progress, id?: string) =>
  store.told([{ outboxId: 'o1', progress, ...(id ? { ref: piece(id) } : {}) }]);

/** The line of the message as staff see it. */
async function shown(store: Store, conversation: string) {
  const { lines } = await store.lines(conversation, 'staff');
  const { state, progress, code } = await found(lines.find(({ id }) => id === 'o1'));
  return { state, progress, code };
}

export const progressing: Promises = (store) => {
  it('follows a message from the wire to the eyes of its reader', async () => {
    const id = await onItsWay(store());
    expect(await known(store())).toBeUndefined();
    await tell(store(), 'written');
    expect(await shown(store(), id)).toEqual({ state: 'sending', progress: 'written', code: undefined });
    await settle(store(), sent('r1'));
    expect(await shown(store(), id)).toEqual({ state: 'sent', progress: 'accepted', code: undefined });
    await tell(store(), 'delivered', 'r1');
    expect(await known(store())).toBe('delivered');
    await tell(store(), 'read', 'r1');
    expect(await shown(store(), id)).toEqual({ state: 'sent', progress: 'read', code: undefined });
  });

  it('says of what has come further whose own message it passes on', async () => {
    const own = { channel: 'telegram', place: '-1', id: '7' } as const;
    await answered(store(), (c) => [{ ...draft('o1', c), kind: 'person', by: 'person', receiptTo: own }]);
    await store().claim('telegram', T0, 10);
    await settle(store(), sent('r1'));
    const news: (string | undefined)[] = [];
    const end = store().onFurther(({ progress, receiptTo }) => news.push(`${progress} ${receiptTo?.id}`));
    await tell(store(), 'delivered', 'r1');
    await tell(store(), 'delivered', 'r1');
    await tell(store(), 'read', 'r1');
    end();
    expect(news).toEqual(['delivered 7', 'read 7']);
  });

  it('says so as well when a phone is faster than the network’s own answer', async () => {
    const own = { channel: 'telegram', place: '-1', id: '7' } as const;
    await answered(store(), (c) => [{ ...draft('o1', c), kind: 'person', by: 'person', receiptTo: own }]);
    await store().claim('telegram', T0, 10);
    const news: (string | undefined)[] = [];
    const end = store().onFurther(({ progress, receiptTo }) => news.push(`${progress} ${receiptTo?.id}`));
    await tell(store(), 'delivered', 'r1');
    await settle(store(), sent('r1'));
    end();
    expect(news).toEqual(['delivered 7']);
  });

  it('finds what a person said in vain, until the same is on its way again', async () => {
    const words = { kind: 'person', by: 'person', text: 'CoA today' } as const;
    const provenance = [{ kind: 'person', who: 'Luis' }] as const;
    const id = await answered(store(), (c) => [{ ...draft('o1', c), ...words, provenance }]);
    expect(await store().undelivered(id)).toBeUndefined();
    await store().claim('telegram', T0, 10);
    await settle(store(), { state: 'failed', why: 'no such chat' });
    expect(await store().undelivered(id)).toEqual({ text: 'CoA today', who: 'Luis' });
  });

  it('finds each of several things said in vain, and none that was sent again', async () => {
    const by = { kind: 'person', by: 'person', provenance: [{ kind: 'person', who: 'Luis' }] } as const;
    const lost = { state: 'failed', why: 'no such chat' } as const;
    const say = (id: string, text: string) => answered(store(), (c) => [{ ...draft(id, c), ...by, text }]);
    const attempt = async (id: string, result: Settlement['result']) => {
      await store().claim('telegram', T0, 10);
      await settle(store(), result, id);
    };
    const id = await say('o1', 'the CoA is ready');
    await attempt('o1', lost);
    await say('o2', 'and the MSDS');
    await attempt('o2', lost);
    const left = async (outboxId?: string) => (await store().undelivered(id, outboxId))?.text;
    expect([await left(), await left('o1'), await left('o9')]).toEqual([
      'and the MSDS',
      'the CoA is ready',
      'and the MSDS',
    ]);
    await say('o3', 'and the MSDS');
    await attempt('o3', lost);
    expect(await left('o2')).toBe('and the MSDS');
    await say('o4', 'and the MSDS');
    await attempt('o4', sent('r4'));
    expect([await left(), await left('o2'), await left('o1')]).toEqual([
      'the CoA is ready',
      undefined,
      'the CoA is ready',
    ]);
  });

  it('never goes back, whatever comes late', async () => {
    await onItsWay(store());
    await settle(store(), sent('r1'));
    await tell(store(), 'read', 'r1');
    await tell(store(), 'delivered', 'r1');
    await tell(store(), 'written');
    expect(await known(store())).toBe('read');
  });

  it('keeps what a phone says before the network has answered', async () => {
    await onItsWay(store());
    await tell(store(), 'delivered', 'r1');
    expect(await known(store())).toBeUndefined();
    await settle(store(), sent('r1'));
    expect(await known(store())).toBe('delivered');
    expect(await store().sentUnder('telegram', 'r1')).toMatchObject({ outboxId: 'o1' });
  });

  it('counts a message of several pieces by the one that has come least', async () => {
    await onItsWay(store());
    await settle(store(), sent('r1', 'r2'));
    await tell(store(), 'read', 'r1');
    expect(await known(store())).toBe('accepted');
    await tell(store(), 'delivered', 'r2');
    expect(await known(store())).toBe('delivered');
    await tell(store(), 'read', 'r2');
    expect(await known(store())).toBe('read');
  });

  it('says that it does not know when nobody answered, until somebody does', async () => {
    const id = await onItsWay(store());
    await settle(store(), { state: 'queued', nextAt: T0, why: 'no answer', unknown: true });
    expect(await shown(store(), id)).toMatchObject({ state: 'queued', progress: 'unknown' });
    await store().claim('telegram', T0, 10);
    await tell(store(), 'written');
    expect(await known(store())).toBe('unknown');
    await settle(store(), sent('r1'));
    expect(await known(store())).toBe('accepted');
  });

  it('does not know of what a process had written that died before the answer', async () => {
    await onItsWay(store());
    await tell(store(), 'written');
    await store().requeueClaimed('telegram', T0);
    expect(await known(store())).toBe('unknown');
  });

  it('keeps the network’s own number for a refusal, and whether it may have arrived all the same', async () => {
    const id = await onItsWay(store());
    await settle(store(), { state: 'failed', why: 'not allowed', code: '463', unknown: true });
    expect(await shown(store(), id)).toEqual({ state: 'failed', progress: 'unknown', code: '463' });
  });

  it('knows nothing of networks that tell nothing, nor of rows that are not there', async () => {
    const id = await onItsWay(store());
    await settle(store(), { state: 'sent', refs: [piece('r1')] });
    expect(await shown(store(), id)).toEqual({ state: 'sent', progress: undefined, code: undefined });
    await store().told([{ outboxId: 'never', progress: 'read', ref: piece('r9') }]);
    await store().told([]);
    expect([...(await store().progress(['never', 'o1']))]).toEqual([]);
    expect(await store().progress([])).toEqual(new Map());
  });

  it('wakes those who watch the conversation', async () => {
    const id = await onItsWay(store());
    await settle(store(), sent('r1'));
    const changed: string[] = [];
    store().onChange((conversation) => changed.push(conversation));
    await tell(store(), 'delivered', 'r1');
    await tell(store(), 'delivered', 'r1');
    expect(changed).toEqual([id]);
  });
};
