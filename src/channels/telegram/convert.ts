/** A Telegram update becomes messages of the desk, or nothing and a reason. Pure. */
import type { InboundMessage } from '../../core/message.ts';
import type { Setting } from './arrival.ts';
import { isService } from './content.ts';
import { customerEdit, customerMessage, customerPress } from './convert-customer.ts';
import { staffEdit, staffMessage, staffPress } from './convert-staff.ts';
import { readUpdate, type TelegramMessage, type TelegramPress, type TelegramUpdate } from './update.ts';

/** Why an update led to no message. Fixed words: they are counted. */
export type DropReason =
  | 'unreadable'
  | 'unknown-kind'
  | 'membership'
  | 'from-bot'
  | 'from-channel'
  | 'other-group'
  | 'service'
  | 'moving-location'
  | 'press-elsewhere';

/** What an update came to. */
export interface Converted {
  readonly messages: readonly InboundMessage[];
  readonly dropped?: DropReason;
  /** The album that the messages are parts of. */
  readonly album?: string;
  /** A press to be answered, whatever else becomes of it. */
  readonly pressId?: string;
  /** The staff group has become this supergroup. */
  readonly staffMovedTo?: string;
  /** What we are or may do in the staff chat has changed. */
  readonly staffChatChanged?: true;
  /** A customer has blocked us. Nothing follows: the next send to them finds out. */
  readonly blocked?: true;
}

/** @param given  an update as the Bot API delivers it, of any kind */
export function convert(given: unknown, setting: Setting): Converted {
  const update = readUpdate(given);
  if (!update) return drop('unreadable');
  if (update.message) return said(update.message, setting);
  if (update.edited_message) return edited(update.edited_message, setting);
  if (update.callback_query) return pressed(update.callback_query, setting);
  if (update.my_chat_member) return membership(update.my_chat_member, setting);
  return drop('unknown-kind');
}

function said(message: TelegramMessage, setting: Setting): Converted {
  const isStaff = isInStaffChat(message, setting);
  if (isStaff && message.migrate_to_chat_id !== undefined) {
    return { ...drop('service'), staffMovedTo: String(message.migrate_to_chat_id) };
  }
  const why = unheard(message, isStaff);
  if (why) return drop(why);
  const album = message.media_group_id;
  const heard = isStaff ? staffMessage(message, setting) : customerMessage(message, setting);
  return { messages: [heard], ...(album ? { album } : {}) };
}

function edited(message: TelegramMessage, setting: Setting): Converted {
  const isStaff = isInStaffChat(message, setting);
  const why = unheard(message, isStaff);
  if (why) return drop(why);
  if (isStaff) return { messages: [staffEdit(message, setting)] };
  // A shared live location "edits" itself every few seconds.
  if (message.location) return drop('moving-location');
  return { messages: [customerEdit(message, setting)] };
}

function pressed(press: TelegramPress, setting: Setting): Converted {
  const { id, data, message } = press;
  if (!message || data === undefined) return { ...drop('press-elsewhere'), pressId: id };
  if (isInStaffChat(message, setting) && data.startsWith('/')) {
    return { messages: [staffPress({ ...press, data, message }, setting)], pressId: id };
  }
  if (message.chat.type !== 'private' || isInStaffChat(message, setting)) {
    return { ...drop('press-elsewhere'), pressId: id };
  }
  return { messages: [customerPress({ ...press, data, message }, setting)], pressId: id };
}

function membership(change: NonNullable<TelegramUpdate['my_chat_member']>, setting: Setting): Converted {
  if (isInStaffChat(change, setting)) return { ...drop('membership'), staffChatChanged: true };
  const isBlocked = change.chat.type === 'private' && change.new_chat_member?.status === 'kicked';
  return { ...drop('membership'), ...(isBlocked ? { blocked: true } : {}) };
}

function isInStaffChat({ chat }: Pick<TelegramMessage, 'chat'>, setting: Setting): boolean {
  return setting.isStaffChat(String(chat.id));
}

/** Why nobody hears a message, or nothing when somebody should. */
function unheard(message: TelegramMessage, isStaff: boolean): DropReason | undefined {
  const { chat, from, sender_chat } = message;
  if (chat.type === 'channel' || sender_chat?.type === 'channel') return 'from-channel';
  if (!isStaff && chat.type !== 'private') return 'other-group';
  // An anonymous administrator writes as the group itself, by the hand of a bot.
  const isAnonymousAdmin = isStaff && sender_chat?.id === chat.id;
  if (from?.is_bot && !isAnonymousAdmin) return 'from-bot';
  return isService(message) ? 'service' : undefined;
}

function drop(dropped: DropReason): Converted {
  return { messages: [], dropped };
}
