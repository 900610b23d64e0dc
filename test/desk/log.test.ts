/** The log tells what was done, never what was said or by whom. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { endDesks } from '../standins/desk-process.ts';
import { questionOn } from './known-answers.ts';
import { openTelegramDesk, type TelegramDesk } from './telegram-desk.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

const GROUP = -1_001_234_567_890;
const PASSWORD = 'correct-horse-battery';

/** What must not be in the log, whatever happens. */
const PRIVATE = {
  'a first name': 'Xanthippe',
  'a last name': 'Quillfeather',
  'a handle': 'quilly77',
  'a customer’s words': 'zirconium umbrella',
  'a caption': 'violet lighthouse',
  'the name of a file': 'rhubarb-ledger',
  'a phone number': '5550142',
  'a shared contact': '+34600000000',
  'an e-mail address': 'xq@umbrella-pharma.example',
  'a product': 'apixaban',
  'words of staff': 'marmalade',
  'a name of staff': 'Bartholomew',
  'a note among staff': 'tambourine',
  'the token': 'stand-in-token',
  'the password': PASSWORD,
};

let d: TelegramDesk;

beforeAll(async () => {
  const settings = { LOG_LEVEL: 'trace', CONSOLE_PASSWORD: PASSWORD };
  d = await openTelegramDesk({ id: GROUP, is_forum: true }, settings);
  const { tg } = d;
  const ana = tg.person({ id: 7001, first_name: 'Xanthippe', last_name: 'Quillfeather', username: 'quilly77' });
  const staff = d.staff(11, 'Bartholomew');
  ana.says(questionOn('moq'));
  ana.says('the zirconium umbrella does not sing, call +1 202 5550142');
  ana.says('price of 25 kg apixaban to Spain, xq@umbrella-pharma.example, phone +1 202 5550142');
  ana.sends({ document: { file_name: 'rhubarb-ledger.pdf' }, caption: 'violet lighthouse' } as never);
  ana.sends({ contact: true });
  ana.sends({ hologram: {} });
  await d.settled();
  const alert = tg.messagesIn(GROUP).find(({ text }) => text?.includes('apixaban'));
  if (!alert) throw new Error('The inquiry has brought no alert.');
  staff.says('tambourine, only among us', { thread: alert.message_thread_id as number });
  // One delivery that fails and is tried again, one that Telegram refuses, one that it garbles.
  tg.fault({ method: 'sendMessage', chatId: ana.id, status: 502 });
  await d.answer(ana.id, () => staff.says('marmalade is fine', { replyTo: alert }));
  tg.fault({ method: 'sendMessage', chatId: ana.id, badJson: true });
  await d.answer(ana.id, () => staff.says('more marmalade', { replyTo: alert }));
  ana.says('the zirconium umbrella again');
  const edited = ana.says('zirconium');
  ana.edits(edited, 'zirconium umbrella, edited');
  tg.rawUpdate({ message: { text: 'zirconium umbrella', from: { first_name: 'Xanthippe' } } });
  tg.group({ id: -600, title: 'Quillfeather group' }).member(ana).says('zirconium umbrella');
  await d.settled();
  d.group.deletesTopic(alert.message_thread_id as number);
  await d.answer(GROUP, () => ana.says('zirconium umbrella?'));
  await fetch(`${d.desk.url}/api/chat/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'm1', text: 'zirconium umbrella on the web, xq@umbrella-pharma.example' }),
  });
  await fetch(`${d.desk.url}/api/staff/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Bartholomew', password: `${PASSWORD}!` }),
  });
  ana.blocks();
  await d.answer(GROUP, () => staff.says('marmalade, are you there?', { replyTo: d.lastIn(GROUP) }));
  await d.settled();
  await d.desk.terminate();
});

afterAll(async () => {
  await endDesks();
  await d?.end();
});

const steps = () => d.desk.log().filter(({ step }) => step !== undefined);

/** Below it stand details that no turn has to have. */
const INFO = 30;

describe('the log at its most talkative', () => {
  it.each(Object.entries(PRIVATE))('does not contain %s', (_what, words) => {
    const all = `${d.desk.stdout()}\n${d.desk.stderr()}`.toLowerCase();
    const at = all.indexOf(words.toLowerCase());
    expect(at < 0 ? '' : all.slice(Math.max(0, at - 200), at + 100)).toBe('');
  });

  it('has said something about all of it', () => {
    const messages = steps()
      .filter(({ level }) => Number(level) >= INFO)
      .map(({ msg }) => msg);
    expect(new Set(messages)).toEqual(new Set(['received', 'decided', 'sent', 'not sent']));
    expect(messages.length).toBeGreaterThan(40);
    expect(d.desk.stderr()).toBe('');
  });

  it('names the conversation and the message on every line of a turn', () => {
    const nameless = steps().filter(({ conversationId, messageId }) => !conversationId || !messageId);
    expect(nameless).toEqual([]);
  });

  it('can be followed from the message to its answer', () => {
    const [first] = steps().filter(({ msg }) => msg === 'received');
    const turn = steps().filter(({ messageId }) => messageId === first?.messageId);
    expect(turn.map(({ step }) => step)).toEqual(['receive', 'decide', 'deliver']);
    expect(new Set(turn.map(({ conversationId }) => conversationId)).size).toBe(1);
  });
});
