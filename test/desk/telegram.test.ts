/** A buyer and the staff, on Telegram: question, choices, hand-off, a person's words, silence, and the bot again. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { endDesks } from '../standins/desk-process.ts';
import type { Message, Person } from '../standins/telegram/index.ts';
import { answerOn, questionOn, vagueQuestion } from './known-answers.ts';
import { openTelegramDesk, type TelegramDesk } from './telegram-desk.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

/** A plain group: no topics, so everything goes by reply. */
const GROUP = -500;
const INQUIRY = 'sir price of finrenone 25kg to mexico';

let d: TelegramDesk;
let vague: string;
let luis: ReturnType<TelegramDesk['staff']>;
let nextCustomer = 7_000_000_000_000;

beforeAll(async () => {
  vague = vagueQuestion();
  d = await openTelegramDesk({ id: GROUP });
  luis = d.staff(11, 'Luis');
});

afterAll(async () => {
  await endDesks();
  await d?.end();
});

function newCustomer(name: string): Person {
  nextCustomer += 1;
  return d.customer(nextCustomer, name);
}

const labels = (message: Message) => message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];

/** The alert that a new customer's inquiry brings to the staff. */
async function inquiry(name: string): Promise<{ customer: Person; alert: Message }> {
  const customer = newCustomer(name);
  const isAlert = ({ text }: Message) => text?.includes(name) === true;
  const alert = await d.answer(GROUP, () => customer.says(INQUIRY), isAlert);
  await d.settled();
  return { customer, alert };
}

/** An inquiry that Luis has answered: from now on it is his. */
async function ownedByLuis(name: string): Promise<{ customer: Person; alert: Message }> {
  const { customer, alert } = await inquiry(name);
  await d.answer(customer.id, () => luis.says(`I am here, ${name}`, { replyTo: alert }));
  await d.settled();
  return { customer, alert };
}

