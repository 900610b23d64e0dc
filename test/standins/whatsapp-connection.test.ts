import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { WhatsApp } from './whatsapp/index.ts';
import type { Person } from './whatsapp/person.ts';
import { type Bench, type Disk, startBench } from './whatsapp/real-bot.ts';

let bench: Bench;
let wa: WhatsApp;
let disk: Disk;
let ana: Person;

beforeAll(async () => {
  bench = await startBench();
  wa = bench.wa;
  disk = await bench.pair();
  const bot = await bench.logIn(disk);
  ana = wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
  ana.says('hello');
  // Answering before the first message is decrypted would open a second session, which libsignal does not get right.
  await wa.allTaken();
  const hears = ana.hears('hello');
  await bot.socket.sendMessage(ana.jid, { text: 'hello' });
  await hears;
  await wa.allTaken();
  await bench.rest();
});

afterEach(() => bench.rest());
afterAll(() => bench.end());

describe('the connection', () => {
  it('ends with any code while the client is logged in, and lets it in again', async () => {
    for (const code of [515, 503, 440, 401, 403, 405, 406, 402, 411, 500]) {
      const bot = await bench.logIn(disk);
      wa.end(code);
      await expect(bot.closed).resolves.toBe(code);
    }
  });

  it('ends with any code instead of a login', async () => {
    for (const code of [515, 503, 440, 401, 403, 405, 406, 402, 411]) {
      wa.fault({ on: 'login', end: code });
      await expect(bench.connect(disk).closed).resolves.toBe(code);
      expect(wa.logins.at(-1)).toMatchObject({ kind: 'login', outcome: code });
    }
  });

  it('ends with a code said in the other way', async () => {
    wa.fault({ on: 'login', end: { code: 503, as: 'failure' } });
    await expect(bench.connect(disk).closed).resolves.toBe(503);
  });

  it('leaves a query that was open at a stream error without an answer, and ends it when the line is cut', async () => {
    wa.fault({ on: 'iq', hang: true, times: 2, when: ({ node }) => node?.attrs.xmlns === 'usync' });
    const first = await bench.logIn(disk);
    let outcome = 'open';
    const asked = wa.waitFor(({ stanza }) => stanza?.attrs.xmlns === 'usync', { what: 'the question' });
    const stuck = first.socket.onWhatsApp(ana.phone).finally(() => {
      outcome = 'done';
    });
    stuck.catch(() => undefined);
    await asked;
    wa.end(503);
    await first.closed;
    await wa.allClosed();
    expect(outcome).toBe('open');
    const second = await bench.logIn(disk);
    const askedAgain = wa.waitFor(({ stanza }) => stanza?.attrs.xmlns === 'usync', { what: 'the question' });
    const rejected = second.socket.onWhatsApp(ana.phone).catch((reason: unknown) => reason);
    await askedAgain;
    wa.drop();
    await expect(rejected).resolves.toBe(1006);
  });

  it('says how long a temporary ban lasts', async () => {
    const bot = await bench.logIn(disk);
    wa.end(402);
    const { lastDisconnect } = await bot.until(({ connection }) => connection === 'close');
    expect(lastDisconnect?.error).toMatchObject({ data: { reason: '402', expire: '86400' } });
  });

  it('goes to the newer of two clients with the same credentials', async () => {
    const bot = await bench.logIn(disk);
    const newer = await bench.logIn(disk);
    await expect(bot.closed).resolves.toBe(440);
    ana.says('who is there?');
    await newer.on('messages.upsert', ({ messages }) => messages[0]?.message?.conversation === 'who is there?');
  });

  it('is cut', async () => {
    const bot = await bench.logIn(disk);
    wa.drop();
    await expect(bot.closed).resolves.toBe(428);
  });

  it('is cut before a message is taken: it is lost', async () => {
    const bot = await bench.logIn(disk);
    wa.fault({ on: 'message', drop: 'before' });
    const sent = wa.waitForSent(({ id }) => id === '3EB0D1', { what: 'the message' });
    await bot.socket.sendMessage(ana.jid, { text: 'cut before' }, { messageId: '3EB0D1' });
    await expect(bot.closed).resolves.toBe(428);
    await expect(sent).resolves.toMatchObject({ delivered: false, ackedWith: null });
  });

  it('is cut after a message was taken: it arrived, but the bot cannot know', async () => {
    const bot = await bench.logIn(disk);
    wa.fault({ on: 'message', drop: 'after' });
    const hears = ana.hears('cut after');
    await bot.socket.sendMessage(ana.jid, { text: 'cut after' }, { messageId: '3EB0D2' });
    await expect(bot.closed).resolves.toBe(428);
    await expect(hears).resolves.toMatchObject({ delivered: true, ackedWith: null });
  });

  it('cannot be made while the server is out of reach', async () => {
    wa.fault({ on: 'connect', drop: 'before' });
    await expect(bench.connect(disk).closed).resolves.toBe(408);
  });

  it('cannot be made while the server answers with an HTTP status, of which Baileys tells nobody', async () => {
    wa.fault({ on: 'connect', end: 503 });
    const stuck = bench.connect(disk);
    await once(stuck.socket.ws, 'unexpected-response');
    expect(stuck.socket.ws.isConnecting).toBe(true);
  });

  it('hangs before the handshake', async () => {
    wa.fault({ on: 'connect', hang: true });
    await expect(bench.connect(disk, { connectTimeoutMs: 50 }).closed).resolves.toBe(408);
  });

  it('hangs at login', async () => {
    wa.fault({ on: 'login', hang: true });
    const stuck = wa.waitFor(({ login }) => login?.outcome === 'hung', { what: 'the login' });
    bench.connect(disk);
    await stuck;
    expect(wa.isOnline()).toBe(false);
  });

  it('hangs when nothing is answered any more', async () => {
    const bot = await bench.logIn(disk, { keepAliveIntervalMs: 40 });
    const before = wa.pings();
    const silence = wa.fault({ on: '*', hang: true, times: Number.POSITIVE_INFINITY });
    expect(bot.socket.ws.isOpen).toBe(true);
    await wa.waitFor(({ stanza }) => stanza?.attrs.xmlns === 'w:p', { what: 'a ping' });
    expect(wa.pings()).toBe(before);
    silence.cancel();
    await wa.waitFor(() => wa.pings() > before, { what: 'a ping that is answered' });
  });
});
