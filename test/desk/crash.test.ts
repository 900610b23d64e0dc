/** Killed with -9 again and again under a stream of messages: nothing is lost, nothing overtakes, nothing is made up twice. */
import { afterAll, expect, it, jest } from '@jest/globals';
import { endDesks, startDesk } from '../standins/desk-process.ts';
import { type Person, startTelegram, type Telegram } from '../standins/telegram/index.ts';
import { after, random } from './chance.ts';
import { answerOn, questionOn, tellingTopics } from './known-answers.ts';
import { telegramSettings } from './telegram-desk.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

const KILLS = 20;
const CUSTOMERS = 5;
const GROUP = -500;
/** Another run with the same seed kills at the same steps; a new one is drawn when it is not given. */
const SEED = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000);
/** Every second kill comes while the process is still starting. */
const IN_START = 2;
/** What each customer asks in such a life, and in any other; as much as in any other comes after the last kill. */
const ASKED_IN_START = 1;
const ASKED = 2;
const ASKED_IN_ALL = (KILLS / IN_START) * (ASKED_IN_START + ASKED * (IN_START - 1)) + ASKED;
const LONGEST_START_MS = 1500;
const MOST_STEPS = 18;
const LONGEST_DELAY_MS = 12;

let tg: Telegram;
afterAll(async () => {
  await endDesks();
  await tg?.stop();
});

it(`loses nothing, keeps the order and repeats at most what was on its way (seed ${SEED})`, async () => {
  const draw = random(SEED);
  const topics = tellingTopics();
  expect(topics.length).toBeGreaterThanOrEqual(ASKED_IN_ALL);

  tg = await startTelegram();
  const group = tg.group({ id: GROUP, title: 'Desk' });
  const customers = Array.from({ length: CUSTOMERS }, (_, n) => tg.person({ id: 9000 + n, first_name: `Buyer ${n}` }));
  /** What each customer asks, each in an order of their own. */
  const asked = new Map(customers.map(({ id }, n) => [id, [...topics.slice(n * 3), ...topics.slice(0, n * 3)]]));
  let told = 0;
  const everybodyAsks = (times: number) => {
    for (let i = 0; i < times; i++, told++) for (const person of customers) person.says(questionFor(person, told));
  };
  const questionFor = ({ id }: Person, nth: number) => questionOn(asked.get(id)?.[nth] ?? '');

  // In which life of the process each text was sent.
  const lives = new Map<string, number>();
  const desk = startDesk({ ...telegramSettings(tg, group.id), LOG_LEVEL: 'warn' });
  for (let life = 0; life < KILLS; life++) {
    if (life > 0) desk.restart();
    const begin = tg.mark();
    if (life % IN_START === 0) {
      everybodyAsks(ASKED_IN_START);
      await after(draw() * LONGEST_START_MS);
    } else {
      let steps = Math.floor(draw() * MOST_STEPS);
      const delay = draw() * LONGEST_DELAY_MS;
      await isListening(begin);
      const since = tg.mark();
      everybodyAsks(ASKED);
      const isNow = () => steps-- <= 0;
      const what = `step ${steps} of life ${life}`;
      await tg.waitFor(({ request, call }) => (request || call) && isNow(), { what, since, timeoutMs: 20_000 });
      await after(delay);
    }
    await desk.kill9();
    noteLives(life);
  }

  desk.restart();
  everybodyAsks(ASKED);
  for (const person of customers) person.says('human');
  const alerts = () => tg.messagesIn(GROUP).map(({ text }) => text ?? '');
  await until('an alert about everybody', () =>
    customers.every((_, n) => alerts().some((text) => text.includes(`Buyer ${n}`))),
  );
  const hasAll = ({ id }: Person) => once(sentTo(id)).length > ASKED_IN_ALL;
  // What has not come by then is named below.
  await until('an answer to everything', () => customers.every(hasAll)).catch(() => undefined);
  expect(await desk.terminate()).toBe(0);
  noteLives(KILLS);

  for (const { id } of customers) {
    const texts = sentTo(id);
    const topicOf = (text: string) => topics.find((topic) => text.includes(answerOn(topic))) ?? `?? ${text}`;
    // Repeats stand behind each other; without them every answer came once, in the order of the questions.
    expect(once(texts).slice(0, ASKED_IN_ALL).map(topicOf)).toEqual(asked.get(id)?.slice(0, ASKED_IN_ALL));
    expect(once(texts).slice(ASKED_IN_ALL)).toEqual([expect.stringMatching(/TM-/)]);
    const repeatedIn = texts.flatMap((text, i) => (text === texts[i - 1] ? [lives.get(`${id}/${i}`)] : []));
    expect(new Set(repeatedIn).size).toBe(repeatedIn.length);
  }
  for (const [n] of customers.entries()) {
    expect(new Set(alerts().filter((text) => text.includes(`Buyer ${n}`))).size).toBe(1);
  }

  function sentTo(id: number): readonly string[] {
    return tg.messagesIn(id).flatMap(({ from, text }) => (from?.is_bot && text ? [text] : []));
  }

  async function until(what: string, holds: () => boolean): Promise<void> {
    if (!holds()) await tg.waitFor(({ sent }) => sent && holds(), { what, timeoutMs: 60_000 });
  }

  function noteLives(life: number): void {
    for (const { id } of customers) {
      sentTo(id).forEach((_, i) => {
        const key = `${id}/${i}`;
        if (!lives.has(key)) lives.set(key, life);
      });
    }
  }

  /** The process polls; what is said from now on comes to it. */
  function isListening(since: number): Promise<unknown> {
    const what = 'the desk to listen';
    return tg.waitFor(({ request }) => request?.method === 'getUpdates', { what, since, timeoutMs: 30_000 });
  }
}, 240_000);

/** Without what was said twice in a row. */
function once(texts: readonly string[]): readonly string[] {
  return texts.filter((text, i) => text !== texts[i - 1]);
}
