/** Telegram as a channel: customers in private chats, staff in a group. */
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Channel } from '../../core/channel.ts';
import { reason } from '../../core/errors.ts';
import type { Store } from '../../store/store.ts';
import { pause } from '../pause.ts';
import { createApi } from './api.ts';
import { createCards } from './cards.ts';
import { type Line, polling } from './connect.ts';
import type { DropReason } from './convert.ts';
import { createHearing } from './hearing.ts';
import { type Menus, putUpMenus } from './menus.ts';
import { createSend } from './send.ts';
import { createSentLately } from './sent-lately.ts';
import { createStaffChat } from './staff-chat.ts';
import { supervise } from './supervise.ts';
import { createTake } from './take.ts';
import { createThreads } from './threads.ts';
import { type Webhook, webhookCalls, webhookRoute } from './webhook.ts';

/** What the channel needs. */
export interface TelegramOptions {
  readonly token: string;
  /** Another server than Telegram's own, for tests and for a local Bot API server. */
  readonly apiRoot?: string;
  /** The group of the staff. Without it the channel serves customers only. */
  readonly staffChatId?: string;
  /** Without it the channel polls. */
  readonly webhook?: Webhook;
  /** What is offered to whoever types "/"; nothing is put up without it. */
  readonly menus?: () => Menus;
  /** In a topic, whether all that staff say goes to the customer, or only replies. */
  readonly topicMode: 'reply' | 'all';
  readonly store: Pick<Store, 'thread' | 'keepThread' | 'card' | 'keepCard' | 'fact' | 'keepFact' | 'load'>;
  readonly log: Logger;
  readonly now?: () => Date;
  /** The first pause after a failed connection, in milliseconds; default 1000. Each further one doubles it up to 30 s. */
  readonly firstPauseMs?: number;
}

/** The channel, its part of the web server, and what it did not pass on. */
export interface TelegramChannel extends Channel {
  /** Serves the path of the webhook, if there is one; call it before the server listens. */
  routes(app: FastifyInstance): void;
  /** How many updates led to no message since the start, by reason. */
  dropped(): Readonly<Partial<Record<DropReason, number>>>;
}

/** What a bot may set as a reaction, for what became of a person's message. */
const RECEIPTS = { sent: '👌', delivered: '👍', read: '👀', failed: '👎' } as const;

/** How long calls under way may still take when the channel stops hearing. */
const STOP_GRACE_MS = 2000;

/** Makes the channel; nothing is called before `start`. */
export function createTelegramChannel(options: TelegramOptions): TelegramChannel {
  const { token, apiRoot, staffChatId, webhook, topicMode, store, log, menus, firstPauseMs = 1000 } = options;
  const now = options.now ?? (() => new Date());
  const api = createApi(token, apiRoot);
  const hearing = createHearing(now);
  const staff = staffChatId ? createStaffChat(staffChatId, api, store, log) : undefined;
  const threads = staff && createThreads(api, staff, store, log);
  const withStaff = staff && threads ? { staff, threads } : {};
  const lately = createSentLately();
  const cards = staff && createCards(api, staff, store, log);
  const send = createSend({ api, lately, ...withStaff, ...(cards ? { cards } : {}) });
  const stopping = new AbortController();
  const { signal } = stopping;
  const dropped: Partial<Record<DropReason, number>> = {};
  let take: Line['take'] = async () => {
    throw new Error('the Telegram channel has not started, or is stopping');
  };
  const refuse = take;
  let hearingEnds: Promise<unknown> = Promise.resolve();
  let watching: Promise<void> | undefined;
  let isOffered = false;

  /** The token is right: from now on the staff chat is looked at. */
  function introduced(): void {
    if (menus && !isOffered) void putUpMenus(api, menus(), staff?.id(), log);
    isOffered = true;
    if (!staff) return;
    if (watching) void staff.look().catch(complain);
    else watching = staff.watch(signal).catch(complain);
  }

  function complain(thrown: unknown): void {
    log.error({ why: reason(thrown) }, 'telegram: the staff chat is not watched');
  }

  return {
    name: 'telegram',
    async start(receive) {
      await staff?.restore();
      const onDropped = (why: DropReason) => {
        dropped[why] = (dropped[why] ?? 0) + 1;
      };
      take = createTake({ api, receive, lately, ...withStaff, topicMode, now, log, onDropped });
      const line: Line = { api, hearing, signal, take, introduced };
      const work = webhook ? webhookCalls(line, webhook) : polling(line);
      hearingEnds = supervise(work, { hearing, signal, log, firstPauseMs });
    },
    async send(message, fetchFile) {
      if (hearing.isRefused()) return { kind: 'retry', afterMs: 60_000, why: 'Telegram refuses the token' };
      return send(message, fetchFile);
    },
    async receipt({ place, id }, became) {
      const reaction = [{ type: 'emoji', emoji: RECEIPTS[became] }] as const;
      await api.call('setMessageReaction', { chat_id: place, message_id: Number(id), reaction: [...reaction] });
    },
    async typing(recipient) {
      await api.call('sendChatAction', { chat_id: recipient, action: 'typing' }).catch((thrown: unknown) => {
        log.debug({ why: reason(thrown) }, 'telegram: could not show that an answer is coming');
      });
    },
    health: () => hearing.health(),
    ...(staff ? { staffHealth: () => staff.health() } : {}),
    async stop() {
      take = refuse;
      stopping.abort();
      hearing.lost('the Telegram channel has stopped');
      const enough = new AbortController();
      const ends = Promise.all([hearingEnds, watching, api.close(STOP_GRACE_MS)]);
      await Promise.race([ends, pause(STOP_GRACE_MS + 500, enough.signal)]);
      enough.abort();
    },
    routes(app) {
      if (webhook) webhookRoute(app, webhook, (updates) => take(updates), log);
    },
    dropped: () => ({ ...dropped }),
  };
}
