/** What a channel keeps about its own session with a network: keys, a journal, and who holds it. */
import { expect, it } from '@jest/globals';
import { StoreError } from '../../../src/core/errors.ts';
import type { Promises } from '../contract.ts';
import { later, T0 } from '../samples.ts';

const row = (id: string, value: string | null, type = 'session') => ({ type, id, value });
const decrypted = (id: string, seq: number, message = `m-${id}`) => ({ id, seq, message, value: `words of ${id}` });

export const sessions: Promises = (store) => {
  it('keeps keys by type and id, overwrites them, and takes them away', async () => {
    const { keys } = store();
    await keys.setMany('s', [row('a', '1'), row('b', '2'), row('a', 'other', 'pre-key')]);
    await keys.setMany('s', [row('a', '3'), row('b', null), row('never', null)]);
    expect([...(await keys.getMany('s', 'session', ['a', 'b', 'c']))]).toEqual([['a', '3']]);
    expect([...(await keys.getMany('s', 'session', []))]).toEqual([]);
    expect(await keys.all('s')).toHaveLength(2);
    expect(await keys.all('another')).toEqual([]);
  });

  it('takes more keys at once than a statement carries', async () => {
    const { keys } = store();
    const many = Array.from({ length: 1200 }, (_, i) => row(`k${i}`, String(i)));
    await keys.setMany('s', many);
    const found = await keys.getMany(
      's',
      'session',
      many.map(({ id }) => id),
    );
    expect(found.size).toBe(1200);
  });

  it('sets a session aside whole', async () => {
    const { keys } = store();
    await keys.setMany('s', [row('a', '1')]);
    await keys.setAside('s', 'old');
    expect(await keys.all('s')).toEqual([]);
    expect(await keys.all('old')).toEqual([row('a', '1')]);
  });

  it('writes keys and journal together or not at all', async () => {
    const { keys } = store();
    const fence = await keys.hold('s', 'first', T0, later(60));
    await keys.setMany('s', [row('a', '1')], { journal: [decrypted('d1', 1)], at: T0, ...(fence ? { fence } : {}) });
    const stale = keys.setMany('s', [row('a', '2')], { journal: [decrypted('d2', 2)], at: T0, fence: 99 });
    await expect(stale).rejects.toThrow(StoreError);
    expect([...(await keys.getMany('s', 'session', ['a']))]).toEqual([['a', '1']]);
    expect((await keys.unhandled('s')).map(({ id }) => id)).toEqual(['d1']);
  });

  it('gives back what was decrypted and not handled, in order of arrival, and the first words of each', async () => {
    const { keys } = store();
    await keys.setMany('s', [], { journal: [decrypted('d2', 7), decrypted('d1', 5)], at: T0 });
    await keys.setMany('s', [], { journal: [{ ...decrypted('d1', 9), value: 'other words' }], at: T0 });
    expect(await keys.unhandled('s')).toEqual([decrypted('d1', 5), decrypted('d2', 7)]);
    expect(await keys.journalled('s', 'd1')).toEqual(decrypted('d1', 5));
    expect(await keys.journalledMessage('s', 'm-d2')).toEqual(decrypted('d2', 7));
    expect(await keys.journalled('s', 'never')).toBeUndefined();
    expect([...(await keys.known('s', ['m-d1', 'm-d9']))]).toEqual(['m-d1']);
    expect(await keys.lastSeq('s')).toBe(7);
    expect(await keys.lastSeq('another')).toBe(0);
  });

  it('forgets what was handled and is old, and nothing else', async () => {
    const { keys } = store();
    await keys.setMany('s', [], { journal: [decrypted('old', 1), decrypted('waiting', 2)], at: T0 });
    await keys.setMany('s', [], { journal: [decrypted('new', 3)], at: later(100) });
    await keys.handled('s', ['old', 'new']);
    await keys.handled('s', []);
    await keys.forgetBefore('s', later(50));
    expect(await keys.journalled('s', 'old')).toBeUndefined();
    expect(await keys.journalled('s', 'new')).toBeDefined();
    expect((await keys.unhandled('s')).map(({ id }) => id)).toEqual(['waiting']);
  });

  it('is held by one process, which may go on holding it; whoever comes after gets a higher number', async () => {
    const { keys } = store();
    const first = await keys.hold('s', 'first', T0, later(15));
    expect(await keys.hold('s', 'first', later(5), later(20))).toBe(first);
    await keys.letGo('s', 'nobody');
    await keys.letGo('s', 'first');
    expect(await keys.hold('s', 'second', later(6), later(21))).toBeGreaterThan(first ?? 0);
    expect(await keys.hold('s', 'third', later(30), later(45))).toBeGreaterThan((first ?? 0) + 1);
  });
};
