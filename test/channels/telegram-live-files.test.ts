/** A customer's file in the staff chat: whole, once, below the words that say whose it is, or the reason why not. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TelegramChannel } from '../../src/channels/telegram/index.ts';
import type { Delivery, FetchedFile, NotFetched, Outbound } from '../../src/core/channel.ts';
import type { MessageRef } from '../../src/core/message.ts';
import { IN_MEMORY, openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { type Group, type Message, startTelegram, type Telegram } from '../standins/telegram/index.ts';
import { channelTo, staffChat } from './telegram-bench.ts';

const FORUM = { id: -1_001_234_567_890, title: 'Desk', is_forum: true };
const PDF: FetchedFile = {
  bytes: Buffer.concat([Buffer.from('%PDF-1.7\r\n--'), Buffer.from([0, 255, 13, 10, 45, 45]), Buffer.alloc(70_000, 9)]),
  name: 'certificate.pdf',
  mime: 'application/pdf',
};
const PHOTO: FetchedFile = { bytes: Buffer.from([0xff, 0xd8, 0xff, 1, 2]), name: 'file.jpg', mime: 'image/jpeg' };
const VOICE: FetchedFile = { bytes: Buffer.from('OggS the voice'), name: 'file.ogg', mime: 'audio/ogg' };
const ON_WHATSAPP: MessageRef = { channel: 'whatsapp', place: '34600000001@s.whatsapp.net', id: '3AFF' };

let tg: Telegram;
let store: Store;
let channel: TelegramChannel;
let group: Group;
let fetched: number;
let nextId = 0;

beforeEach(async () => {
  tg = await startTelegram();
  store = await openStore(IN_MEMORY);
  fetched = 0;
});

afterEach(async () => {
  await channel.stop();
  await tg.stop();
  await store.close();
});

/** Starts the channel with a staff chat. */
async function begin(fields: Parameters<Telegram['group']>[0] = FORUM): Promise<void> {
  group = tg.group(fields);
  channel = channelTo(tg, { store, ...staffChat(group.id) });
  await channel.start(async () => undefined);
}

function relay(more: Partial<Outbound> = {}): Outbound {
  nextId += 1;
  const common = { id: `m${nextId}`, conversationId: 'c1', about: 'Ana', attempt: 1, recipient: 'staff' };
  return { ...common, to: 'staff', kind: 'relay', text: 'Ana: [file]', copyOf: ON_WHATSAPP, ...more };
}

/** Sends a message whose file lies on another network. */
function pass(message: Outbound, file: FetchedFile | NotFetched): Promise<Delivery> {
  return channel.send(message, async () => {
    fetched += 1;
    return file;
  });
}

/** What the bot has written into the customer's topic, or into the group outside all topics. */
function written(): Message[] {
  const thread = tg.topics(group.id)[0]?.threadId ?? null;
  return tg.messagesIn(group.id, { thread }).filter((message) => message.from?.id === tg.bot.id);
}

const said = () =>
  written()
    .filter(({ forum_topic_created }) => !forum_topic_created)
    .map(
      ({ text, document, photo, voice }) =>
        text ?? (document && 'document') ?? (photo && 'photo') ?? (voice && 'voice'),
    );
const last = () => written().at(-1) as Message;

