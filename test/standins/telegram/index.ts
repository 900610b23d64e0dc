import type { Wait } from '../waiting.ts';
import { createFaults, type Fault, type FaultHandle } from './faults.ts';
import { createFiles, FILE_KINDS } from './files.ts';
import { createGroup, type Group, type GroupFields } from './group.ts';
import { type ApiCall, createJournal } from './journal.ts';
import type { Context } from './methods/context.ts';
import { createPerson, type Person, type PersonFields } from './person.ts';
import { startServer } from './server.ts';
import { createUpdates } from './updates.ts';
import { createWebhook } from './webhook.ts';
import type { Message, Update } from './wire.ts';
import { createWorld } from './world.ts';

export type { Group } from './group.ts';
export type { ApiCall } from './journal.ts';
export type { Person } from './person.ts';
export type { Message } from './wire.ts';

/** All have defaults. */
interface TelegramOptions {
  /** The only token that works. */
  token?: string;
  /** Who the bot is. */
  bot?: { id?: number; username?: string; first_name?: string };
  /** The clock behind dates of messages. */
  now?: () => Date;
  /** Wait before a refused webhook update is offered again; default 20 ms. */
  webhookRetryMs?: number;
  /** BotFather's privacy mode in groups; default off. */
  privacyMode?: boolean;
}

/** A running stand-in for Telegram. */
export type Telegram = Awaited<ReturnType<typeof startTelegram>>;

/** Starts a stand-in for Telegram's Bot API on a free port of 127.0.0.1. End it with `stop()`. */
export async function startTelegram(options: TelegramOptions = {}) {
  const { now = () => new Date(), privacyMode = false, webhookRetryMs = 20 } = options;
  const { id = 7_100_000_001, username = 'standin_bot', first_name = 'Stand-in' } = options.bot ?? {};
  const token = options.token ?? `${id}:stand-in-token`;
  const journal = createJournal();
  const faults = createFaults();
  const updates = createUpdates(journal, 100_000_001);
  const bot = { id, is_bot: true, first_name, username };
  const world = createWorld({ bot, journal, updates, now, privacyMode });
  const webhook = createWebhook({
    updates,
    unixTime: world.unixTime,
    retryMs: webhookRetryMs,
    callFromAnswer: (method, params) => void server.callFromAnswer(method, params),
  });
  const context: Context = {
    world,
    files: createFiles(),
    updates,
    webhook,
    journal,
    privacyMode,
    presses: new Map(),
    commands: new Map(),
  };
  const server = await startServer({ token, context, faults });

  return {
    token,
    bot,
    apiRoot: server.apiRoot,

    /** Makes a person; the same id again gives the same chat. */
    person: (fields: PersonFields): Person => createPerson(context, { ...fields, is_bot: false }),

    /** Makes another bot, which writes like a person. */
    otherBot: (fields: PersonFields): Person => createPerson(context, { ...fields, is_bot: true }),

    /** Makes a group with the bot in it. */
    group: (fields: GroupFields): Group => createGroup(context, fields),

    /** A post in a channel the bot reads. */
    channelPost(text: string, { id = -1_009_999_999_999, title = 'News' } = {}): Message {
      const room = world.rooms.get(id) ?? world.openRoom({ id, type: 'channel', title }, 'administrator');
      return world.hear(room, { sender_chat: room.chat, text });
    },

    /** An update of any kind, as it is and whatever `allowed_updates` says; only the id is added. */
    rawUpdate: (update: object): Update => updates.pushRaw(update),

    /** The messages of a chat as they are now, oldest first; `thread: null` for those outside all topics. */
    messagesIn(chatId: number, { thread }: { thread?: number | null } = {}): Message[] {
      const room = world.roomOf(chatId);
      const shown = [...room.entries.values()].map((entry) => world.show(room, entry));
      if (thread === undefined) return shown;
      return shown.filter((message) => (message.is_topic_message ? message.message_thread_id : null) === thread);
    },

    /** The bytes of the file in a message, as a person or the bot sent them. */
    bytesIn(message: Message): Buffer | undefined {
      const field = FILE_KINDS.map((kind) => message[kind]).find((value) => value !== undefined);
      const file = Array.isArray(field) ? field.at(-1) : field;
      return context.files.contentOf(String(Object(file).file_id));
    },

    /** The topics of a forum that have not been deleted. */
    topics: (chatId: number) => [...world.roomOf(chatId).topics.values()].map((topic) => ({ ...topic })),

    /** All button presses, each with the bot's answer if there is one. */
    presses: () => structuredClone([...context.presses.values()]),

    /** Makes every press so far too old to be answered. */
    expirePresses(): void {
      for (const press of context.presses.values()) press.expired = true;
    },

    /** All calls of the bot, or those of one method, oldest first; open ones too. */
    calls: (method?: string): ApiCall[] =>
      journal.calls.filter((call) => method === undefined || call.method.toLowerCase() === method.toLowerCase()),

    /** What the bot has not confirmed, oldest first. */
    unconfirmedUpdates: (): Update[] => updates.pending(),

    /** Waits for an event: see `TelegramEvent`. Resolves with what the predicate returned. */
    waitFor: journal.waitFor,

    /** Now, as a value for `since` in a wait. */
    mark: journal.mark,

    /** Waits for a message of the bot. */
    waitForSent: (matches: (message: Message) => boolean, wait: Wait): Promise<Message> =>
      journal.waitFor(({ sent }) => sent && matches(sent) && sent, wait),

    /** Waits until the bot has confirmed everything that was delivered; at once if it already has. */
    async allConfirmed(timeoutMs = 5000): Promise<void> {
      if (updates.pending().length === 0) return;
      const what = 'the bot to confirm all updates';
      await journal.waitFor(({ confirmed }) => confirmed && updates.pending().length === 0, { what, timeoutMs });
    },

    /** Scripts a misfortune for coming calls. */
    fault: (fault: Fault): FaultHandle => faults.add(fault),

    /** Cuts every open connection once. */
    dropConnections: server.dropConnections,

    /** Ends everything at once: connections, webhook, waits. */
    async stop(): Promise<void> {
      webhook.stop();
      journal.stop();
      await server.stop();
    },
  };
}
