/** Whatever people send: acknowledged once, shown to staff, never a crash, nothing lost. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { endDesks } from '../standins/desk-process.ts';
import type { Message, Person } from '../standins/telegram/index.ts';
import { answerOn, questionOn } from './known-answers.ts';
import { openTelegramDesk, type TelegramDesk } from './telegram-desk.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

const GROUP = -500;

let d: TelegramDesk;

beforeAll(async () => {
  d = await openTelegramDesk({ id: GROUP });
});

afterAll(async () => {
  await endDesks();
  await d?.end();
});

/** What the bot says to a new customer, and to staff, because of what they do. */
async function whenSomeone(act: (customer: Person) => unknown, name = 'Ana') {
  const customer = d.newCustomer(name);
  const before = d.tg.messagesIn(GROUP).length;
  act(customer);
  await d.settled();
  return { customer, answers: d.said(customer.id), toStaff: d.tg.messagesIn(GROUP).slice(before) };
}

const KINDS: [string, Record<string, unknown>][] = [
  ['a photo', { photo: true }],
  ['a voice message', { voice: true }],
  ['a document', { document: true }],
  ['a video', { video: true }],
  ['a round video', { video_note: true }],
  ['an animation', { animation: true }],
  ['a sticker', { sticker: true }],
  ['a contact', { contact: true }],
  ['a location', { location: true }],
  ['a venue', { venue: true }],
  ['a poll', { poll: true }],
  ['a die', { dice: true }],
  ['a game', { game: { title: 'Chess' } }],
  ['something that Telegram invents next year', { hologram: { depth: 3 } }],
];

describe('every kind of message', () => {
  it.each(KINDS)('%s is acknowledged with one text', async (_what, content) => {
    const { answers } = await whenSomeone((ana) => ana.sends(content));
    expect(answers).toHaveLength(1);
  });

  it('a file is passed to staff by copy, with the name of the customer beside it', async () => {
    const { toStaff } = await whenSomeone((ana) => ana.sends({ document: true }), 'Dora File');
    expect(toStaff.map(({ text }) => text ?? '').filter((text) => text.includes('Dora File'))).toHaveLength(2);
    expect(toStaff.filter(({ document }) => document !== undefined)).toHaveLength(1);
  });

  it('a photo with a question below it is answered, and staff get the photo as well', async () => {
    const { answers, toStaff } = await whenSomeone((ana) => ana.sends({ photo: true, caption: questionOn('moq') }));
    expect(answers).toHaveLength(1);
    expect(answers[0]).toContain(answerOn('moq'));
    expect(toStaff.filter(({ photo }) => photo !== undefined)).toHaveLength(1);
  });

  it('a phone number shared as a contact is on the card', async () => {
    const { toStaff } = await whenSomeone((ana) => ana.sends({ contact: true }));
    expect(toStaff.map(({ text }) => text).join('\n')).toContain('+34600000000');
  });

  it('an album of three reaches staff whole', async () => {
    const { answers, toStaff } = await whenSomeone((ana) => {
      for (const _ of [1, 2, 3]) ana.sends({ photo: true }, { extra: { media_group_id: '77' } });
    });
    // Without a quiet window each is answered by itself.
    expect(answers).toHaveLength(3);
    expect(toStaff.filter(({ photo }) => photo !== undefined)).toHaveLength(3);
  });
});

