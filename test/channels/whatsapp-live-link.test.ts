/** The link to WhatsApp: what ends it, what is tried again, and who is told. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError } from '../../src/core/errors.ts';
import { ANSWER, type Bench, startBench } from './whatsapp-bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.end());

/** Long enough for the back-off of these tests to have tried again many times. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 400));
const SOON = { supervise: { firstPauseMs: 20 }, alert: { afterMs: 30, everyMs: 60_000 } };

describe('a connection that ends', () => {
  it.each([440, 403, 405, 406, 402, 411])('with %i is not tried again, and staff hear what to do', async (code) => {
    const channel = await bench.pair({ timings: SOON });
    bench.wa.end(code);
    const alert = await bench.staffRead('WhatsApp is not connected');
    expect(alert.text).toContain(String(code));
    await aWhile();
    expect(bench.wa.logins).toHaveLength(2);
    expect(bench.closings().at(-1)).toEqual({ event: 'whatsapp.closed', code, action: 'stopped' });
    expect(channel.health()).toMatchObject({ ready: false, why: expect.stringContaining(String(code)) });
    expect(bench.staff.filter(({ text }) => text.includes('WhatsApp'))).toHaveLength(1);
  });

  it('by a logout keeps the old credentials, and the next start offers a new code without trying them again', async () => {
    await bench.pair({ timings: SOON });
    bench.wa.unlinks();
    await bench.staffRead(/WhatsApp is not connected: .*401.*\/staff\/whatsapp/);
    await bench.until(() => bench.closings().some(({ code }) => code === 401), 'the end');
    await aWhile();
    expect(bench.wa.logins).toHaveLength(2);
    expect(await bench.store.keys.all('whatsapp')).toEqual([]);
    await bench.rest();
    const codes = bench.said.length;
    await bench.begin({ timings: SOON });
    const { qr } = await bench.until(
      () => bench.said.slice(codes).find(({ event }) => event === 'whatsapp.qr'),
      'a QR',
    );
    await bench.until(() => bench.staff.filter(({ text }) => text.includes('WhatsApp')).length === 2, 'another alert');
    bench.wa.scan(qr ?? '');
    await bench.open();
    await bench.staffRead('WhatsApp is connected again');
    expect(bench.wa.logins.map(({ kind }) => kind)).toEqual(['pairing', 'login', 'pairing', 'login']);
  });

  it.each([503, 500, 515])('with %i is begun again by itself', async (code) => {
    await bench.pair();
    const logins = bench.wa.logins.length;
    bench.wa.end(code);
    await bench.until(() => bench.wa.logins.length > logins, 'another login');
    await bench.open();
    expect(bench.closings().at(-1)).toEqual({ event: 'whatsapp.closed', code, action: 'reconnect' });
    const ana = bench.wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
    ana.says('who are you?');
    await ana.hears(ANSWER);
    expect(bench.staff).toEqual([]);
  });

  it('because the line was cut is begun again, and staff hear of it when that takes long, and when it is over', async () => {
    const channel = await bench.pair({ timings: SOON });
    const outage = bench.wa.fault({ on: 'connect', drop: 'before', times: Number.POSITIVE_INFINITY });
    bench.wa.drop();
    await bench.staffRead('WhatsApp is not connected');
    expect(channel.health()).toMatchObject({ ready: false });
    outage.cancel();
    await bench.open();
    await bench.staffRead('WhatsApp is connected again');
  });

  it('is not taken for a ban when something on the way refuses us', async () => {
    await bench.pair();
    bench.wa.fault({ on: 'connect', end: 403, times: 2 });
    bench.wa.drop();
    await bench.until(() => bench.closings().filter(({ code }) => code === 403).length === 2, 'two refusals');
    await bench.open();
    expect(bench.closings().every(({ action }) => action === 'reconnect')).toBe(true);
  });

  it('is tried again after a stop when the desk is started again', async () => {
    await bench.pair();
    bench.wa.end(440);
    await bench.until(() => bench.closings().some(({ code }) => code === 440), 'the end');
    await bench.rest();
    await bench.begin();
    await bench.open();
  });
});

describe('a login', () => {
  /** Paired before; from now on every login is refused. */
  async function isRefused(code: number): Promise<void> {
    await bench.pair({ timings: SOON });
    await bench.rest();
    bench.wa.fault({ on: 'login', end: code, times: Number.POSITIVE_INFINITY });
    await bench.begin({ timings: SOON });
  }

  it.each([440, 403, 405, 406, 402, 411])('that is refused with %i is not tried again', async (code) => {
    await isRefused(code);
    const alert = await bench.staffRead('WhatsApp is not connected');
    expect(alert.text).toContain(String(code));
    await aWhile();
    expect(bench.wa.logins).toHaveLength(3);
    expect(bench.closings().at(-1)).toEqual({ event: 'whatsapp.closed', code, action: 'stopped' });
  });

  it('that is refused with 401 was the last with these credentials', async () => {
    await isRefused(401);
    await bench.staffRead(/WhatsApp is not connected: .*401.*\/staff\/whatsapp/);
    await aWhile();
    expect(bench.wa.logins).toHaveLength(3);
    await bench.rest();
    const codes = bench.said.length;
    await bench.begin({ timings: SOON });
    await bench.until(() => bench.said.slice(codes).some(({ event }) => event === 'whatsapp.qr'), 'a QR');
    expect(bench.wa.logins.at(-1)?.kind).toBe('pairing');
  });

  it.each([
    ['is refused with 503', { end: 503 }],
    ['is refused with 500', { end: 500 }],
    ['meets a restart (515)', { end: 515 }],
    ['is cut off', { drop: 'before' }],
  ] as const)('that %s is tried again, and what was said meanwhile is answered', async (_what, fault) => {
    await bench.pair({ timings: SOON });
    await bench.rest();
    const ana = bench.wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
    ana.says('who are you?');
    await bench.wa.allSaid();
    bench.wa.fault({ on: 'login', times: 3, ...fault });
    const before = bench.closings().length;
    await bench.begin({ timings: SOON });
    await ana.hears(ANSWER, { timeoutMs: 10_000 });
    expect(bench.wa.logins).toHaveLength(6);
    const actions = bench.closings().map(({ action }) => action);
    expect(actions.slice(before)).toEqual(['reconnect', 'reconnect', 'reconnect']);
  });
});

