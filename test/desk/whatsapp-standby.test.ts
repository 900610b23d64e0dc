/** Two desks with one set of credentials, in one PostgreSQL: one speaks, the other stands by and takes over. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Desk, endDesks, newFolder, startDesk, waitUntil } from '../standins/desk-process.ts';
import { startPostgres, type TestPostgres } from '../standins/postgres.ts';
import { startWhatsApp, type WhatsApp } from '../standins/whatsapp/index.ts';
import type { Person } from '../standins/whatsapp/person.ts';
import { answerOn, questionOn } from './known-answers.ts';
import { isListening, pairedFolder, whatsappSettings } from './whatsapp-desk.ts';
import { englishProject } from './whatsapp-project.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

/** A dead process holds the session for 15 s at most; the rest is for the login on a busy machine. */
const LONGEST_TAKEOVER_MS = 40_000;

let server: TestPostgres;
let project: string;
let topics: readonly string[];
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

let wa: WhatsApp;
let settings: Readonly<Record<string, string>>;
let first: Desk;
let second: Desk;
let ana: Person;
let bo: Person;

beforeEach(async () => {
  ({ project, topics } = englishProject());
  wa = await startWhatsApp();
  ana = wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
  bo = wa.person({ phone: '34600000002', lid: '100000000000002', name: 'Bo' });
  settings = { ...whatsappSettings(wa), DATABASE_URL: await server.newDatabase() };
  await pairedFolder(wa, project, settings);
});
afterEach(async () => {
  await endDesks();
  await wa?.stop();
});

/** One that speaks, and one that stands by. */
async function startBoth(more: Readonly<Record<string, string>> = {}): Promise<void> {
  const begin = wa.mark();
  first = startDesk({ ...settings, ...more }, { folder: newFolder(), project });
  await first.ready();
  await isListening(wa, begin);
  second = startDesk({ ...settings, ...more }, { folder: newFolder(), project });
  await second.opened();
}

const ask = (person: Person, nth: number) => person.says(questionOn(topics[nth] ?? ''));

/** Which questions have been answered on a phone, by the words of the answers, in their order. */
const answersOn = (person: Person) =>
  person.chat().map(({ text = '' }) => topics.findIndex((topic) => text.includes(answerOn(topic))));

const hears = (person: Person, nth: number) =>
  person.hears(new RegExp(escaped(answerOn(topics[nth] ?? ''))), { since: 0, timeoutMs: LONGEST_TAKEOVER_MS });

describe('of two desks', () => {
  it('one speaks, and the other says that it stands by and leaves it in peace', async () => {
    await startBoth();
    const logins = wa.logins.length;
    const { text } = await waitUntil(`${second.url}/readyz`, ({ status }) => status === 503);
    expect(text).toMatch(/another process of the desk has the session/);
    ask(ana, 0);
    await hears(ana, 0);
    expect(answersOn(ana)).toEqual([0]);
    expect(wa.logins).toHaveLength(logins);
  });

  it('the other goes on when the first is killed: nothing is lost or answered twice', async () => {
    await startBoth();
    ask(ana, 0);
    await hears(ana, 0);
    // One answer on the wire that nobody has acknowledged, one question just taken in, and two that nobody has heard.
    wa.fault({ on: 'message', ack: 'never', lost: true });
    ask(bo, 0);
    await wa.waitForSent(({ to }) => to === bo.lidJid, { what: 'an answer to Bo', since: 0 });
    const taken = wa.mark();
    ask(ana, 1);
    await wa.waitFor(({ taken: id }) => id, { what: 'the question to be taken in', since: taken });
    await first.kill9();
    const killedAt = Date.now();
    const killed = wa.mark();
    ask(ana, 2);
    ask(bo, 1);
    await isListeningAgain(killed);
    const tookMs = Date.now() - killedAt;
    await Promise.all([hears(ana, 2), hears(bo, 1)]);
    expect(answersOn(ana)).toEqual([0, 1, 2]);
    expect(answersOn(bo)).toEqual([0, 1]);
    // The lease, a second until it is noticed, and the login.
    expect(tookMs).toBeLessThan(LONGEST_TAKEOVER_MS);
    await waitUntil(`${second.url}/readyz`, ({ status }) => status === 200);
    expect(wa.logins.filter(({ outcome }) => typeof outcome === 'number')).toEqual([]);
  });

  it('the other goes on at once when the first is stopped, and answers what waited for more words', async () => {
    await startBoth({ QUIET_WINDOW_MS: '5000' });
    ask(ana, 0);
    await first.until(() => first.log().find(({ msg }) => msg === 'received'), 'the question to be taken in');
    await first.terminate();
    await hears(ana, 0);
    expect(answersOn(ana)).toEqual([0]);
  });
});

function isListeningAgain(since: number): Promise<unknown> {
  return wa.waitFor(({ ready }) => ready, { what: 'the other desk', since, timeoutMs: LONGEST_TAKEOVER_MS });
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
