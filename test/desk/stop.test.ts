/** However the desk ends, it ends soon, and what was decided is kept; the next start takes up the rest. */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { endDesks, startDesk } from '../standins/desk-process.ts';
import { answerOn, questionOn } from './known-answers.ts';
import { openTelegramDesk, type TelegramDesk } from './telegram-desk.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

/** What a service manager allows. */
const LONGEST_STOP_MS = 10_000;
const TOPICS = ['moq', 'lead-time', 'payment-terms', 'storage-packaging', 'company-location'];

let d: TelegramDesk | undefined;

afterEach(async () => {
  await endDesks();
  await d?.end();
  d = undefined;
});

async function timed<T>(act: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const begin = Date.now();
  return { result: await act(), ms: Date.now() - begin };
}

describe('SIGTERM', () => {
  it('to the process ends it with 0; a second start may follow at once', async () => {
    const desk = startDesk();
    await desk.opened();
    // An open page must not hold up the end.
    const page = await fetch(`${desk.url}/api/chat/events`);
    const { result, ms } = await timed(() => desk.terminate());
    expect(result).toBe(0);
    expect(ms).toBeLessThan(LONGEST_STOP_MS);
    await page.body?.cancel().catch(() => undefined);
    desk.restart();
    await desk.opened();
    expect(desk.stderr()).toBe('');
    expect(await desk.terminate('SIGINT')).toBe(0);
  });

  it('to the group of `npm start` ends it with 0 or 143', async () => {
    const desk = startDesk({}, { byNpm: true });
    await desk.opened();
    const { result, ms } = await timed(() => desk.terminate());
    expect([0, 143]).toContain(result);
    expect(ms).toBeLessThan(LONGEST_STOP_MS);
  });

  it('while it is still starting ends it too; the next start works, and the one after a kill -9', async () => {
    const desk = startDesk();
    const { result, ms } = await timed(() => desk.terminate());
    expect([0, 143]).toContain(result);
    expect(ms).toBeLessThan(LONGEST_STOP_MS);
    desk.restart();
    await desk.ready();
    await desk.kill9();
    desk.restart();
    await desk.ready();
    expect(desk.stderr()).toBe('');
  });

  it('under load loses nothing and repeats nothing: what was not answered is answered by the next process', async () => {
    d = await openTelegramDesk({ id: -500 });
    const { tg, desk } = d;
    tg.fault({ method: 'sendMessage', hangMs: 150, times: 10 * TOPICS.length });
    const people = [1, 2, 3, 4, 5].map((n) => tg.person({ id: 9000 + n, first_name: `P${n}` }));
    for (const topic of TOPICS) for (const person of people) person.says(questionOn(topic));
    await tg.waitForSent(() => true, { what: 'the first answer', since: 0 });
    const { result, ms } = await timed(() => desk.terminate());
    expect(result).toBe(0);
    expect(ms).toBeLessThan(LONGEST_STOP_MS);
    desk.restart();
    await desk.ready();
    const answers = people.length * TOPICS.length;
    await d.tg.waitFor(() => people.flatMap(({ id }) => d?.said(id) ?? []).length >= answers, {
      what: 'all answers',
      timeoutMs: 20_000,
      since: 0,
    });
    await d.settled();
    for (const { id } of people) {
      const said = d.said(id);
      expect(said).toHaveLength(TOPICS.length);
      TOPICS.forEach((topic, i) => {
        expect(said[i]).toContain(answerOn(topic));
      });
    }
  });

  it('while Telegram does not answer a send ends all the same, and the message is sent later', async () => {
    d = await openTelegramDesk({ id: -500 });
    const { tg, desk } = d;
    const ana = tg.person({ id: 9100, first_name: 'Ana' });
    tg.fault({ method: 'sendMessage', chatId: ana.id, hangMs: 60_000, dropConnection: 'before' });
    const since = tg.mark();
    ana.says(questionOn('moq'));
    await tg.waitFor(({ request }) => request?.method === 'sendMessage', { what: 'the send that hangs', since });
    const { result, ms } = await timed(() => desk.terminate());
    expect(result).toBe(0);
    expect(ms).toBeLessThan(LONGEST_STOP_MS);
    desk.restart();
    const answer = await tg.waitForSent(({ chat }) => chat.id === ana.id, { what: 'the answer', timeoutMs: 25_000 });
    expect(answer.text).toContain(answerOn('moq'));
  });
});
