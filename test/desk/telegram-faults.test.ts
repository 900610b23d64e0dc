/** Telegram says wait, breaks, cuts the line; customers block us; groups move: nothing is lost and nobody is pestered. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { endDesks } from '../standins/desk-process.ts';
import type { Message, Person } from '../standins/telegram/index.ts';
import { answerOn, questionOn } from './known-answers.ts';
import { openTelegramDesk, type TelegramDesk } from './telegram-desk.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

let d: TelegramDesk;
let luis: ReturnType<TelegramDesk['staff']>;

beforeAll(async () => {
  d = await openTelegramDesk({ id: -500 });
  luis = d.staff(11, 'Luis');
});

afterAll(async () => {
  await endDesks();
  await d?.end();
});

const triesTo = (chat: number) => d.tg.calls('sendMessage').filter(({ params }) => params.chat_id === String(chat));

/** A customer whose chat Luis has. */
async function ownedByLuis(name: string): Promise<{ customer: Person; alert: Message }> {
  const customer = d.newCustomer(name);
  const alert = await d.answer(d.group.id, () => customer.says('human'));
  await d.answer(customer.id, () => luis.says('I am here', { replyTo: alert }));
  await d.settled();
  return { customer, alert };
}

describe('an answer that does not get through at once', () => {
  it('waits as long as Telegram asks, then comes once', async () => {
    const ana = d.newCustomer();
    d.tg.fault({ method: 'sendMessage', chatId: ana.id, status: 429, retryAfter: 1 });
    const answer = await d.answer(ana.id, () => ana.says(questionOn('moq')));
    expect(answer.text).toContain(answerOn('moq'));
    const [first, second] = triesTo(ana.id);
    expect((second?.at ?? 0) - (first?.doneAt ?? 0)).toBeGreaterThanOrEqual(990);
    await d.settled();
    expect(triesTo(ana.id)).toHaveLength(2);
  });

  it.each([
    ['Telegram is broken', { status: 502 }],
    ['the line is cut', { dropConnection: 'before' as const }],
  ])('%s: it comes later, once, and before the next one', async (_what, fault) => {
    const ana = d.newCustomer();
    d.tg.fault({ method: 'sendMessage', chatId: ana.id, ...fault });
    ana.says(questionOn('moq'));
    ana.says(questionOn('lead-time'));
    await d.settled();
    const answers = d.said(ana.id);
    expect(answers).toHaveLength(2);
    expect(answers[0]).toContain(answerOn('moq'));
    expect(answers[1]).toContain(answerOn('lead-time'));
  });

  it.each([
    ['the line is cut after it was sent', { dropConnection: 'after' as const }],
    ['Telegram confirms it in broken words', { badJson: true }],
  ])('%s: it may come twice, the same, and no more', async (_what, fault) => {
    const ana = d.newCustomer();
    d.tg.fault({ method: 'sendMessage', chatId: ana.id, ...fault });
    ana.says(questionOn('moq'));
    await d.settled();
    expect(d.said(ana.id).length).toBeLessThanOrEqual(2);
    expect(new Set(d.said(ana.id)).size).toBe(1);
  });

  it('does not hold up other customers', async () => {
    const [slow, quick] = [d.newCustomer(), d.newCustomer()];
    d.tg.fault({ method: 'sendMessage', chatId: slow.id, status: 429, retryAfter: 2 });
    slow.says(questionOn('moq'));
    await d.answer(quick.id, () => quick.says(questionOn('moq')));
    expect(d.said(slow.id)).toEqual([]);
    await d.settled();
    expect(d.said(slow.id)).toHaveLength(1);
  });
});

describe('a line that breaks', () => {
  it.each([
    ['every connection is cut at once', () => d.tg.dropConnections()],
    ['Telegram is broken', () => void d.tg.fault({ method: 'getUpdates', status: 502 })],
    ['Telegram asks to wait', () => void d.tg.fault({ method: 'getUpdates', status: 429, retryAfter: 1 })],
    ['Telegram speaks nonsense', () => void d.tg.fault({ method: 'getUpdates', badJson: true })],
    ['another process polls', () => void d.tg.fault({ method: 'getUpdates', status: 409, description: 'Conflict' })],
  ])('%s: the question is answered, once', async (_what, breaks) => {
    const ana = d.newCustomer();
    breaks();
    const answer = await d.answer(ana.id, () => ana.says(questionOn('moq')));
    expect(answer.text).toContain(answerOn('moq'));
    await d.settled();
    expect(d.said(ana.id)).toHaveLength(1);
  });
});

describe('a customer who has blocked us', () => {
  it('is tried twice at most; staff are told; and is answered again when they come back', async () => {
    const { customer, alert } = await ownedByLuis('Blocker');
    customer.blocks();
    const before = triesTo(customer.id).length;
    const told = await d.answer(d.group.id, () => luis.says('are you there?', { replyTo: alert }));
    expect(told.text).toMatch(/Blocker has blocked us/);
    luis.says('still there?', { replyTo: alert });
    await d.settled();
    expect(triesTo(customer.id).length - before).toBeLessThanOrEqual(2);
    customer.unblocks();
    const answer = await d.answer(customer.id, () => customer.says(questionOn('moq')));
    expect(answer.text).toContain(answerOn('moq'));
  });

  it('is not pestered by the bot either', async () => {
    const ana = d.newCustomer('Quick Blocker');
    d.tg.fault({ method: 'sendMessage', chatId: ana.id, status: 403, times: 9 });
    const told = await d.answer(d.group.id, () => ana.says(questionOn('moq')));
    expect(told.text).toContain('Quick Blocker');
    await d.settled();
    expect(triesTo(ana.id).length).toBeLessThanOrEqual(2);
  });
});

describe('the staff group', () => {
  it('gets its alert late rather than never when the bot had been thrown out', async () => {
    const ana = d.newCustomer('Late Alert');
    d.group.removesBot();
    const since = d.tg.mark();
    ana.says('human');
    const isTry = ({ call }: { call?: { method: string; outcome: string; params: Record<string, unknown> } }) =>
      call?.method === 'sendMessage' && call.params.chat_id === String(d.group.id) && call.outcome === 'error';
    await d.tg.waitFor(isTry, { what: 'a try to alert', since, timeoutMs: 15_000 });
    const alert = await d.answer(d.group.id, () => d.group.addsBot());
    expect(alert.text).toContain('Late Alert');
    await d.settled();
  });

  it('is followed when it becomes a supergroup, in both directions, also after a restart', async () => {
    const { customer, alert } = await ownedByLuis('Mover');
    const old = d.group.id;
    const moved = d.group.becomesSupergroup();
    const relayed = await d.answer(moved, () => customer.says('did you move?'));
    expect(relayed.text).toContain('did you move?');
    await d.answer(customer.id, () => luis.says('yes, next door', { replyTo: relayed }));
    await d.settled();
    await d.desk.terminate();
    d.desk.restart();
    await d.desk.ready();
    const again = await d.answer(moved, () => customer.says('and now?'));
    await d.answer(customer.id, () => luis.says('still there', { replyTo: again }));
    expect(alert.chat.id).toBe(old);
    const ana = d.newCustomer('Newcomer');
    await d.answer(moved, () => ana.says('human'));
  });
});