describe('a buyer on Telegram', () => {
  it('is answered with the company’s own words, and told once that a machine speaks', async () => {
    const ana = newCustomer('Ana');
    const first = await d.answer(ana.id, () => ana.says(questionOn('company-manufacturer-or-trader')));
    expect(first.text).toContain(answerOn('company-manufacturer-or-trader'));
    expect(first.text).toContain('automated assistant');
    const second = await d.answer(ana.id, () => ana.says(questionOn('moq')));
    expect(second.text).toContain(answerOn('moq'));
    expect(second.text).not.toContain('automated assistant');
    await d.settled();
    expect(d.said(ana.id)).toHaveLength(2);
  });

  it('is asked back when the question is not clear, and picks by button', async () => {
    const ana = newCustomer('Ana');
    const asked = await d.answer(ana.id, () => ana.says(vague));
    const [first = '', ...others] = labels(asked);
    expect(others.at(-1)).toBe('A person');
    expect(labels(asked).length).toBeLessThanOrEqual(4);
    expect(asked.text).toContain(`1. ${first}`);
    const topic = asked.reply_markup?.inline_keyboard[0]?.[0]?.callback_data?.replace('topic:', '') ?? '';
    const answer = await d.answer(ana.id, () => ana.presses(asked, first));
    expect(answer.text).toContain(answerOn(topic).split(/[\n{]/)[0]);
    await d.settled();
    const press = d.tg.presses().find(({ query }) => query.from.id === ana.id);
    expect(press?.answer).toBeDefined();
  });

  it('picks by typing the number just as well, also after having read the choices for a while', async () => {
    const ana = newCustomer('Ana');
    const asked = await d.answer(ana.id, () => ana.says(vague));
    const topic = asked.reply_markup?.inline_keyboard[1]?.[0]?.callback_data?.replace('topic:', '') ?? '';
    const answer = await d.answer(ana.id, () => ana.says(' 2 '));
    expect(answer.text).toContain(answerOn(topic).split(/[\n{]/)[0]);
    const again = await d.answer(ana.id, () => ana.presses(asked, labels(asked)[0] ?? ''));
    expect(again.text).not.toBe(answer.text);
  });

  it('reaches a person with 0', async () => {
    const ana = newCustomer('Ana Zero');
    await d.answer(ana.id, () => ana.says(vague));
    const alert = await d.answer(GROUP, () => ana.says('0'));
    expect(alert.text).toContain('Ana Zero');
    await d.settled();
    expect(d.said(ana.id)).toHaveLength(2);
  });
});

describe('an inquiry', () => {
  it('alerts staff with the customer, the product, the quantity and where it goes; the bot names no price', async () => {
    const { customer, alert } = await inquiry('Maria Lopez');
    for (const words of ['Maria Lopez', 'finerenone', '25 kg', 'Mexico (MX)', INQUIRY]) {
      expect(alert.text?.toLowerCase()).toContain(words.toLowerCase());
    }
    const reference = /TM-\w{4}/.exec(alert.text ?? '')?.[0] ?? 'no reference';
    expect(d.said(customer.id).at(-1)).toContain(reference);
    expect(d.said(customer.id).join()).not.toMatch(/[$€£¥]|USD|EUR/);
  });

  it('brings the reply of staff to the customer byte for byte', async () => {
    const { customer, alert } = await inquiry('Byte Reader');
    const words = 'Hi,  <b>25 kg</b> is *ok* & _fine_ [see](http://x.example)\n\n\t– Luis ✓ \u{1F1F2}\u{1F1FD} ‏שלום';
    const relayed = await d.answer(customer.id, () => luis.says(words, { replyTo: alert }));
    expect(relayed.text).toBe(words);
    expect(relayed.reply_markup).toBeUndefined();
    expect(d.tg.calls('sendMessage').filter(({ params }) => 'parse_mode' in params)).toEqual([]);
  });

  it('belongs to the person who has answered: further messages come to staff and the bot is silent', async () => {
    const { customer } = await ownedByLuis('Silent Reader');
    const before = d.said(customer.id).length;
    const relayed = await d.answer(GROUP, () => customer.says(questionOn('moq')));
    expect(relayed.text).toContain(questionOn('moq'));
    expect(relayed.text).toContain('Silent Reader');
    await d.answer(customer.id, () => luis.says('small lots are fine', { replyTo: relayed }));
    await d.settled();
    expect(d.said(customer.id).slice(before)).toEqual(['small lots are fine']);
  });

  it('keeps words that reply to nothing among staff, and says so once', async () => {
    const { customer } = await ownedByLuis('Note Taker');
    const [atCustomer, inGroup] = [d.said(customer.id).length, d.said(GROUP).length];
    luis.says('she is a big one, be careful');
    luis.says('/claim is what I wanted to write');
    luis.says('and another note');
    await d.settled();
    expect(d.said(customer.id)).toHaveLength(atCustomer);
    const told = d.said(GROUP).slice(inGroup);
    expect(told.filter((text) => text.startsWith('Internal note, not sent.'))).toHaveLength(1);
  });

  it('goes back to the bot with /close, which the customer never sees', async () => {
    const { customer, alert } = await ownedByLuis('Close Reader');
    const before = d.said(customer.id).length;
    const told = await d.answer(GROUP, () => luis.says('/close', { replyTo: alert }));
    expect(told.text).toContain('Close Reader');
    await d.settled();
    expect(d.said(customer.id)).toHaveLength(before);
    const answer = await d.answer(customer.id, () => customer.says(questionOn('moq')));
    expect(answer.text).toContain(answerOn('moq'));
  });

  it('does not let a reply of another colleague get lost, nor ownership change hands by it', async () => {
    const { customer, alert } = await ownedByLuis('Two Voices');
    const wei = d.staff(12, 'Wei');
    const relayed = await d.answer(customer.id, () => wei.says('and from me: welcome', { replyTo: alert }));
    expect(relayed.text).toBe('and from me: welcome');
    await d.settled();
    expect(d.said(GROUP).at(-1)).toContain('Luis has this conversation');
  });
});

describe('what is not plain text, while a person has the chat', () => {
  it('files of staff reach the customer by copy, with their captions as they are', async () => {
    const { customer, alert } = await ownedByLuis('Picture Reader');
    const before = d.tg.messagesIn(customer.id).length;
    luis.sends({ photo: true, caption: 'our *plant*' }, { replyTo: alert });
    luis.sends({ voice: true }, { replyTo: alert });
    luis.sends({ document: true }, { replyTo: alert });
    await d.settled();
    const copies = d.tg.messagesIn(customer.id).slice(before);
    expect(copies).toMatchObject([{ caption: 'our *plant*' }, { voice: {} }, { document: {} }]);
    expect(copies[0]?.photo).toBeDefined();
  });

  it('an edit of the customer is shown to staff as one', async () => {
    const { customer } = await ownedByLuis('Slow Typist');
    const words = customer.says('I nedd 5 kg');
    await d.settled();
    const shown = await d.answer(GROUP, () => customer.edits(words, 'I need 5 kg'));
    expect(shown.text).toBe('Slow Typist (edited): I need 5 kg');
  });
});

describe('a visitor of the web page', () => {
  it('is answered from the same group', async () => {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const body = JSON.stringify({ id: 'w1', text: INQUIRY });
    let cookie = '';
    const alert = await d.answer(GROUP, async () => {
      const accepted = await fetch(`${d.desk.url}/api/chat/messages`, { ...post, body });
      cookie = accepted.headers.get('set-cookie')?.split(';')[0] ?? '';
    });
    expect(alert.text).toMatch(/web visitor .*finerenone/s);
    luis.says('hello, visitor', { replyTo: alert });
    await d.settled();
    const { lines } = await (await fetch(`${d.desk.url}/api/chat/lines`, { headers: { cookie } })).json();
    expect(lines.at(-1)).toMatchObject({ from: 'staff', who: 'Luis', text: 'hello, visitor' });
  });
});

describe('an adverse event while a person has the chat', () => {
  it('alerts pharmacovigilance at once, and the bot says nothing to the customer', async () => {
    const { customer } = await ownedByLuis('Worried Daughter');
    const [atCustomer, inGroup] = [d.said(customer.id).length, d.said(GROUP).length];
    customer.says('after taking the tablets my mother has a rash and cannot breathe well');
    await d.settled();
    const told = d.said(GROUP).slice(inGroup);
    expect(told[0]).toContain('my mother has a rash');
    const alert = told.find((text) => text.startsWith('PV'));
    expect(alert).toMatch(/ADVERSE EVENT · NOW/);
    expect(alert).toContain('Worried Daughter');
    expect(d.said(customer.id)).toHaveLength(atCustomer);
    const raised = d.lastIn(GROUP);
    await d.answer(customer.id, () => luis.says('please call a doctor now', { replyTo: raised }));
  });
});
