/** On WhatsApp, killed with -9 again and again: nothing is lost, nothing overtakes, nothing is answered twice. */
import { afterAll, expect, it, jest } from '@jest/globals';
import { endDesks, startDesk } from '../standins/desk-process.ts';
import { startWhatsApp, type WhatsApp } from '../standins/whatsapp/index.ts';
import type { Person } from '../standins/whatsapp/person.ts';
import { after, random } from './chance.ts';
import { answerOn, questionOn } from './known-answers.ts';
import { ENCRYPTION_KEY, isListening, pairedFolder, whatsappSettings } from './whatsapp-desk.ts';
import { englishProject } from './whatsapp-project.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(240_000);

const KILLS = 20;
const CUSTOMERS = 4;
/** Another run with the same seed kills at the same steps; a new one is drawn when it is not given. */
const SEED = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000);
/** Every second kill comes while the process is still starting: before, in, or just after its login. */
const IN_START = 2;
/** What each customer asks in such a life, and in any other; as much as in any other comes after the last kill. */
const ASKED_IN_START = 1;
const ASKED = 2;
const ASKED_IN_ALL = (KILLS / IN_START) * (ASKED_IN_START + ASKED * (IN_START - 1)) + ASKED;
/** Such a kill comes within so many times what the last start took, so that some come after the login. */
const LONGEST_START = 1.3;
const MOST_STEPS = 30;
const LONGEST_DELAY_MS = 12;

let wa: WhatsApp;
afterAll(async () => {
  await endDesks();
  await wa?.stop();
});

it(`loses nothing, keeps the order and repeats only under the same id (seed ${SEED})`, async () => {
  const draw = random(SEED);
  const { project, topics } = englishProject();
  expect(topics.length).toBeGreaterThanOrEqual(ASKED_IN_ALL);

  wa = await startWhatsApp();
  const li = wa.person({ phone: '8613800000001', lid: '200000000000001', name: 'Bartholomew' });
  const customers = Array.from({ length: CUSTOMERS }, (_, n) =>
    wa.person({ phone: `3460000000${n}`, lid: `10000000000000${n}`, name: `Xanthippe${n}` }),
  );
  const settings = { ...whatsappSettings(wa, [li.phone]), LOG_LEVEL: 'trace' };
  const folder = await pairedFolder(wa, project, settings);

  /** What each customer asks, each in an order of their own. */
  const asked = new Map(customers.map(({ phone }, n) => [phone, [...topics.slice(n * 3), ...topics.slice(0, n * 3)]]));
  let told = 0;
  const everybodyAsks = (times: number) => {
    for (let i = 0; i < times; i++, told++) {
      for (const person of customers) person.says(questionOn(asked.get(person.phone)?.[told] ?? ''));
    }
  };

  let printed = '';
  let startMs = 0;
  const desk = startDesk(settings, { folder, project });
  for (let life = 0; life < KILLS; life++) {
    if (life > 0) desk.restart();
    const begin = wa.mark();
    const startedAt = Date.now();
    if (life % IN_START === 1) {
      everybodyAsks(ASKED_IN_START);
      await after(draw() * LONGEST_START * startMs);
    } else {
      let steps = Math.floor(draw() * MOST_STEPS);
      const delay = draw() * LONGEST_DELAY_MS;
      await isListening(wa, begin);
      startMs = Date.now() - startedAt;
      const since = wa.mark();
      everybodyAsks(ASKED);
      const what = `step ${steps} of life ${life}`;
      await wa.waitFor(({ stanza, delivered }) => (stanza || delivered) && steps-- <= 0, {
        what,
        since,
        timeoutMs: 20_000,
      });
      await after(delay);
    }
    await desk.kill9();
    printed += desk.stdout() + desk.stderr();
  }

  desk.restart();
  everybodyAsks(ASKED);
  for (const person of customers) person.says('human');
  const hasAll = (person: Person) => person.chat().length > ASKED_IN_ALL;
  const hasAlert = ({ name }: Person) => li.chat().some(({ text }) => text?.includes(name));
  const isDone = () => customers.every((person) => hasAll(person) && hasAlert(person));
  // What has not come by then is named below.
  await wa
    .waitFor(({ sent }) => sent && isDone(), { what: 'an answer to everything', timeoutMs: 60_000 })
    .catch(() => undefined);
  expect(await desk.terminate()).toBe(0);
  printed += desk.stdout() + desk.stderr();

  for (const person of customers) {
    const topicOf = (text = '') => topics.find((topic) => text.includes(answerOn(topic))) ?? `?? ${text}`;
    const texts = inOrderOfArrival(person);
    expect(texts.slice(0, ASKED_IN_ALL).map(topicOf)).toEqual(asked.get(person.phone)?.slice(0, ASKED_IN_ALL));
    expect(texts.slice(ASKED_IN_ALL)).toEqual([expect.stringMatching(/TM-/)]);
    // Whatever arrived in a form that could not be read was asked for again, and could be read then.
    expect(person.chat()).toHaveLength(texts.length);
    expect(li.chat().filter(({ text }) => text?.includes(person.name))).toHaveLength(1);
  }
  // One pairing, and after it nothing but logins with the credentials that were saved.
  expect(wa.logins.filter(({ kind }) => kind === 'pairing')).toHaveLength(1);
  expect(wa.logins.filter(({ outcome }) => typeof outcome === 'number')).toEqual([]);

  const secrets = [ENCRYPTION_KEY, ...customers.flatMap(({ phone, lid, name }) => [phone, lid ?? '', name])];
  for (const secret of [...secrets, li.phone, li.name, wa.account.phone, wa.account.lid]) {
    expect(around(printed, secret)).toBe('');
  }
  for (const topic of topics.slice(0, ASKED_IN_ALL)) expect(around(printed, questionOn(topic))).toBe('');
  expect(printed).not.toMatch(/privKey|private|noiseKey|rootKey|chainKey|signedPreKey|<Buffer/);

  /** Each message of the bot once, by its id, in the order in which the phone got it first. */
  function inOrderOfArrival(person: Person): readonly (string | undefined)[] {
    const texts = new Map<string, string | undefined>();
    for (const { id, to, text, delivered } of wa.sent) {
      if (delivered && (to === person.lidJid || to === person.pnJid)) texts.set(id, texts.get(id) ?? text);
    }
    return [...texts.values()];
  }
}, 240_000);

/** What stands around these words in what was printed; nothing when they do not stand there. */
function around(printed: string, words: string): string {
  const at = words === '' ? -1 : printed.indexOf(words);
  return at < 0 ? '' : printed.slice(Math.max(0, at - 200), at + 100);
}
