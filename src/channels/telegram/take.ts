/** Takes updates in: converts them in order, hands them to the desk together, and minds what they say about chats. */
import type { Logger } from 'pino';
import type { Receive } from '../../core/channel.ts';
import { reason } from '../../core/errors.ts';
import type { InboundMessage } from '../../core/message.ts';
import { createAlbums } from './albums.ts';
import type { Api } from './api.ts';
import { type Converted, convert, type DropReason } from './convert.ts';
import { ApiFailure } from './failure.ts';
import type { SentLately } from './sent-lately.ts';
import type { StaffChat } from './staff-chat.ts';
import type { Threads } from './threads.ts';

/** What taking in needs. */
export interface Taking {
  readonly api: Api;
  readonly receive: Receive;
  readonly lately: SentLately;
  readonly staff?: StaffChat;
  readonly threads?: Threads;
  readonly topicMode: 'reply' | 'all';
  readonly now: () => Date;
  readonly log: Logger;
  /** Told of each update that led to no message. */
  readonly onDropped: (why: DropReason) => void;
}

/** @returns the function that takes updates in; it resolves when all that was said in them is durable */
export function createTake(parts: Taking): (updates: readonly object[]) => Promise<void> {
  const { receive, lately, staff, threads, topicMode, now, log, onDropped } = parts;
  const albums = createAlbums();

  async function mind(converted: Converted): Promise<void> {
    if (converted.pressId !== undefined) answer(converted.pressId, parts);
    if (converted.staffMovedTo !== undefined) await staff?.follow(converted.staffMovedTo);
    if (converted.staffChatChanged) {
      threads?.reconsider();
      staff?.look().catch((thrown: unknown) => {
        log.error({ why: reason(thrown) }, 'telegram: could not look at the staff chat');
      });
    }
    if (converted.blocked) log.info('telegram: a customer has blocked the bot');
    if (converted.dropped) onDropped(converted.dropped);
  }

  return async (updates) => {
    const heard: InboundMessage[] = [];
    for (const update of updates) {
      const isStaffChat = (chatId: string) => staff?.includes(chatId) ?? false;
      const converted = convert(update, { isStaffChat, topicMode, now: now() });
      const updateId = (update as { update_id?: unknown }).update_id;
      if (converted.dropped) log.debug({ updateId, why: converted.dropped }, 'telegram: update left out');
      await mind(converted);
      for (const message of converted.messages) {
        heard.push(message.from === 'staff' ? await lately.aimed(albums.joined(converted.album, message)) : message);
      }
    }
    if (heard.length > 0) await receive(heard);
  };
}

/** The button stops turning at once; an answer that comes too late is refused, and nobody misses it. */
function answer(pressId: string, { api, log }: Taking): void {
  api.call('answerCallbackQuery', { callback_query_id: pressId }).catch((thrown: unknown) => {
    if (!(thrown instanceof ApiFailure)) throw thrown;
    log.debug({ why: thrown.message }, 'telegram: a press could not be answered');
  });
}
