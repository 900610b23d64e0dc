/** What Telegram offers to whoever types "/". */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { customerMenu, staffMenu } from '../../handlers/menu.ts';
import type { TelegramChannel } from '../../src/channels/telegram/index.ts';
import { IN_MEMORY, openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { viewOf } from '../handlers/turns.ts';
import { startTelegram, type Telegram } from '../standins/telegram/index.ts';
import { channelTo, startAndListen } from './telegram-bench.ts';

const MENUS = {
  customers: new Map(['en', 'es'].map((language) => [language, customerMenu(viewOf({}, { language }))])),
  staff: staffMenu,
};

let tg: Telegram;
let store: Store;
let channel: TelegramChannel | undefined;

beforeEach(async () => {
  tg = await startTelegram();
  store = await openStore(IN_MEMORY);
});
afterEach(async () => {
  await channel?.stop();
  await tg.stop();
  await store.close();
});

const putUp = () => tg.calls('setMyCommands').map(({ params }) => params as Readonly<Record<string, unknown>>);

it('customers read it in their own language, else in English, and staff have one of their own', async () => {
  const group = tg.group({ id: -1_001_000_000_777, title: 'Desk', is_forum: true });
  channel = channelTo(tg, { store, staffChatId: String(group.id), menus: () => MENUS });
  await startAndListen(tg, channel, async () => undefined);
  await tg.waitFor(({ request }) => request?.method === 'setMyCommands' && putUp().length === 3, {
    what: 'three menus',
    since: 0,
  });
  const [english, spanish, staff] = putUp();
  expect(english).toMatchObject({ scope: { type: 'all_private_chats' } });
  expect(english).not.toHaveProperty('language_code');
  expect(spanish).toMatchObject({ scope: { type: 'all_private_chats' }, language_code: 'es' });
  expect(spanish?.commands).toContainEqual({ command: 'erase', description: 'Borrar mis datos' });
  expect(staff).toMatchObject({ scope: { type: 'chat', chat_id: String(group.id) } });
});

it('is said to be missing, and nothing else, when Telegram refuses it', async () => {
  tg.fault({ method: 'setMyCommands', status: 400, times: 9 });
  const said = new Promise<string>((resolve) => {
    const log = pino({ level: 'warn' }, { write: (line: string) => resolve(line) });
    channel = channelTo(tg, { store, log, menus: () => MENUS });
  });
  await startAndListen(tg, channel as TelegramChannel, async () => undefined);
  expect(await said).toContain('the menus of commands could not be put up');
  expect(channel?.health()).toEqual({ ready: true });
  expect(putUp()).toHaveLength(1);
});
