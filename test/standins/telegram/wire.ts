/**
 * The JSON shapes of the Bot API that the stand-in speaks. Only the fields it reads or writes by
 * name are listed; everything else passes through untouched.
 */

/** A person or a bot. */
export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

/** A private chat, a group, a supergroup (perhaps with topics) or a channel. Ids may exceed 32 bits. */
export interface Chat {
  id: number;
  type: 'private' | 'group' | 'supergroup' | 'channel';
  title?: string;
  username?: string;
  first_name?: string;
  last_name?: string;
  is_forum?: true;
}

/** One button below a message. */
interface Button {
  text: string;
  callback_data?: string;
  url?: string;
}

/** The buttons below a message, row by row. */
export interface Markup {
  inline_keyboard: Button[][];
}

/** One message as the bot sees it. `message_id` is unique inside its chat only. */
export interface Message {
  message_id: number;
  date: number;
  chat: Chat;
  from?: User;
  sender_chat?: Chat;
  text?: string;
  caption?: string;
  edit_date?: number;
  message_thread_id?: number;
  is_topic_message?: true;
  reply_to_message?: Message;
  reply_markup?: Markup;
  forum_topic_created?: { name: string; icon_color: number };
  forum_topic_edited?: { name?: string };
  forum_topic_closed?: object;
  forum_topic_reopened?: object;
  migrate_to_chat_id?: number;
  migrate_from_chat_id?: number;
  pinned_message?: Message;
  [field: string]: unknown;
}

/** A press of a button. */
export interface CallbackQuery {
  id: string;
  from: User;
  message: Message;
  chat_instance: string;
  data: string;
}

/** One thing that happened, as `getUpdates` and the webhook deliver it. */
export interface Update {
  update_id: number;
  message?: Message;
  edited_message?: Message;
  channel_post?: Message;
  callback_query?: CallbackQuery;
  [kind: string]: unknown;
}

/** The parameters of one API call, decoded. */
export type Params = Record<string, unknown>;

/** A file that came with a multipart call. */
export interface Upload {
  field: string;
  filename: string;
  bytes: Buffer;
}
