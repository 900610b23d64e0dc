/** A staff group with topics: each conversation has a place of its own. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { endDesks } from '../standins/desk-process.ts';
import type { Message, Person } from '../standins/telegram/index.ts';
import { answerOn, questionOn } from './known-answers.ts';
import { openTelegramDesk, type TelegramDesk } from './telegram-desk.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

const FORUM = { id: -1_001_234_567_890, is_forum: true };
const INQUIRY = 'sir price of finrenone 25kg to mexico';

let d: TelegramDesk;
let luis: ReturnType<TelegramDesk['staff']>;
let nextCustomer = 7_000_000_000_000;

async function open(settings: Readonly<Record<string, string>> = {}): Promise<void> {
  d = await openTelegramDesk(FORUM, settings);
  luis = d.staff(11, 'Luis');
}

async function end(): Promise<void> {
  await endDesks();
  await d?.end();
}

/** A new customer's inquiry: their topic, and the alert in it. */
async function inquiry(name: string): Promise<{ customer: Person; alert: Message; thread: number }> {
  nextCustomer += 1;
  const customer = d.customer(nextCustomer, name);
  const isAlert = ({ text }: Message) => text?.includes(name) === true;
  const alert = await d.answer(FORUM.id, () => customer.says(INQUIRY), isAlert);
  await d.settled();
  return { customer, alert, thread: alert.message_thread_id ?? 0 };
}

const topicsOf = (name: string) => d.tg.topics(FORUM.id).filter((topic) => topic.name.includes(name));

describe('in a group with topics', () => {
  beforeAll(() => open());
  afterAll(end);

  it('each conversation has one topic with the customer’s name, and only one', async () => {
    const { customer, alert, thread } = await inquiry('Maria Lopez');
    expect(topicsOf('Maria Lopez')).toMatchObject([{ threadId: thread }]);
    expect(alert.text).toContain('Maria Lopez');
    customer.says('please also 10 kg of apixaban to Spain');
    customer.says('human');
    await d.settled();
    const { thread: other } = await inquiry('Bo Chen');
    expect(other).not.toBe(thread);
    expect(topicsOf('Maria Lopez')).toHaveLength(1);
    expect(d.said(FORUM.id, thread).length).toBeGreaterThan(1);
    expect(d.said(FORUM.id, thread).join()).not.toContain('Bo Chen');
  });

  it('two alerts at the same moment make one topic', async () => {
    const both = [d.customer(801, 'Same Moment One'), d.customer(802, 'Same Moment Two')];
    for (const customer of both) for (const words of [INQUIRY, 'human', 'I have a complaint']) customer.says(words);
    await d.settled();
    expect(topicsOf('Same Moment').map(({ name }) => name)).toHaveLength(2);
  });

  it('a reply goes to the customer, words in the topic stay there, and the bot says so once per topic', async () => {
    const { customer, alert, thread } = await inquiry('Reply Reader');
    const before = d.said(customer.id).length;
    luis.says('I know this one', { thread });
    luis.says('let me look it up', { thread });
    await d.settled();
    expect(d.said(customer.id)).toHaveLength(before);
    expect(d.said(FORUM.id, thread).filter((text) => text.startsWith('Internal note'))).toHaveLength(1);
    await d.answer(customer.id, () => luis.says('Hello, 25 kg is fine', { replyTo: alert }));
    const relayed = await d.answer(FORUM.id, () => customer.says(questionOn('moq')));
    expect(relayed.message_thread_id).toBe(thread);
    await d.answer(customer.id, () => luis.says('and any lot size', { replyTo: relayed }));
    await d.settled();
    expect(d.said(customer.id).slice(before)).toEqual(['Hello, 25 kg is fine', 'and any lot size']);
  });

  it('/close in the topic gives the conversation back to the bot, without a reply', async () => {
    const { customer, alert, thread } = await inquiry('Close Reader');
    await d.answer(customer.id, () => luis.says('one moment', { replyTo: alert }));
    const told = await d.answer(FORUM.id, () => luis.says('/close', { thread }));
    expect(told.message_thread_id).toBe(thread);
    const answer = await d.answer(customer.id, () => customer.says(questionOn('moq')));
    expect(answer.text).toContain(answerOn('moq'));
    expect(d.said(customer.id).join()).not.toContain('/close');
  });

  it('a topic that staff have deleted is made again, and the message that failed is in it', async () => {
    const { customer, alert, thread } = await inquiry('Topic Loser');
    await d.answer(customer.id, () => luis.says('one moment', { replyTo: alert }));
    d.group.deletesTopic(thread);
    const relayed = await d.answer(FORUM.id, () => customer.says('are you still there?'));
    expect(relayed.text).toContain('are you still there?');
    const [again] = topicsOf('Topic Loser');
    expect(relayed.message_thread_id).toBe(again?.threadId);
    expect(again?.threadId).not.toBe(thread);
    await d.answer(customer.id, () => luis.says('yes', { replyTo: relayed }));
  });

  it('a topic that staff have closed is opened again', async () => {
    const { customer, thread } = await inquiry('Patient Buyer');
    d.group.closesTopic(thread);
    await d.answer(
      FORUM.id,
      () => customer.says('human'),
      (message) => message.message_thread_id === thread,
    );
    expect(topicsOf('Patient Buyer')).toMatchObject([{ threadId: thread, closed: false }]);
  });

  it('the topics are known again after a restart', async () => {
    const { customer, alert, thread } = await inquiry('Come Again');
    expect(await d.desk.terminate()).toBe(0);
    d.desk.restart();
    await d.desk.ready();
    await d.answer(customer.id, () => luis.says('after the restart', { replyTo: alert }));
    const relayed = await d.answer(FORUM.id, () => customer.says('good'));
    expect(relayed.message_thread_id).toBe(thread);
    expect(topicsOf('Come Again')).toHaveLength(1);
  });
});

describe('with TELEGRAM_TOPIC_MODE=all', () => {
  beforeAll(() => open({ TELEGRAM_TOPIC_MODE: 'all' }));
  afterAll(end);

  it('everything in a topic goes to its customer, but lines that begin with / or //', async () => {
    const { customer, thread } = await inquiry('Topic Reader');
    const before = d.said(customer.id).length;
    luis.says('// is this the one from Spain?', { thread });
    luis.says('/unknown', { thread });
    luis.says('Hello, 25 kg is fine', { thread });
    luis.says('// good', { thread });
    await d.settled();
    expect(d.said(customer.id).slice(before)).toEqual(['Hello, 25 kg is fine']);
    const relayed = await d.answer(FORUM.id, () => customer.says(questionOn('moq')));
    expect(relayed.text).toContain('Topic Reader');
    await d.answer(FORUM.id, () => luis.says('/close', { thread }));
    const answer = await d.answer(customer.id, () => customer.says(questionOn('moq')));
    expect(answer.text).toContain(answerOn('moq'));
  });

  it('words outside the topics go to nobody', async () => {
    const { customer } = await inquiry('Outside Reader');
    const before = d.said(customer.id).length;
    luis.says('lunch?');
    await d.settled();
    expect(d.said(customer.id)).toHaveLength(before);
  });
});
