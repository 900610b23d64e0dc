/** Credentials and keys in the database: what goes in comes out, sealed in between. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openAuth, SESSION } from '../../src/channels/whatsapp/auth.ts';
import { type AuthenticationCreds, proto } from '../../src/channels/whatsapp/baileys.ts';
import { createKeyCache } from '../../src/channels/whatsapp/key-cache.ts';
import { createSeal } from '../../src/channels/whatsapp/seal.ts';
import { ConfigError } from '../../src/core/errors.ts';
import { IN_MEMORY, openStore } from '../../src/store/open.ts';
import type { KeyVault, Store } from '../../src/store/store.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(IN_MEMORY);
});
afterEach(() => store.close());

const seal = createSeal('a key for tests, of more than 32 letters');
const open = (more: { vault?: KeyVault; longestReadMs?: number; fence?: () => number | undefined } = {}) =>
  openAuth({ vault: store.keys, seal, fence: () => undefined, ...more });
const BYTES = Buffer.from('0001feff', 'hex');

describe('credentials', () => {
  it('are made new, kept whole, and read again as they were', async () => {
    const auth = await open();
    expect(auth.isPaired()).toBe(false);
    Object.assign(auth.creds, {
      account: { details: BYTES },
      me: { id: '34910000001:2@s.whatsapp.net', lid: '9:2@lid' },
    });
    await auth.save();
    const again = await open();
    expect(again.creds).toEqual(auth.creds);
    expect(again.isPaired()).toBe(true);
    expect([...again.own()]).toEqual(['34910000001', '9']);
  });

  it('of a pairing by code that was not finished are no credentials to log in with', async () => {
    const auth = await open();
    Object.assign(auth.creds, { me: { id: '34910000001@s.whatsapp.net', name: '~' }, pairingCode: 'ABCD1234' });
    await auth.save();
    const again: AuthenticationCreds = (await open()).creds;
    expect(again.me).toBeUndefined();
    expect(again.pairingCode).toBeUndefined();
    expect(again.noiseKey).toEqual(auth.creds.noiseKey);
  });

  it('that are saved twice at once end as the later one', async () => {
    const auth = await open();
    auth.creds.nextPreKeyId = 5;
    const first = auth.save();
    auth.creds.nextPreKeyId = 9;
    await Promise.all([first, auth.save()]);
    expect((await open()).creds.nextPreKeyId).toBe(9);
  });

  it('are refused with one clear sentence under another key, and left as they are', async () => {
    await (await open()).save();
    const before = await store.keys.all(SESSION);
    const refused = openAuth({
      vault: store.keys,
      seal: createSeal('another key of 32 letters or more'),
      fence: () => undefined,
    });
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(/ENCRYPTION_KEY.*encryption-key/);
    expect(await store.keys.all(SESSION)).toEqual(before);
  });

  it('are not written any more once the account has logged us out', async () => {
    const auth = await open();
    await auth.save();
    auth.retire();
    await store.keys.setAside(SESSION, 'old');
    await auth.save();
    await auth.keys.set({ session: { a: BYTES } });
    expect(await store.keys.all(SESSION)).toEqual([]);
    expect((await store.keys.all('old')).length).toBe(1);
  });
});

describe('keys', () => {
  it('of every sort are read again as they were, also by the next process', async () => {
    const data = {
      'pre-key': { '1': { public: BYTES, private: BYTES } },
      session: { 'a.0': { version: 'v1', _sessions: { x: { key: BYTES } } } as unknown as Uint8Array },
      'sender-key-memory': { 'g@g.us': { 'a@lid': true } },
      'lid-mapping': { '34600000001': '1', '1_reverse': '34600000001' },
      'device-list': { '1': ['0', '3'] },
      tctoken: { 'a@lid': { token: BYTES, timestamp: '1' } },
      'identity-key': { 'a.0': BYTES },
    };
    await (await open()).keys.set(data);
    const { keys } = await open();
    for (const [type, values] of Object.entries(data)) {
      expect(await keys.get(type as 'session', Object.keys(values))).toEqual(values);
    }
  });

  it('of the app state come back as WhatsApp’s own kind of message', async () => {
    const keyData = proto.Message.AppStateSyncKeyData.fromObject({ keyData: BYTES, timestamp: 5 });
    await (await open()).keys.set({ 'app-state-sync-key': { k: keyData } });
    const found = (await (await open()).keys.get('app-state-sync-key', ['k'])).k;
    expect(found).toBeInstanceOf(proto.Message.AppStateSyncKeyData);
    expect(Buffer.from(found?.keyData ?? [])).toEqual(BYTES);
  });

  it('that are taken away are gone, and those that never were are not there', async () => {
    const { keys } = await open();
    await keys.set({ 'identity-key': { a: BYTES, b: BYTES } });
    await keys.set({ 'identity-key': { a: null } });
    for (const found of [keys, (await open()).keys]) {
      expect(Object.keys(await found.get('identity-key', ['a', 'b', 'c']))).toEqual(['b']);
    }
  });

  it('are copies: what a reader does to one changes no other', async () => {
    const { keys } = await open();
    await keys.set({ 'device-list': { '1': ['0'] } });
    (await keys.get('device-list', ['1']))['1']?.push('7');
    expect((await keys.get('device-list', ['1']))['1']).toEqual(['0']);
  });

  it('are sealed to their place: a row that is moved cannot be opened', async () => {
    await (await open()).keys.set({ 'identity-key': { a: BYTES } });
    const [row] = await store.keys.all(SESSION);
    await store.keys.setMany(SESSION, [{ type: 'identity-key', id: 'b', value: row?.value ?? '' }]);
    await expect((await open()).keys.get('identity-key', ['b'])).rejects.toThrow();
  });

  it('fail instead of hanging when the database does not answer', async () => {
    const vault = { ...store.keys, getMany: () => new Promise<never>(() => undefined) };
    const auth = openAuth({ vault: { ...vault, getMany: store.keys.getMany }, seal, fence: () => undefined });
    await auth;
    let answers = true;
    const flaky: KeyVault = {
      ...store.keys,
      getMany: (...a) => (answers ? store.keys.getMany(...a) : vault.getMany()),
    };
    const { keys } = await open({ vault: flaky, longestReadMs: 20 });
    answers = false;
    await expect(keys.get('session', ['a'])).rejects.toThrow(/longer than 20 ms/);
  });

  it('are not written by a process that has lost the session', async () => {
    const soon = new Date(Date.now() + 60_000);
    const fence = await store.keys.hold(SESSION, 'first', new Date(), soon);
    const { keys } = await open({ fence: () => fence });
    await keys.set({ 'identity-key': { a: BYTES } });
    await store.keys.letGo(SESSION, 'first');
    await store.keys.hold(SESSION, 'second', new Date(), soon);
    await expect(keys.set({ 'identity-key': { a: null } })).rejects.toThrow(/another process/);
    expect(await store.keys.all(SESSION)).toHaveLength(1);
  });
});

describe('the memory for keys', () => {
  it('forgets what was used longest ago', () => {
    const cache = createKeyCache(30);
    cache.put('t', 'a', 'x'.repeat(10));
    cache.put('t', 'b', 'x'.repeat(10));
    expect(cache.get('t', 'a')).toBeDefined();
    cache.put('t', 'c', 'x'.repeat(10));
    expect(['a', 'b', 'c'].map((id) => cache.has('t', id))).toEqual([true, false, true]);
  });
});
