import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { TelegramChannel } from '../../src/channels/telegram/index.ts';
import type { Delivery, Outbound } from '../../src/core/channel.ts';
import type { InboundMessage, MessageRef, StaffMessage } from '../../src/core/message.ts';
import { IN_MEMORY, openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { type Message, type Person, startTelegram, type Telegram } from '../standins/telegram/index.ts';
import { channelTo, staffChat, startAndListen } from './telegram-bench.ts';

const FORUM = { id: -1_001_234_567_890, title: 'Desk', is_forum: true };

let tg: Telegram;
let store: Store;
let ana: Person;
let heard: InboundMessage[];
let channel: TelegramChannel;
let log: string[];
let nextId = 0;

beforeEach(async () => {
  tg = await startTelegram();
  store = await openStore(IN_MEMORY);
  ana = tg.person({ id: 7_000_000_000_001, first_name: 'Ana' });
  ana.opens();
  heard = [];
  log = [];
});

afterEach(async () => {
  await channel.stop();
  await tg.stop();
  await store.close();
});

/** Starts the channel and waits until it listens. */
async function begin(staffChatId?: number): Promise<void> {
  channel = channelTo(tg, {
    store,
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
    ...staffChat(staffChatId),
  });
  await startAndListen(tg, channel, async (messages) => void heard.push(...messages));
}

function toStaff(text: string, more: Partial<Outbound> = {}): Promise<Delivery> {
  nextId += 1;
  const common = { id: `m${nextId}`, conversationId: 'c1', about: 'Ana', attempt: 1 };
  return channel.send({ ...common, to: 'staff', kind: 'alert', recipient: 'staff', text, ...more });
}

const refs = (delivery: Delivery): readonly MessageRef[] => (delivery.kind === 'sent' ? delivery.refs : []);
const texts = (messages: readonly Message[]) => messages.map(({ text }) => text ?? '(no words)');
const refOf = (message: Message): MessageRef => ({
  channel: 'telegram',
  place: String(message.chat.id),
  id: String(message.message_id),
});

describe('the staff group', () => {
  it('gets one topic per conversation, named after the customer and the channel', async () => {
    const group = tg.group(FORUM);
    await begin(group.id);
    const [webChat] = await store.receive(
      [
        {
          id: 'w1',
          channel: 'web',
          from: 'customer',
          kind: 'text',
          text: 'hi',
          sentAt: new Date(),
          address: 'v1',
          customer: { name: 'Visitor' },
        },
      ],
      new Date(),
    );
    const deliveries = await Promise.all([toStaff('card'), toStaff('update'), toStaff('relay')]);
    await toStaff('card', { conversationId: webChat?.conversationId ?? '', about: 'Visitor' });
    await toStaff('I know /claim and /close', { conversationId: 'room', about: '', kind: 'notice' });
    const topics = tg.topics(group.id);
    expect(topics.map(({ name }) => name)).toEqual(['Ana', 'Visitor · web']);
    const thread = topics[0]?.threadId ?? 0;
    expect(await store.thread(String(group.id), 'c1')).toBe(String(thread));
    expect(deliveries.flatMap(refs)).toHaveLength(3);
    const written = texts(tg.messagesIn(group.id, { thread })).filter((text) => text !== '(no words)');
    expect(written.sort()).toEqual(['card', 'relay', 'update']);
    expect(texts(tg.messagesIn(group.id, { thread: null }))).toEqual(['I know /claim and /close']);
    expect(tg.calls('sendMessage')[0]?.params.link_preview_options).toEqual({ is_disabled: true });
    expect(channel.staffHealth?.()).toEqual({ ready: true });
  });

  it('shows a customer’s file with their name, and a reply to either finds the conversation', async () => {
    const group = tg.group(FORUM);
    const photo = ana.sends({ photo: true });
    await begin(group.id);
    const [words, copy] = refs(await toStaff('Ana: [image]', { kind: 'relay', copyOf: refOf(photo) }));
    const [notice] = refs(await toStaff('Internal note, not sent.', { kind: 'notice' }));
    const luis = group.member(tg.person({ id: 11, first_name: 'Luis' }));
    for (const ref of [words, copy, notice]) luis.says('nice', { replyTo: Number(ref?.id) });
    luis.says('just a note', { thread: tg.topics(group.id)[0]?.threadId ?? 0 });
    await tg.allConfirmed();
    const thread = { channel: 'telegram', place: String(group.id), id: String(tg.topics(group.id)[0]?.threadId) };
    expect((heard.slice(-4) as StaffMessage[]).map(({ aim }) => aim)).toEqual([
      { replyTo: words, thread, conversationId: 'c1' },
      { replyTo: copy, thread, conversationId: 'c1' },
      { replyTo: notice, thread },
      { thread },
    ]);
  });

  it('answers with an album as a whole, also when only its first picture carries the reply', async () => {
    const group = tg.group(FORUM);
    await begin(group.id);
    const [card] = refs(await toStaff('card'));
    const luis = group.member(tg.person({ id: 11, first_name: 'Luis' }));
    const extra = { media_group_id: '77' };
    luis.sends({ photo: true, caption: 'the labels' }, { replyTo: Number(card?.id), extra });
    for (const _ of [2, 3]) luis.sends({ photo: true }, { extra });
    luis.sends({ photo: true }, { extra: { media_group_id: '78' } });
    await tg.allConfirmed();
    const aims = (heard.slice(-4) as StaffMessage[]).map(({ aim }) => aim.conversationId);
    expect(aims).toEqual(['c1', 'c1', 'c1', undefined]);
  });

  it('may reply to a card before Telegram has told us where it stands', async () => {
    const group = tg.group(FORUM);
    await begin(group.id);
    tg.fault({ method: 'sendMessage', hangMs: 50 });
    const sending = toStaff('card');
    const card = await tg.waitForSent(({ text }) => text === 'card', { what: 'the card' });
    group.member(tg.person({ id: 11, first_name: 'Luis' })).says('yes, 25 kg', { replyTo: card });
    await tg.allConfirmed();
    expect(heard.at(-1)).toMatchObject({ text: 'yes, 25 kg', aim: { conversationId: 'c1', replyTo: refOf(card) } });
    expect(refs(await sending)).toEqual([refOf(card)]);
  });

  it('may press a button below a notice before Telegram has told us where it stands; words there stay internal', async () => {
    const group = tg.group(FORUM);
    await begin(group.id);
    const luis = group.member(tg.person({ id: 11, first_name: 'Luis' }));
    tg.fault({ method: 'sendMessage', hangMs: 50 });
    const choices = [{ id: '/canned got-it', label: 'got-it' }];
    const sending = toStaff('the texts found', { kind: 'notice', choices });
    const notice = await tg.waitForSent(({ text }) => text === 'the texts found', { what: 'the notice' });
    luis.presses(notice, 'got-it');
    luis.says('not that one', { replyTo: notice });
    await tg.allConfirmed();
    await sending;
    const aims = (heard.slice(-2) as StaffMessage[]).map(({ text, aim }) => [text, aim.conversationId, aim.replyTo]);
    expect(aims).toEqual([
      ['/canned got-it', 'c1', refOf(notice)],
      ['not that one', undefined, refOf(notice)],
    ]);
  });

  it('gets a new topic when theirs was deleted, and an open one when it was closed', async () => {
    const group = tg.group(FORUM);
    await begin(group.id);
    await toStaff('one');
    const [first] = tg.topics(group.id);
    group.closesTopic(first?.threadId ?? 0);
    expect((await toStaff('two')).kind).toBe('sent');
    expect(tg.topics(group.id)).toMatchObject([{ threadId: first?.threadId, closed: false }]);
    group.deletesTopic(first?.threadId ?? 0);
    expect((await toStaff('three')).kind).toBe('sent');
    const [second] = tg.topics(group.id);
    expect(second?.name).toBe('Ana');
    expect(texts(tg.messagesIn(group.id, { thread: second?.threadId ?? null }))).toContain('three');
    expect(await store.thread(String(group.id), 'c1')).toBe(String(second?.threadId));
  });

  it('is written to without topics as long as we may not make any', async () => {
    const group = tg.group({ ...FORUM, botCanManageTopics: false });
    await begin(group.id);
    await toStaff('one');
    await toStaff('two');
    expect(texts(tg.messagesIn(group.id, { thread: null }))).toEqual(['one', 'two']);
    expect(tg.calls('createForumTopic')).toHaveLength(1);
    expect(log.filter((line) => line.includes('no topics'))).toHaveLength(1);
    group.changesRights({ can_manage_topics: true });
    await tg.allConfirmed();
    await toStaff('three');
    expect(tg.topics(group.id)).toHaveLength(1);
  });

  it('waits for its topic when Telegram is slow to make one, but not for ever', async () => {
    const group = tg.group(FORUM);
    await begin(group.id);
    tg.fault({ method: 'createForumTopic', status: 429, retryAfter: 3, times: 2 });
    expect(await toStaff('card')).toMatchObject({ kind: 'retry', afterMs: 3000 });
    expect(await toStaff('card', { attempt: 3 })).toMatchObject({ kind: 'sent' });
    expect(texts(tg.messagesIn(group.id, { thread: null }))).toEqual(['card']);
  });
});
