import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TelegramChannel } from '../../src/channels/telegram/index.ts';
import type { Delivery, Outbound } from '../../src/core/channel.ts';
import type { InboundMessage, MessageRef } from '../../src/core/message.ts';
import { IN_MEMORY, openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { type Message, type Person, startTelegram, type Telegram } from '../standins/telegram/index.ts';
import { channelTo, staffChat, startAndListen } from './telegram-bench.ts';

const GROUP = { id: -1_001_234_567_890, title: 'Desk' };

let tg: Telegram;
let store: Store;
let ana: Person;
let heard: InboundMessage[];
let channel: TelegramChannel;
let nextId = 0;

beforeEach(async () => {
  tg = await startTelegram();
  store = await openStore(IN_MEMORY);
  ana = tg.person({ id: 7_000_000_000_001, first_name: 'Ana' });
  ana.opens();
  heard = [];
});

afterEach(async () => {
  await channel.stop();
  await tg.stop();
  await store.close();
});

/** Starts the channel and waits until it listens. */
async function begin(staffChatId?: number): Promise<void> {
  channel = channelTo(tg, { store, ...staffChat(staffChatId) });
  await startAndListen(tg, channel, async (messages) => void heard.push(...messages));
}

function outbound(text: string, more: Partial<Outbound> = {}): Outbound {
  nextId += 1;
  const common = { id: `m${nextId}`, conversationId: 'c1', about: 'Ana', attempt: 1 };
  return { ...common, to: 'customer', kind: 'answer', recipient: String(ana.id), text, ...more };
}

const toAna = (text: string, more: Partial<Outbound> = {}) => channel.send(outbound(text, more));
const refs = (delivery: Delivery): readonly MessageRef[] => (delivery.kind === 'sent' ? delivery.refs : []);
const texts = (messages: readonly Message[]) => messages.map(({ text, caption }) => text ?? caption ?? '(no words)');
const bySelf = (chat: number) => tg.messagesIn(chat).filter(({ from }) => from?.id === tg.bot.id);
const refOf = (message: Message): MessageRef => ({
  channel: 'telegram',
  place: String(message.chat.id),
  id: String(message.message_id),
});

describe('a customer', () => {
  it('gets a person’s words as they are, and long ones in pieces', async () => {
    await begin();
    const odd = '<b>5 < 6</b> *and* _so_ [on](http://x.example) & more';
    expect(await toAna(odd)).toEqual({ kind: 'sent', refs: [refOf(bySelf(ana.id)[0] as Message)] });
    expect(bySelf(ana.id).at(-1)?.text).toBe(odd);
    const long = 'We make it. '.repeat(800).trim();
    const choices = [{ id: 'x', label: 'Yes' }];
    const delivery = await toAna(long, { choices });
    const pieces = bySelf(ana.id).slice(1);
    expect(refs(delivery)).toEqual(pieces.map(refOf));
    expect(texts(pieces).join(' ')).toBe(long);
    expect(pieces.map(({ reply_markup }) => reply_markup?.inline_keyboard.flat().length)).toEqual([
      undefined,
      undefined,
      1,
    ]);
    expect(await toAna(' \n')).toMatchObject({ kind: 'refused' });
  });

  it('gets each piece once, though Telegram asked to wait in between', async () => {
    await begin();
    const message = outbound(`${'a'.repeat(4096)}${'b'.repeat(10)}`);
    tg.fault({ method: 'sendMessage', when: ({ text }) => String(text).startsWith('b'), status: 429, retryAfter: 7 });
    expect(await channel.send(message)).toMatchObject({ kind: 'retry', afterMs: 7000 });
    expect(refs(await channel.send({ ...message, attempt: 2 }))).toHaveLength(2);
    expect(bySelf(ana.id).map(({ text }) => text?.[0])).toEqual(['a', 'b']);
  });

  it('who has blocked us, or is not there, is not written to again; a network that fails is', async () => {
    await begin();
    ana.blocks();
    expect(await toAna('hello')).toMatchObject({ kind: 'refused', blocked: true });
    expect(await toAna('hello', { recipient: '999' })).toEqual({
      kind: 'refused',
      why: 'sendMessage: 400: Bad Request: chat not found',
    });
    ana.unblocks();
    for (const fault of [{ status: 502 }, { dropConnection: 'before' as const }, { badJson: true }]) {
      tg.fault({ method: 'sendMessage', ...fault });
      const delivery = await toAna('hello');
      expect(delivery.kind).toBe('retry');
      expect(JSON.stringify(delivery)).not.toContain(tg.token);
    }
    await channel.typing?.('999');
    await channel.typing?.(String(ana.id));
    expect(tg.calls('sendChatAction').map(({ outcome }) => outcome)).toEqual(['error', 'ok']);
  });

  it('gets a file by copy with its caption, and words in its place when there is nothing to copy', async () => {
    const group = tg.group(GROUP);
    const photo = group.member(tg.person({ id: 11, first_name: 'Luis' })).sends({ photo: true, caption: 'the drum' });
    await begin(group.id);
    expect(refs(await toAna('the drum', { kind: 'person', copyOf: refOf(photo) }))).toHaveLength(1);
    expect(bySelf(ana.id).at(-1)).toMatchObject({ caption: 'the drum', photo: expect.anything() });
    await toAna('the drum', { kind: 'person', copyOf: { ...refOf(photo), id: '999' } });
    await toAna('', { kind: 'person', copyOf: { channel: 'web', place: 'p', id: '1' } });
    expect(texts(bySelf(ana.id)).slice(1)).toEqual(['[file] the drum', '[file]']);
  });
});

describe('a button', () => {
  it('is answered at once, also when it is too late for Telegram', async () => {
    await begin();
    await toAna('Is it this?', { choices: [{ id: 'topic:moq', label: 'MOQ' }] });
    const question = bySelf(ana.id).at(-1) as Message;
    ana.presses(question, 'MOQ');
    tg.fault({ method: 'answerCallbackQuery', status: 400, description: 'Bad Request: query is too old' });
    ana.presses(question, 'MOQ');
    const isAnswer = ({ call }: { call?: { method: string; outcome: string } }) =>
      call?.method === 'answerCallbackQuery' && call.outcome === 'ok';
    await tg.waitFor(isAnswer, { what: 'an answer', since: 0 });
    await tg.allConfirmed();
    expect(heard.slice(-2)).toMatchObject([
      { kind: 'choice', choice: 'topic:moq', text: 'MOQ' },
      { kind: 'choice', choice: 'topic:moq', text: 'MOQ' },
    ]);
    expect(
      tg
        .presses()
        .map(({ answer }) => answer !== undefined)
        .sort(),
    ).toEqual([false, true]);
  });
});
