import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WhatsApp } from './whatsapp/index.ts';
import type { Person } from './whatsapp/person.ts';
import { type Bench, type Bot, startBench } from './whatsapp/real-bot.ts';

let bench: Bench;
let wa: WhatsApp;
let bot: Bot;
let ana: Person;

beforeAll(async () => {
  bench = await startBench();
  wa = bench.wa;
  ({ bot } = await bench.linkedBot());
});

/** Every test gets people of its own, whose sessions nobody has opened yet. */
let people = 0;
beforeEach(() => {
  people += 1;
  ana = wa.person({ phone: `3460000${1000 + people}`, lid: `10000000000${1000 + people}`, name: 'Ana' });
});

afterAll(() => bench.end());

describe('talking', () => {
  it('carries words both ways, encrypted, and tells the bot that they arrived', async () => {
    const id = ana.says('hello');
    const { messages, type } = await bot.on('messages.upsert', ({ messages }) => messages[0]?.key.id === id);
    expect(type).toBe('notify');
    expect(messages[0]).toMatchObject({ message: { conversation: 'hello' }, pushName: 'Ana' });
    const hears = ana.hears('Hi, Ana');
    await bot.socket.sendMessage(ana.jid, { text: 'Hi, Ana' }, { messageId: '3EB0A1' });
    await expect(hears).resolves.toMatchObject({
      id: '3EB0A1',
      to: ana.jid,
      decryptedBy: ['own phone', 'Ana'],
      failedFor: [],
      ackedWith: 'ok',
    });
    await wa.allTaken();
    ana.reads();
    await bot.on('messages.update', ([update]) => update?.key.id === '3EB0A1' && update.update.status === 4);
    expect(wa.sent.find(({ id }) => id === '3EB0A1')?.receipts).toEqual(['delivered', 'read']);
    expect(ana.chat().map(({ text }) => text)).toEqual(['Hi, Ana']);
  });

  // First all in, then all out: a bare Baileys reads and writes a session at once, and may spoil it. The desk takes turns
  // (src/channels/whatsapp/one-at-a-time.ts), so test/channels/whatsapp-live.test.ts lets both happen together.
  it('carries a hundred messages in, and a hundred out, in order', async () => {
    const numbers = Array.from({ length: 100 }, (_, index) => `message ${index}`);
    const ids = numbers.map((text) => ana.says(text));
    await wa.allTaken();
    await bot.on('messages.upsert', ({ messages }) => messages.some(({ key }) => key.id === ids.at(-1)));
    const heard = bot.heard.filter(({ message }) => ids.includes(message.key.id ?? ''));
    expect(heard.map(({ message }) => message.message?.conversation)).toEqual(numbers);
    const last = ana.hears('message 99', { timeoutMs: 20_000 });
    for (const text of numbers) await bot.socket.sendMessage(ana.jid, { text });
    await last;
    expect(ana.chat().map(({ text }) => text)).toEqual(numbers);
  });

  it('shows what the bot does while it writes', async () => {
    const paused = wa.waitFor(({ presence }) => presence?.type === 'paused', { what: 'the pause' });
    await bot.socket.sendPresenceUpdate('composing', ana.jid);
    await bot.socket.sendPresenceUpdate('paused', ana.jid);
    await paused;
    expect(wa.presence.map(({ type, to }) => [type, to])).toEqual([
      ['unavailable', undefined],
      ['composing', ana.jid],
      ['paused', ana.jid],
    ]);
  });

  it('supplies more one-time keys when many people write for the first time', async () => {
    for (let n = 10; n < 30; n += 1) {
      wa.person({ phone: `346000000${n}`, lid: `2000000000000${n}`, name: `P${n}` }).says(`hello ${n}`);
    }
    await wa.allTaken();
    expect(bot.heard.filter(({ message }) => /^hello \d\d$/.test(message.message?.conversation ?? ''))).toHaveLength(
      20,
    );
    expect(wa.refusals).toEqual([]);
  });
});

describe('addresses', () => {
  it('names the LID and the number behind it', async () => {
    const id = ana.says('hello');
    const { messages } = await bot.on('messages.upsert', ({ messages }) => messages[0]?.key.id === id);
    expect(messages[0]?.key).toMatchObject({
      remoteJid: ana.lidJid,
      remoteJidAlt: ana.pnJid,
      addressingMode: 'lid',
    });
  });

  it('names the number, and the LID when it is told', async () => {
    const ids = [ana.says('one', { via: 'pn', alone: true }), ana.says('two', { via: 'pn' }), ana.says('three')];
    await wa.allTaken();
    await bot.on('messages.upsert', ({ messages }) => messages.some(({ key }) => key.id === ids[2]));
    const keys = bot.heard.map(({ message }) => message.key);
    // Baileys learns the mapping before it takes its turn, so the third message overtakes the second.
    const byId = (id: string) => keys.find((key) => key.id === id);
    expect(ids.map(byId).map((key) => [key?.remoteJid, key?.remoteJidAlt])).toEqual([
      [ana.pnJid, undefined],
      [ana.pnJid, ana.lidJid],
      [ana.lidJid, ana.pnJid],
    ]);
  });

  it('is answered under either address by the same person', async () => {
    ana.says('hello');
    await wa.allTaken();
    for (const jid of [ana.pnJid, ana.jid, ana.pnJid]) {
      const hears = ana.hears(`to ${jid}`);
      await bot.socket.sendMessage(jid, { text: `to ${jid}` });
      await hears;
    }
    expect(wa.sent.flatMap(({ failedFor }) => failedFor)).toEqual([]);
  });

  it('reaches somebody who has only a number', async () => {
    const bo = wa.person({ phone: '34600000002', name: 'Bo' });
    bo.says('hello');
    await wa.allTaken();
    const hears = bo.hears('Hi, Bo');
    await bot.socket.sendMessage(bo.jid, { text: 'Hi, Bo' });
    await expect(hears).resolves.toMatchObject({ to: '34600000002@s.whatsapp.net' });
  });

  it('tells the bot later which number is behind a LID', async () => {
    const id = ana.says('hello', { alone: true });
    ana.linksAddresses();
    const update = await bot.on('lid-mapping.update', () => true);
    expect(update).toEqual({ lid: ana.lidJid, pn: ana.pnJid });
    await wa.allTaken();
    expect(bot.heard.find(({ message }) => message.key.id === id)?.message.key.remoteJidAlt).toBeUndefined();
  });

  it('says who is on WhatsApp', async () => {
    await expect(bot.socket.onWhatsApp(ana.phone, '34699999999')).resolves.toEqual([{ jid: ana.pnJid, exists: true }]);
  });
});
