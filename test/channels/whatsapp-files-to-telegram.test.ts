/** From a customer's phone on WhatsApp to staff who work in Telegram alone: two networks and the whole desk between them. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type Group, type Message, startTelegram, type Telegram } from '../standins/telegram/index.ts';
import { type FileServer, startFileServer } from '../standins/whatsapp/file-server.ts';
import { channelTo, staffChat } from './telegram-bench.ts';
import { type Bench, startBench } from './whatsapp-bench.ts';

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\r\n'), Buffer.from([0, 255, 13, 10]), Buffer.alloc(30_000, 7)]);

let bench: Bench;
let files: FileServer;
let tg: Telegram;
let group: Group;
beforeEach(async () => {
  [bench, files, tg] = await Promise.all([startBench(), startFileServer(), startTelegram()]);
  group = tg.group({ id: -1_001_234_567_890, title: 'Desk', is_forum: true });
  const channel = channelTo(tg, { store: bench.store, ...staffChat(group.id) });
  await bench.pair({}, [{ channel, staffAt: String(group.id) }]);
});
afterEach(async () => {
  await bench.end();
  await Promise.all([files.stop(), tg.stop()]);
});

const hasWords = (words: string) => (message: Message) => message.text?.includes(words) === true;
const ana = () => bench.wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });

it('a PDF arrives in the customer’s topic byte for byte, after the alert, and a reply to it goes back', async () => {
  const customer = ana();
  customer.sends({ document: await files.keeps(PDF, 'certificate.pdf'), caption: 'our certificate' });
  const sent = await tg.waitForSent(({ document }) => document !== undefined, { what: 'the file', since: 0 });
  expect(tg.bytesIn(sent)?.equals(PDF)).toBe(true);
  expect(sent).toMatchObject({ document: { file_name: 'certificate.pdf' }, is_topic_message: true });
  expect(tg.topics(group.id).map(({ name, threadId }) => [name, threadId])).toEqual([
    [expect.stringMatching(/^🟠 Ana \(\+34600000001\) · whatsapp · TM-\w+ · waiting$/), sent.message_thread_id],
  ]);
  const said = tg.messagesIn(group.id, { thread: sent.message_thread_id ?? null });
  expect(said.at(-2)?.text).toBe('Ana (+34600000001): [file]');
  expect(files.asked).toHaveLength(1);
  await bench.idle();
  const before = customer.chat().length;
  group.member(tg.person({ id: 11, first_name: 'Luis' })).says('thank you, received', { replyTo: sent });
  const chat = await bench.until(() => customer.chat().length > before && customer.chat(), 'the answer');
  expect(JSON.stringify(chat.at(-1))).toContain('thank you, received');
});

it('a file that WhatsApp has no longer is said with the reason, and the alert is there all the same', async () => {
  const file = await files.keeps(PDF, 'certificate.pdf');
  ana().sends({ document: { ...file, url: `${files.url}/gone`, directPath: '/gone' } });
  await tg.waitForSent(hasWords('[file] (not passed on: WhatsApp has it no longer; ask for it again)'), {
    what: 'the reason',
    since: 0,
  });
  expect(tg.messagesIn(group.id).filter(({ document }) => document)).toEqual([]);
  expect(tg.messagesIn(group.id).some(hasWords('Ana'))).toBe(true);
});

it('a file at an address that is not WhatsApp’s is not fetched, and staff read why', async () => {
  const file = await files.keeps(PDF, 'certificate.pdf');
  ana().sends({ document: { ...file, url: 'http://169.254.169.254/latest/meta-data', directPath: null } });
  await tg.waitForSent(hasWords('not passed on: its address is not one of WhatsApp'), { what: 'the reason', since: 0 });
  expect(files.asked).toEqual([]);
});

it('a place is words alone', async () => {
  ana().sends({ location: { latitude: 48.1, longitude: 11.6 } });
  await tg.waitForSent(hasWords('(+34600000001): [file]'), { what: 'the words', since: 0 });
  await bench.idle();
  expect(tg.messagesIn(group.id).filter(hasWords('not passed on'))).toEqual([]);
});
