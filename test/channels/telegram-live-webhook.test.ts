import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createTelegramChannel, type TelegramChannel } from '../../src/channels/telegram/index.ts';
import { IN_MEMORY, openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { startTelegram, type Telegram } from '../standins/telegram/index.ts';

const SECRET = 'a-secret-of-our-own';

let tg: Telegram;
let store: Store;
let app: FastifyInstance;
let channel: TelegramChannel;
let heard: string[];

beforeEach(async () => {
  tg = await startTelegram();
  store = await openStore(IN_MEMORY);
  app = Fastify();
  heard = [];
  const port = await freePort();
  channel = createTelegramChannel({
    token: tg.token,
    apiRoot: tg.apiRoot,
    webhook: { url: `http://127.0.0.1:${port}/hook/1:a`, secret: SECRET },
    topicMode: 'reply',
    store,
    log: pino({ enabled: false }),
    firstPauseMs: 1,
  });
  channel.routes(app);
  await app.listen({ port, host: '127.0.0.1' });
});

afterEach(async () => {
  await channel.stop();
  await tg.stop();
  await app.close();
  await store.close();
});

/** The address must be known before the routes are, so the port is found first. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Starts the channel; the first message it hears cannot be stored. */
async function begin(): Promise<void> {
  let failures = 1;
  await channel.start(async (messages) => {
    if (failures-- > 0) throw new Error('the disk is full');
    await store.receive(messages, new Date());
    heard.push(...messages.map(({ text }) => text));
  });
  await tg.waitFor(({ call }) => call?.method === 'setWebhook', { what: 'the address', since: 0 });
}

async function post(headers: Record<string, string>, url = '/hook/1:a'): Promise<number> {
  const message = { message_id: 1, chat: { id: 9, type: 'private' }, text: 'intruder' };
  return (await app.inject({ method: 'POST', url, headers, payload: { update_id: 1, message } })).statusCode;
}

const RIGHT = { 'x-telegram-bot-api-secret-token': SECRET };

describe('the webhook', () => {
  it('takes what has the secret, and refuses everything else', async () => {
    expect(await post(RIGHT)).toBe(500);
    await begin();
    expect(await post({})).toBe(401);
    expect(await post({ 'x-telegram-bot-api-secret-token': 'a-secret-of-theirs' })).toBe(401);
    expect(await post(RIGHT, '/hook/1b')).toBe(404);
    expect(await store.undecided()).toEqual([]);
    expect(tg.calls('setWebhook')[0]?.params).toMatchObject({
      secret_token: SECRET,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
  });

  it('says 200 only when a message is stored, so that Telegram sends it again', async () => {
    await begin();
    const ana = tg.person({ id: 7_000_000_000_001, first_name: 'Ana' });
    ana.says('one');
    ana.says('two');
    await tg.allConfirmed();
    expect(heard).toEqual(['one', 'two']);
    expect(channel.health()).toEqual({ ready: true });
    expect(tg.calls('getUpdates')).toEqual([]);
    await channel.stop();
    expect(await post(RIGHT)).toBe(500);
  });
});
