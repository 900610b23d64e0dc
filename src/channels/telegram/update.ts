/** An update as Telegram delivers it, read once at the border. Only what decides is required; all else may be odd. */
import { z } from 'zod';

/** Without null bytes: PostgreSQL refuses them. */
const words = z.string().transform((text) => text.replaceAll('\u0000', ''));

/** A detail: when it has an unknown form it is left out, and the message is still heard. */
function detail<S extends z.ZodType>(schema: S) {
  return schema.optional().catch(undefined);
}

const user = z.object({
  id: z.number(),
  is_bot: detail(z.boolean()),
  first_name: detail(words),
  last_name: detail(words),
  username: detail(words),
  language_code: detail(words),
});

const chat = z.object({
  // May exceed 32 bits.
  id: z.number(),
  type: detail(z.string()),
  title: detail(words),
  first_name: detail(words),
  last_name: detail(words),
  username: detail(words),
});

const file = z.object({
  file_name: detail(words),
  mime_type: detail(words),
  file_size: detail(z.number()),
});

const location = z.object({ latitude: z.number(), longitude: z.number() });
const buttons = z.object({
  inline_keyboard: z.array(z.array(z.object({ text: words, callback_data: detail(words) }))),
});

const message = z.looseObject({
  message_id: z.number(),
  chat,
  date: detail(z.number()),
  edit_date: detail(z.number()),
  from: detail(user),
  sender_chat: detail(chat),
  author_signature: detail(words),
  text: detail(words),
  caption: detail(words),
  message_thread_id: detail(z.number()),
  media_group_id: detail(words),
  is_topic_message: detail(z.boolean()),
  reply_to_message: detail(z.object({ message_id: z.number(), forum_topic_created: z.unknown().optional() })),
  photo: detail(z.array(file)),
  animation: detail(file),
  video: detail(file),
  video_note: detail(file),
  voice: detail(file),
  audio: detail(file),
  document: detail(file),
  contact: detail(
    z.object({
      first_name: detail(words),
      last_name: detail(words),
      phone_number: detail(words),
      vcard: detail(words),
    }),
  ),
  location: detail(location),
  venue: detail(z.object({ location: detail(location), title: detail(words), address: detail(words) })),
  reply_markup: detail(buttons),
  migrate_to_chat_id: detail(z.number()),
});

const update = z.object({
  update_id: z.number(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z.object({ id: z.string(), from: user, data: detail(words), message: message.optional() }).optional(),
  my_chat_member: z.object({ chat, new_chat_member: detail(z.object({ status: z.string() })) }).optional(),
});

/** One message, sent or edited. */
export type TelegramMessage = z.infer<typeof message>;
/** A press of a button below one of our messages. */
export type TelegramPress = NonNullable<TelegramUpdate['callback_query']>;
/** One thing that happened. */
export type TelegramUpdate = z.infer<typeof update>;

/** The update, or nothing when not even the chat of its message can be read. */
export function readUpdate(given: unknown): TelegramUpdate | undefined {
  const read = update.safeParse(given);
  return read.success ? read.data : undefined;
}
