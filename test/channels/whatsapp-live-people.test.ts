/** Who is who: one customer with two addresses, a person at the paired phone, staff with WhatsApp. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../standins/whatsapp/person.ts';
import { ANSWER, type Bench, startBench } from './whatsapp-bench.ts';

let bench: Bench;
let ana: Person;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.end());

const person = () => bench.wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
const conversations = async () => (await bench.store.conversations(10)).map(({ conversation }) => conversation.address);

describe('a customer', () => {
  beforeEach(async () => {
    await bench.pair();
    ana = person();
  });

  it('is one person under both addresses, and is answered where they wrote last', async () => {
    ana.says('who are you?', { via: 'pn' });
    await bench.until(() => bench.wa.sent.length === 1, 'an answer');
    ana.says('who are you?', { via: 'lid' });
    await bench.until(() => bench.wa.sent.length === 2, 'another answer');
    expect(bench.wa.sent.map(({ to }) => to)).toEqual([ana.pnJid, ana.lidJid]);
    expect(await conversations()).toEqual([ana.pnJid]);
  });

  it('who was two people becomes one when WhatsApp tells that they are', async () => {
    ana.says('who are you? 1', { via: 'pn', alone: true });
    await bench.until(() => bench.wa.sent.length === 1, 'an answer');
    ana.says('who are you? 2', { via: 'lid', alone: true });
    await bench.until(() => bench.wa.sent.length === 2, 'another answer');
    ana.linksAddresses();
    ana.says('who are you? 3', { via: 'lid', alone: true });
    await bench.until(() => bench.wa.sent.length === 3, 'a third answer');
    await bench.idle();
    const [newest] = await bench.store.conversations(1);
    expect(newest?.conversation.address).toBe(ana.pnJid);
    expect(bench.wa.sent[2]?.to).toBe(ana.lidJid);
  });

  it('whose message is too old is not answered: staff get it', async () => {
    ana.says('what I asked last week', { at: new Date(Date.now() - 7 * 24 * 60 * 60_000) });
    await bench.staffRead(/Missed while offline: .*what I asked last week/);
    ana.says('who are you?');
    await ana.hears(ANSWER);
    expect(bench.wa.sent).toHaveLength(1);
  });
});

describe('a person at the paired phone', () => {
  beforeEach(async () => {
    await bench.pair();
    ana = person();
  });

  it('silences the bot until the conversation is handed back, and staff are told once', async () => {
    ana.says('who are you?');
    await ana.hears(ANSWER);
    bench.wa.ownPhoneSays(ana, 'Ana, this is Li. One moment.');
    await bench.staffRead(/answers Ana .*paired phone/);
    ana.says('who are you?');
    await bench.staffRead('who are you?');
    bench.wa.ownPhoneSays(ana, '/close is what I type');
    await bench.wa.allTaken();
    await bench.idle();
    expect(bench.wa.sent).toHaveLength(1);
    const conversation = await bench.conversation(ana.lidJid ?? '');
    expect(conversation).toMatchObject({ status: 'staff', owner: { id: 'phone' } });
    const { lines } = await bench.store.lines(conversation?.id ?? '', 'staff');
    expect(lines.map(({ from, text }) => `${from}: ${text.slice(0, 20)}`)).toContain('staff: Ana, this is Li. One');

    await bench.receive({
      from: 'staff',
      id: 's1',
      channel: 'console',
      kind: 'text',
      text: '/close',
      sentAt: new Date(),
      staff: { id: 'li', name: 'Li' },
      place: 'console',
      aim: { conversationId: conversation?.id ?? '' },
    });
    ana.says('who are you?');
    await bench.until(() => bench.wa.sent.length === 2, 'the bot again');
    expect(bench.staff.filter(({ text }) => text.includes('paired phone'))).toHaveLength(1);
  });

  it('takes over also before the customer ever wrote, and under either address', async () => {
    bench.wa.ownPhoneSays(ana, 'Hello Ana, this is Li.', { via: 'pn' });
    await bench.staffRead('paired phone');
    ana.says('who are you?', { via: 'lid' });
    await bench.staffRead('who are you?');
    await bench.idle();
    expect(bench.wa.sent).toEqual([]);
    expect(await conversations()).toEqual([ana.pnJid]);
  });
});

describe('staff with WhatsApp', () => {
  let li: Person;
  beforeEach(async () => {
    li = bench.wa.person({ phone: '8613800000001', lid: '200000000000001', name: 'Li' });
    await bench.pair({ staffNumbers: [li.phone] });
    ana = person();
  });

  it('get alerts, answer by quoting one, and hear what the customer says then', async () => {
    ana.says('human please');
    const alert = await li.hears(/Ana/);
    li.quotes(alert.id, 'This is Li. How can I help?');
    await ana.hears('This is Li. How can I help?');
    ana.says('who are you?');
    const relayed = await li.hears(/Ana.*: who are you\?/);
    li.quotes(relayed.id, 'Li, from sales.');
    await ana.hears('Li, from sales.');
    expect(await bench.conversation(ana.lidJid ?? '')).toMatchObject({ status: 'staff', owner: { name: 'Li' } });
    li.quotes(relayed.id, '/close');
    await li.hears(/Closed/);
    ana.says('who are you?');
    await ana.hears(ANSWER);
  });

  it('are told once that words which quote nothing go to nobody', async () => {
    ana.says('who are you?');
    await ana.hears(ANSWER);
    li.says('does anybody know this customer?');
    await li.hears(/not sent/);
    li.says('well?');
    await bench.wa.allTaken();
    await bench.idle();
    expect(bench.wa.sent).toHaveLength(2);
    expect(await conversations()).toEqual([ana.lidJid]);
  });

  it('are recognised by number and by LID, also when only WhatsApp knows that both are one', async () => {
    li.says('hello?', { via: 'lid' });
    await li.hears(/not sent/);
    li.says('hello again', { via: 'lid', alone: true });
    li.says('and again', { via: 'pn', alone: true });
    await bench.until(() => bench.heard.length === 3, 'three messages');
    expect(bench.heard.map(({ from }) => from)).toEqual(['staff', 'staff', 'staff']);
  });

  it('get a customer’s file passed on as it is', async () => {
    ana.sends({ image: true });
    await bench.wa.waitForSent(({ to, message }) => to === li.pnJid && message?.imageMessage !== undefined, {
      what: 'the picture',
      since: 0,
    });
  });
});
