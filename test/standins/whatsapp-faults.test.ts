import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BinaryNode } from '@whiskeysockets/baileys';
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
  ana = wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
  ana.says('hello');
  await wa.allTaken();
});

afterAll(() => bench.end());

const say = (text: string, messageId: string) => bot.socket.sendMessage(ana.jid, { text }, { messageId });

/** The acknowledgement the bot gets, asked for before sending; `undefined` when none comes in time. */
const ackOf = (id: string, timeoutMs = 2000): Promise<BinaryNode | undefined> =>
  bot.socket.waitForMessage<BinaryNode>(id, timeoutMs);

describe('acknowledgements', () => {
  it.each([463, 479, 400])('refuses a message with %i, and nobody gets it', async (error) => {
    wa.fault({ on: 'message', ack: { error } });
    const id = `3EB0E${error}`;
    const ack = ackOf(id);
    await say('refused', id);
    expect((await ack)?.attrs).toMatchObject({ class: 'message', from: ana.jid, error: String(error) });
    expect(wa.sent.at(-1)).toMatchObject({ id, text: 'refused', ackedWith: error, delivered: false });
    expect(ana.chat().map(({ text }) => text)).not.toContain('refused');
  });

  it('never comes, although the message arrives: what answers to its id is the receipt of the phone', async () => {
    wa.fault({ on: 'message', ack: 'never' });
    const answer = ackOf('3EB0A0');
    await Promise.all([ana.hears('into the void'), say('into the void', '3EB0A0')]);
    expect((await answer)?.tag).toBe('receipt');
    expect(wa.sent.at(-1)?.ackedWith).toBeNull();
  });

  it('never comes, and the message is lost', async () => {
    wa.fault({ on: 'message', ack: 'never', lost: true });
    const sent = wa.waitForSent(({ id }) => id === '3EB0A1', { what: 'the lost message' });
    await say('lost', '3EB0A1');
    await expect(sent).resolves.toMatchObject({ text: 'lost', delivered: false, ackedWith: null });
  });

  it('comes when it is released', async () => {
    const fault = wa.fault({ on: 'message', ack: 'held' });
    await Promise.all([ana.hears('held'), say('held', '3EB0A2')]);
    await wa.allTaken();
    expect(wa.sent.at(-1)?.ackedWith).toBeNull();
    const ack = ackOf('3EB0A2');
    fault.release();
    expect((await ack)?.attrs).toMatchObject({ id: '3EB0A2', class: 'message' });
    expect(wa.sent.at(-1)?.ackedWith).toBe('ok');
  });

  it('comes late', async () => {
    wa.fault({ on: 'message', ack: { afterMs: 20 } });
    const acked = wa.waitFor(({ acked }) => acked?.id === '3EB0A3' && acked, { what: 'the acknowledgement' });
    await say('late', '3EB0A3');
    await expect(acked).resolves.toMatchObject({ ackedWith: 'ok' });
  });

  it('strikes only where it should, and as often as it should', async () => {
    const fault = wa.fault({ on: 'message', when: ({ sent }) => sent?.text === 'this one', ack: { error: 479 } });
    await Promise.all([ana.hears('not this one'), say('not this one', '3EB0B1')]);
    expect(fault.remaining()).toBe(1);
    await Promise.all([ackOf('3EB0B2'), say('this one', '3EB0B2')]);
    expect(fault.remaining()).toBe(0);
    await Promise.all([ana.hears('this one'), say('this one', '3EB0B2')]);
    expect(wa.sent.filter(({ id }) => id === '3EB0B2').map(({ ackedWith }) => ackedWith)).toEqual([479, 'ok']);
  });
});

describe('decryption', () => {
  it('fails for a tampered message, which the bot asks for and gets again', async () => {
    const id = ana.says('precious', { tampered: 1 });
    await wa.waitFor(({ refusal }) => refusal?.id === id, { what: 'the refusal', since: 0 });
    await wa.allTaken();
    await bot.on('messages.upsert', ({ messages }) => messages[0]?.message?.conversation === 'precious');
    const heard = bot.heard.filter(({ message }) => message.key.id === id).map(({ message }) => message);
    expect(heard.map(({ messageStubType, message }) => [messageStubType, message?.conversation])).toEqual([
      [2, undefined],
      [undefined, 'precious'],
    ]);
    expect(wa.receipts.filter(({ ids }) => ids[0] === id).map(({ type }) => type)).toEqual(['retry', 'inactive']);
  });

  it('fails twice, and the keys in the second request mend it', async () => {
    const id = ana.says('very precious', { tampered: 2 });
    await bot.on('messages.upsert', ({ messages }) => messages[0]?.message?.conversation === 'very precious');
    await wa.allTaken();
    const types = wa.receipts.filter(({ ids }) => ids[0] === id).map(({ type }) => type);
    expect(types).toEqual(['retry', 'retry', 'inactive']);
  });

  it('fails on a phone, which asks the bot for the message again', async () => {
    ana.cannotDecryptNext();
    await Promise.all([ana.hears('once more'), say('once more', '3EB0C1')]);
    const both = wa.sent.filter(({ id }) => id === '3EB0C1');
    expect(both.map(({ failedFor, decryptedBy }) => [failedFor, decryptedBy])).toEqual([
      [['Ana: This phone is told not to understand'], ['own phone']],
      [[], ['own phone', 'Ana']],
    ]);
    expect(ana.chat().filter(({ text }) => text === 'once more')).toHaveLength(1);
  });
});

describe('duplicates', () => {
  it('delivers the first message of a session twice: Baileys refuses the second with 487, and nobody hears of it', async () => {
    const bo = wa.person({ phone: '34600000002', lid: '100000000000002', name: 'Bo' });
    const id = bo.says('twice', { twice: 'stanza' });
    await wa.waitFor(({ refusal }) => refusal?.id === id && refusal.error === 487, { what: 'the refusal', since: 0 });
    expect(bot.heard.filter(({ message }) => message.key.id === id)).toHaveLength(1);
  });

  it('delivers a later message twice: Baileys asks for it again, and tells of it twice', async () => {
    const bo = wa.person({ phone: '34600000003', lid: '100000000000003', name: 'Bo' });
    bo.says('hello');
    await wa.allTaken();
    const hears = bo.hears('hello');
    await bot.socket.sendMessage(bo.jid, { text: 'hello' });
    await hears;
    const id = bo.says('twice', { twice: 'stanza' });
    await wa.waitFor(({ refusal }) => refusal?.id === id && refusal.error === 500, { what: 'the refusal', since: 0 });
    await wa.allTaken();
    bo.says('and then');
    await bot.on('messages.upsert', ({ messages }) => messages[0]?.message?.conversation === 'and then');
    const heard = bot.heard.filter(({ message }) => message.key.id === id).map(({ message }) => message);
    expect(heard.map(({ messageStubType, message }) => messageStubType ?? message?.conversation)).toEqual([
      'twice',
      2,
      'twice',
    ]);
  });

  it('delivers a message encrypted twice: Baileys tells of it twice', async () => {
    const id = ana.says('doubled', { twice: 'encrypted' });
    ana.says('that was all');
    await bot.on('messages.upsert', ({ messages }) => messages[0]?.message?.conversation === 'that was all');
    expect(bot.heard.filter(({ message }) => message.key.id === id)).toHaveLength(2);
  });
});