describe('the session', () => {
  it('is not touched by a desk with another key, which says so', async () => {
    await bench.pair();
    await bench.rest();
    const before = await bench.store.keys.all('whatsapp');
    const begun = bench.begin({ encryptionKey: 'another key, also with more than 32 letters' });
    await expect(begun).rejects.toThrow(ConfigError);
    await expect(begun).rejects.toThrow(/ENCRYPTION_KEY/);
    expect(await bench.store.keys.all('whatsapp')).toEqual(before);
  });

  it('lies sealed in the database, and no number or word of a customer, nor a key, is in the log', async () => {
    await bench.pair();
    const ana = bench.wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana Ruiz' });
    ana.says('who are you? my secret plan', { tampered: 1 });
    await ana.hears(ANSWER);
    await bench.idle();
    const rows = await bench.store.keys.all('whatsapp');
    expect(rows.length).toBeGreaterThan(5);
    for (const { value } of rows) expect(value).toMatch(/^v1\./);
    const log = bench.log.join('');
    expect(log).not.toMatch(/34600000001|100000000000001|34910000001|secret plan|Ana Ruiz|privKey|noiseKey/);
  });

  it('goes on when the keys cannot be read for a moment: the message is asked for again', async () => {
    await bench.pair();
    await bench.rest();
    const { keys } = bench.store;
    let hangs = 1;
    const getMany: typeof keys.getMany = (session, type, ids) =>
      type === 'session' && hangs-- > 0 ? new Promise<never>(() => undefined) : keys.getMany(session, type, ids);
    await bench.begin({
      store: { ...bench.store, keys: { ...keys, getMany } },
      timings: { auth: { longestReadMs: 50 } },
    });
    await bench.open();
    const ana = bench.wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
    ana.says('who are you?');
    await ana.hears(ANSWER, { timeoutMs: 10_000 });
  });

  // The last one: what hangs here hangs in libsignal for the rest of the process.
  it('asks for a restart when messages come and none can be read', async () => {
    await bench.pair();
    await bench.rest();
    const { keys } = bench.store;
    const never = () => new Promise<never>(() => undefined);
    const getMany: typeof keys.getMany = (session, type, ids) =>
      type === 'session' ? never() : keys.getMany(session, type, ids);
    const hung = { ...bench.store, keys: { ...keys, getMany } };
    const channel = await bench.begin({
      store: hung,
      timings: { auth: { longestReadMs: 60_000 }, watch: { everyMs: 20, deafAfterMs: 100 } },
    });
    await bench.open();
    bench.wa.person({ phone: '34600000009', lid: '100000000000009', name: 'Eve' }).says('anybody there?');
    await bench.until(() => bench.restarts.length > 0, 'the wish to be restarted');
    expect(channel.health()).toBeDefined();
  });
});
