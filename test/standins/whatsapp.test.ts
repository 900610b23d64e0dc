import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WhatsApp } from './whatsapp/index.ts';
import { type Bench, createDisk, startBench } from './whatsapp/real-bot.ts';

let bench: Bench;
let wa: WhatsApp;

beforeEach(async () => {
  bench = await startBench();
  wa = bench.wa;
});

afterEach(() => bench.end());

describe('pairing', () => {
  it('links the client that shows the QR code, and has it restart', async () => {
    const bot = bench.connect(createDisk());
    const { qr } = await bot.until((update) => update.qr);
    wa.scan(qr ?? '');
    await expect(bot.closed).resolves.toBe(515);
    expect(bot.socket.authState.creds.me).toMatchObject({
      id: '34910000001:1@s.whatsapp.net',
      lid: '900000000000001:1@lid',
    });
    expect(bot.socket.authState.creds.account).toBeDefined();
    expect(wa.logins.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(['pairing offered']);
  });

  it('refuses a QR code that no connected client shows', async () => {
    const bot = bench.connect(createDisk());
    const { qr } = await bot.until((update) => update.qr);
    expect(() => wa.scan('https://wa.me/settings/linked_devices#2@other,a,b,c,1')).toThrow('not on offer');
    await bot.socket.end(undefined);
    await wa.waitFor(({ closed }) => closed, { what: 'the end of the connection', since: 0 });
    expect(() => wa.scan(qr ?? '')).toThrow('not on offer');
  });

  it('links the client whose code is typed into the phone', async () => {
    const disk = createDisk();
    const bot = bench.connect(disk);
    await bot.until((update) => update.qr);
    const code = await bot.socket.requestPairingCode(wa.account.phone);
    await wa.waitFor(({ stanza }) => stanza?.attrs.xmlns === 'md', { what: 'the hello', since: 0 });
    await wa.pairCode(code);
    await expect(bot.closed).resolves.toBe(515);
    await bench.logIn(disk);
    expect(wa.isOnline()).toBe(true);
  });

  it('lets the linked client log in again and again with what it saved', async () => {
    const disk = await bench.pair();
    for (const _ of [1, 2]) {
      const bot = await bench.logIn(disk);
      await bot.socket.end(undefined);
    }
    expect(wa.logins.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'pairing offered',
      'login success',
      'login success',
    ]);
  });

  it('refuses credentials of a device that is no longer linked, and links the next one under another number', async () => {
    const { disk, bot } = await bench.linkedBot();
    wa.unlinks();
    await expect(bot.closed).resolves.toBe(401);
    await expect(bench.connect(disk).closed).resolves.toBe(401);
    const { bot: next } = await bench.linkedBot();
    expect(next.socket.user?.id).toBe('34910000001:2@s.whatsapp.net');
  });

  it('notices when the client takes the link back', async () => {
    const { disk, bot } = await bench.linkedBot();
    await bot.socket.logout();
    await wa.waitFor(({ closed }) => closed, { what: 'the end of the connection', since: 0 });
    await expect(bench.connect(disk).closed).resolves.toBe(401);
  });
});

describe('a stand-in that keeps to itself', () => {
  it('sends no history and no delivery receipts', async () => {
    await bench.end();
    bench = await startBench({ history: false, deliveryReceipts: false });
    const { bot } = await bench.linkedBot({ shouldSyncHistoryMessage: () => false });
    const ana = bench.wa.person({ phone: '34600000001', name: 'Ana' });
    ana.says('hello');
    await bot.on('messages.upsert', ({ messages }) => messages[0]?.message?.conversation === 'hello');
    await Promise.all([ana.hears('Hi'), bot.socket.sendMessage(ana.jid, { text: 'Hi' })]);
    expect(bench.wa.sent.map(({ receipts }) => receipts)).toEqual([[]]);
    expect(bench.wa.receipts.map(({ type }) => type)).toEqual(['inactive']);
  });
});
