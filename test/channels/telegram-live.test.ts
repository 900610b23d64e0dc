import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Telegram as Rival } from 'telegraf';
import type { TelegramChannel, TelegramOptions } from '../../src/channels/telegram/index.ts';
import type { Outbound } from '../../src/core/channel.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import { IN_MEMORY, openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { startTelegram, type Telegram } from '../standins/telegram/index.ts';
import { channelTo, startAndListen } from './telegram-bench.ts';

const ANA = { id: 7_000_000_000_001, first_name: 'Ana' };

const GREETING: Outbound = {
  id: 'm1',
  conversationId: 'c1',
  to: 'customer',
  recipient: String(ANA.id),
  kind: 'answer',
  text: 'hello',
  about: 'Ana',
  attempt: 1,
};

let tg: Telegram;
let store: Store;
let heard: InboundMessage[];
let channel: TelegramChannel | undefined;
let log: string[];
let onLog: () => void;

beforeEach(async () => {
  tg = await startTelegram();
  store = await openStore(IN_MEMORY);
  heard = [];
  log = [];
  onLog = () => undefined;
});

afterEach(async () => {
  await channel?.stop();
  await tg.stop();
  await store.close();
});

/** Takes in durably; the first tries fail as often as told. */
function receiveAfter(failures: number) {
  let left = failures;
  return async (messages: readonly InboundMessage[]) => {
    if (left-- > 0) throw new Error('the disk is full');
    await store.receive(messages, new Date());
    heard.push(...messages);
  };
}

function write(line: string): void {
  log.push(line);
  onLog();
}

function newChannel(options: Partial<TelegramOptions> = {}): TelegramChannel {
  return channelTo(tg, { store, log: pino({ level: 'debug' }, { write }), ...options });
}

function logged(words: string): Promise<void> {
  return new Promise((resolve) => {
    onLog = () => {
      if (log.some((line) => line.includes(words))) resolve();
    };
    onLog();
  });
}

/** Starts it and waits until it hangs on the line: by then it has heard at least once. */
async function begin(options: Partial<TelegramOptions> = {}, failures = 0): Promise<TelegramChannel> {
  channel = newChannel(options);
  await startAndListen(tg, channel, receiveAfter(failures));
  return channel;
}

const textsHeard = () => heard.map(({ text }) => text);

describe('polling', () => {
  it('hears in order, confirms, and is ready once it has heard', async () => {
    const ana = tg.person(ANA);
    ana.opens();
    ana.says('one');
    channel = newChannel();
    expect(channel.health()).toEqual({ ready: false, why: 'Telegram is not connected yet' });
    await begin();
    ana.says('two');
    ana.says('three');
    await tg.allConfirmed();
    expect(textsHeard()).toEqual(['hello', 'one', 'two', 'three']);
    expect(channel.health()).toEqual({ ready: true });
    expect(tg.calls('deleteWebhook')).toEqual([]);
    // The first poll does not wait for somebody to write.
    expect(tg.calls('getUpdates')[0]?.params).toEqual({
      timeout: 0,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
  });

  it('gets a batch again that could not be stored, and loses nothing', async () => {
    const ana = tg.person(ANA);
    ana.says('one');
    ana.says('two');
    await begin({}, 2);
    await tg.allConfirmed();
    expect(textsHeard()).toEqual(['one', 'two']);
    const offers = tg.calls('getUpdates').filter(({ result }) => Array.isArray(result) && result.length === 2);
    expect(offers.map(({ params }) => params.offset)).toEqual([undefined, undefined, undefined]);
    expect(log.filter((line) => line.includes('could not be stored: the disk is full'))).toHaveLength(2);
  });

  it('keeps a message once that was stored, but not confirmed before the process died', async () => {
    tg.person(ANA).says('hello?');
    channel = newChannel({ firstPauseMs: 60_000 });
    await channel.start(async (messages) => {
      await store.receive(messages, new Date());
      throw new Error('killed');
    });
    await logged('killed');
    await channel.stop();
    expect(tg.unconfirmedUpdates()).toHaveLength(1);
    tg.person(ANA).says('anybody?');
    await begin();
    await tg.allConfirmed();
    expect(textsHeard()).toEqual(['hello?', 'anybody?']);
    const [conversationId = ''] = await store.undecided();
    const kept = (await store.load(conversationId))?.undecided.map(({ message }) => message.text);
    expect(kept).toEqual(['hello?', 'anybody?']);
  });

  it('ends a long poll at once when it is stopped', async () => {
    await begin();
    const started = Date.now();
    await channel?.stop();
    expect(Date.now() - started).toBeLessThan(1000);
    expect(tg.calls('getUpdates').at(-1)?.outcome).not.toBe('ok');
    expect(channel?.health()).toMatchObject({ ready: false });
  });

  it('takes away a webhook that is in the way', async () => {
    await new Rival(tg.token, { apiRoot: tg.apiRoot }).setWebhook('http://127.0.0.1:9/old');
    await begin();
    expect(tg.calls('deleteWebhook')).toHaveLength(1);
  });

  it('does not try a refused token again, and never names it', async () => {
    channel = newChannel({ token: '123456:a-wrong-one', staffChatId: '-500' });
    await channel.start(receiveAfter(0));
    await logged('not tried again');
    expect(channel.health()).toEqual({ ready: false, why: 'Telegram refuses the token; check TELEGRAM_BOT_TOKEN' });
    expect(await channel.send(GREETING)).toMatchObject({ kind: 'retry' });
    expect(tg.calls().map(({ method }) => method)).toEqual(['getMe']);
    expect(log.join()).not.toContain('a-wrong-one');
  });

  it('steps back when another process polls with the same token, and says so', async () => {
    await begin({ firstPauseMs: 60_000 });
    await new Rival(tg.token, { apiRoot: tg.apiRoot }).callApi('getUpdates', { timeout: 0 });
    await logged('trying again after a pause');
    expect(channel?.health()).toMatchObject({ ready: false, why: expect.stringContaining('another process polls') });
  });

  it('comes back after Telegram was down, cut the line, or spoke nonsense', async () => {
    tg.fault({ method: 'getMe', status: 502, times: 2 });
    tg.fault({ method: 'getUpdates', dropConnection: 'before' });
    tg.fault({ method: 'getUpdates', badJson: true });
    tg.fault({ method: 'getUpdates', status: 429, retryAfter: 0 });
    tg.person(ANA).says('still there?');
    await begin();
    await tg.allConfirmed();
    expect(textsHeard()).toEqual(['still there?']);
    expect(channel?.health()).toEqual({ ready: true });
    expect(log.join()).not.toContain(tg.token);
  });

  it('counts what it leaves out, and lives through anything', async () => {
    tg.otherBot({ id: 12, first_name: 'Bot' }).says('I am a bot');
    tg.rawUpdate({ message: 5 });
    tg.rawUpdate({ telepathy: {} });
    tg.person(ANA).says('\u0000hi\u0000');
    await begin();
    await tg.allConfirmed();
    expect(textsHeard()).toEqual(['hi']);
    expect(channel?.dropped()).toEqual({ 'from-bot': 1, unreadable: 1, 'unknown-kind': 1 });
  });
});