describe('a file of a customer on another network', () => {
  it('arrives in the customer’s topic byte for byte, below the words that say whose it is', async () => {
    await begin();
    const delivery = await pass(relay(), PDF);
    expect(said()).toEqual(['Ana: [file]', 'document']);
    expect(tg.bytesIn(last())?.equals(PDF.bytes)).toBe(true);
    expect(last()).toMatchObject({ document: { file_name: 'certificate.pdf' }, is_topic_message: true });
    const refs = written()
      .slice(1)
      .map(({ message_id }) => ({
        channel: 'telegram',
        place: String(group.id),
        id: String(message_id),
      }));
    expect(delivery).toEqual({ kind: 'sent', refs });
  });

  it('is seen and heard at once when it is a picture or a voice message', async () => {
    await begin();
    await pass(relay(), PHOTO);
    await pass(relay(), VOICE);
    expect(said()).toEqual(['Ana: [file]', 'photo', 'Ana: [file]', 'voice']);
    expect(tg.bytesIn(last())?.equals(VOICE.bytes)).toBe(true);
  });

  it('is a document when Telegram does not take it for a picture, and words when not even that', async () => {
    await begin();
    const refusal = { status: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' };
    tg.fault({ method: 'sendPhoto', ...refusal, times: 2 });
    await pass(relay(), PHOTO);
    expect(said()).toEqual(['Ana: [file]', 'document']);
    tg.fault({ method: 'sendDocument', status: 413, description: 'Request Entity Too Large' });
    expect((await pass(relay(), PHOTO)).kind).toBe('sent');
    expect(said().at(-1)).toBe('[file] (Telegram did not take it; open it on the staff page)');
  });

  it('carries its sender’s name, but nothing that could pass for a part of the call or turn its ending round', async () => {
    await begin();
    const name = `../a"\r\nX: y\u202e${'n'.repeat(200)}.pdf`;
    await pass(relay(), { ...PDF, name });
    const { file_name } = last().document as { file_name: string };
    expect(file_name).toMatch(/^\.\._a_X: yn+\.pdf$/);
    expect(file_name).toHaveLength(100);
    expect(tg.bytesIn(last())?.equals(PDF.bytes)).toBe(true);
  });

  it('is missing with the reason when it cannot be fetched, and without a word when there is none', async () => {
    await begin();
    expect((await pass(relay(), { refused: 'too large (17 MB, at most 16 MB)' })).kind).toBe('sent');
    expect(said()).toEqual(['Ana: [file]', '[file] (not passed on: too large (17 MB, at most 16 MB))']);
    await pass(relay({ text: 'Ana: Munich' }), { refused: 'there is no file in this message', isNone: true });
    expect(said().slice(2)).toEqual(['Ana: Munich']);
  });

  it('is named in words when its network gives no files out', async () => {
    await begin();
    await channel.send(relay());
    expect(said()).toEqual(['[file] Ana: [file]']);
  });
});

describe('a file that is tried again', () => {
  it('is sent once, and its words too, when Telegram asked to wait', async () => {
    await begin();
    tg.fault({ method: 'sendDocument', status: 429, retryAfter: 7 });
    const message = relay();
    expect(await pass(message, PDF)).toMatchObject({ kind: 'retry', afterMs: 7000 });
    expect((await pass({ ...message, attempt: 2 }, PDF)).kind).toBe('sent');
    expect(said()).toEqual(['Ana: [file]', 'document']);
    expect(fetched).toBe(2);
  });

  it('is not sent beside a try that still runs', async () => {
    await begin();
    tg.fault({ method: 'sendDocument', hangMs: 100 });
    const message = relay();
    const both = await Promise.all([pass(message, PDF), pass({ ...message, attempt: 2 }, PDF)]);
    expect(both.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    expect(said()).toEqual(['Ana: [file]', 'document']);
    expect(fetched).toBe(1);
  });

  it('gives way to words when Telegram is lost a second time, so that nothing waits behind it', async () => {
    await begin();
    tg.fault({ method: 'sendDocument', dropConnection: 'before', times: 2 });
    const message = relay();
    expect((await pass(message, PDF)).kind).toBe('retry');
    expect((await pass({ ...message, attempt: 2 }, PDF)).kind).toBe('sent');
    expect(said()).toEqual(['Ana: [file]', '[file] (Telegram did not take it; open it on the staff page)']);
  });
});

describe('in a group without topics', () => {
  it('a file replies to its words, wherever it comes from', async () => {
    await begin({ id: -500, title: 'Desk' });
    await pass(relay(), PDF);
    const ana = tg.person({ id: 7_000_000_000_001, first_name: 'Ana' });
    const sent = ana.sends({ document: { bytes: PDF.bytes, file_name: 'coa.pdf' } });
    const copyOf: MessageRef = { channel: 'telegram', place: String(ana.id), id: String(sent.message_id) };
    await channel.send(relay({ copyOf }));
    expect(said()).toEqual(['Ana: [file]', 'document', 'Ana: [file]', 'document']);
    const [words, file, otherWords, copy] = written();
    expect(file?.reply_to_message?.message_id).toBe(words?.message_id);
    expect(copy?.reply_to_message?.message_id).toBe(otherWords?.message_id);
    expect(tg.bytesIn(copy as Message)?.equals(PDF.bytes)).toBe(true);
  });
});
