/** What every message has, whoever says it. */
import { createHash } from 'node:crypto';
import type { MessageRef } from '../../core/message.ts';
import { type Content, contentOf } from './content.ts';
import type { TelegramMessage } from './update.ts';

/** What the conversion must know. */
export interface Setting {
  /** Whether this is the staff chat, or was before it became a supergroup. */
  readonly isStaffChat: (chatId: string) => boolean;
  /** In a topic, whether all that staff say speaks to its customer, or only replies do. */
  readonly topicMode: 'reply' | 'all';
  /** When the update arrived, for the kinds that carry no time. */
  readonly now: Date;
}

/** Id, content, time and place of a message. The id is the same on redelivery, also to another process. */
export interface Said extends Content {
  readonly id: string;
  readonly channel: 'telegram';
  readonly sentAt: Date;
  readonly ref: MessageRef;
}

/** The part that customers' and staff's messages share. */
export function saidBy(message: TelegramMessage, setting: Setting): Said {
  const place = String(message.chat.id);
  const id = String(message.message_id);
  return {
    id: `${place}:${id}`,
    channel: 'telegram',
    ...contentOf(message),
    sentAt: timeOf(message.date, setting),
    ref: { channel: 'telegram', place, id },
  };
}

/**
 * The id of a change of a message. Telegram tells its time in seconds: two may fall into one, and the second must not
 * look like a redelivery of the first, so the id holds a digest of the words as well.
 */
export function editId({ id, text }: Pick<Said, 'id' | 'text'>, at: number | undefined): string {
  return `${id}:e${at ?? 0}.${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}

/** Telegram counts seconds since 1970. */
export function timeOf(seconds: number | undefined, setting: Setting): Date {
  return seconds === undefined ? setting.now : new Date(seconds * 1000);
}