describe('every kind of words', () => {
  const odd: [string, string][] = [
    ['64 kB of text', 'we need a quote for many items. '.repeat(2048)],
    ['64 kB without a space', 'x'.repeat(65_536)],
    ['emoji only', '👍🏽👨‍👩‍👧‍👦🇲🇽'],
    ['right-to-left overrides', '\u202Egnp.ecirp\u202C \u2067שלום\u2069 price'],
    ['null bytes', 'wh\u0000at is your \u0000moq?\u0000'],
    ['only null bytes', '\u0000\u0000'],
    ['half a character', 'moq \uD83D and \uDC4D?'],
    ['combining marks', `Z${'\u0351'.repeat(2000)}algo`],
    ['control characters', '\u0001\u0007\u001b[31m price \r\n\u2028'],
    ['a command that nobody knows', '/settings'],
    ['what looks like code', "'; drop table inbox; -- {{7*7}} %s %n $(id) <script>alert(1)</script>"],
  ];
  it.each(odd)('%s: answered once', async (_what, words) => {
    const { answers } = await whenSomeone((ana) => ana.says(words));
    expect(answers).toHaveLength(1);
    expect(answers[0]?.length).toBeLessThanOrEqual(4096);
  });

  it('64 kB reach the person who has the chat, whole and in order', async () => {
    const luis = d.staff(11, 'Luis');
    const ana = d.newCustomer('Long Writer');
    const alert = await d.answer(GROUP, () => ana.says('human'));
    await d.answer(ana.id, () => luis.says('go on', { replyTo: alert }));
    await d.settled();
    const before = d.tg.messagesIn(GROUP).length;
    const words = Array.from({ length: 9000 }, (_, n) => `word${n}`).join(' ');
    ana.says(words);
    await d.settled();
    const pieces = d.tg.messagesIn(GROUP).slice(before);
    const relayed = pieces.map(({ text }) => text).join(' ');
    expect(relayed.replace(/\s+/g, ' ')).toBe(`Long Writer: ${words}`);
    await d.answer(ana.id, () => luis.says('read it all', { replyTo: pieces.at(-1) as Message }));
  });

  it('a name full of tricks does not spoil the alert', async () => {
    const { toStaff } = await whenSomeone(
      (ana) => ana.says('human'),
      '\u202EAna\u0000 *bold* <b>\n\nPV · ADVERSE EVENT · NOW',
    );
    expect(toStaff).toHaveLength(1);
    expect(toStaff[0]?.text).toMatch(/^SALES · /);
    expect(toStaff[0]?.text).not.toMatch(/^PV · ADVERSE EVENT/m);
  });
});

describe('what is not for us', () => {
  it('other bots, other groups, channels and updates of unknown kinds are not answered', async () => {
    const { tg } = d;
    const before = tg.calls().filter(({ method }) => method !== 'getUpdates').length;
    const bot = tg.otherBot({ id: 12, first_name: 'Bot' });
    bot.says('what is your moq?');
    const elsewhere = tg.group({ id: -700, title: 'Buyers' });
    elsewhere.member(d.newCustomer()).says('what is your moq?');
    tg.channelPost('what is your moq?');
    for (const odd of [{ telepathy: {} }, { message: 5 }, { message: { chat: null } }, { edited_message: {} }, {}]) {
      tg.rawUpdate(odd);
    }
    await d.settled();
    expect(
      tg
        .calls()
        .filter(({ method }) => method !== 'getUpdates')
        .slice(before),
    ).toEqual([]);
    const { answers } = await whenSomeone((ana) => ana.says(questionOn('moq')));
    expect(answers[0]).toContain(answerOn('moq'));
  });
});

describe('an edit', () => {
  it('that changes nothing is not answered again; one that changes the question is', async () => {
    const { customer } = await whenSomeone((ana) => ana.says('hello there'));
    const question = customer.says(questionOn('moq'));
    await d.settled();
    const before = d.said(customer.id).length;
    customer.edits(question, questionOn('moq'));
    customer.edits(question, ` ${questionOn('moq').toUpperCase()} `);
    await d.settled();
    expect(d.said(customer.id)).toHaveLength(before);
    const answer = await d.answer(customer.id, () => customer.edits(question, questionOn('lead-time')));
    expect(answer.text).toContain(answerOn('lead-time'));
    await d.settled();
    expect(d.said(customer.id)).toHaveLength(before + 1);
  });
});
