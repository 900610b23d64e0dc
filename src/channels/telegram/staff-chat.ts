/** The staff chat: where it is now, whether it can be reached, and whether it has topics. */
import type { Logger } from 'pino';
import type { Health } from '../../core/channel.ts';
import type { Store } from '../../store/store.ts';
import { pause } from '../pause.ts';
import type { Api } from './api.ts';
import { ApiFailure } from './failure.ts';

export interface StaffChat {
  /** Recalls where the chat had moved to before this process began. */
  restore(): Promise<void>;
  /** The chat as it is now. */
  id(): string;
  /** Whether this is the chat, or was before it moved. */
  includes(chatId: string): boolean;
  /** Whether it has topics; asks Telegram when it is not known yet. @throws ApiFailure */
  isForum(): Promise<boolean>;
  /** Goes on in the supergroup that the group has become, also after a restart. */
  follow(chatId: string): Promise<void>;
  /** Asks Telegram about the chat; what fails shows in `health`. */
  look(): Promise<void>;
  /** Looks now and then until the signal ends it, or the token is refused. */
  watch(signal: AbortSignal): Promise<void>;
  /** A message has just arrived there. */
  reached(): void;
  /** A message could not be delivered there; in words for a person. */
  lost(why: string): void;
  health(): Health;
}

/** A chat that works is looked at for its topics; they are switched on once in its life. */
const LOOK_EVERY_MS = 3 * 60_000;
/** A chat that cannot be reached holds up every alert. */
const LOOK_AGAIN_MS = 10_000;

/** @param configured  `TELEGRAM_STAFF_CHAT_ID` */
export function createStaffChat(
  configured: string,
  api: Api,
  store: Pick<Store, 'fact' | 'keepFact'>,
  log: Logger,
): StaffChat {
  const fact = `telegram.staffChat.${configured}`;
  let current = configured;
  let forum: boolean | undefined;
  let health: Health = { ready: false, why: 'the staff chat has not been looked at yet' };
  let lookedAt = 0;

  function lost(why: string): void {
    if (health.ready || health.why !== why) log.warn({ why }, 'telegram: the staff chat cannot be reached');
    health = { ready: false, why };
  }

  async function follow(chatId: string): Promise<void> {
    if (chatId === current) return;
    await store.keepFact(fact, chatId);
    log.info({ from: current, to: chatId }, 'telegram: the staff group has become a supergroup');
    current = chatId;
    forum = undefined;
  }

  async function ask(): Promise<boolean> {
    const chat = await api.call('getChat', { chat_id: current });
    lookedAt = Date.now();
    if (chat.type === 'channel') {
      lost('TELEGRAM_STAFF_CHAT_ID names a channel; staff need a group, where they can answer');
      return false;
    }
    forum = chat.type === 'supergroup' && chat.is_forum === true;
    health = { ready: true };
    return forum;
  }

  /** @returns what failed */
  async function look(): Promise<ApiFailure | undefined> {
    try {
      await ask();
      return undefined;
    } catch (thrown) {
      if (!(thrown instanceof ApiFailure)) throw thrown;
      lost(`the staff chat cannot be reached (${thrown.message}); check TELEGRAM_STAFF_CHAT_ID`);
      return thrown;
    }
  }

  return {
    async restore() {
      current = (await store.fact(fact)) ?? configured;
    },
    id: () => current,
    includes: (chatId) => chatId === current || chatId === configured,
    isForum: async () => forum ?? (await ask()),
    follow,
    async look() {
      await look();
    },
    async watch(signal) {
      while (!signal.aborted) {
        const isDue = !health.ready || Date.now() - lookedAt >= LOOK_EVERY_MS;
        const failure = isDue ? await look() : undefined;
        if (failure?.kind === 'token') return;
        await pause(LOOK_AGAIN_MS, signal);
      }
    },
    reached() {
      health = { ready: true };
    },
    lost,
    health: () => health,
  };
}
