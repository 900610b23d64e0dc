/** A message in the staff chat: who says it, and which customer it may be about. Pure. */
import type { Aim, StaffMessage } from '../../core/message.ts';
import { editId, type Setting, saidBy } from './arrival.ts';
import { fullName } from './content.ts';
import type { TelegramMessage, TelegramPress } from './update.ts';

/** @param message  one that staff have said: no service message, no bot */
export function staffMessage(message: TelegramMessage, setting: Setting): StaffMessage {
  const said = saidBy(message, setting);
  return {
    ...said,
    from: 'staff',
    staff: staffOf(message),
    place: said.ref.place,
    aim: aimOf(message),
    threadSpeaks: setting.topicMode === 'all' && !said.text.startsWith('/'),
  };
}

/** Staff have changed what they said. */
export function staffEdit(message: TelegramMessage, setting: Setting): StaffMessage {
  const said = staffMessage(message, setting);
  return { ...said, id: editId(said, message.edit_date), kind: 'edit', editOf: said.id };
}

/** A button below an alert: its token is a command, said as a reply to that alert. */
export function staffPress(
  { id, from, data, message }: TelegramPress & { readonly data: string; readonly message: TelegramMessage },
  setting: Setting,
): StaffMessage {
  const place = String(message.chat.id);
  return {
    from: 'staff',
    id: `cb:${id}`,
    channel: 'telegram',
    kind: 'text',
    text: data,
    sentAt: setting.now,
    staff: { id: `telegram:${from.id}`, name: fullName(from) || from.username || String(from.id) },
    place,
    aim: { replyTo: { channel: 'telegram', place, id: String(message.message_id) } },
  };
}

/** An anonymous administrator goes by the title that the group gave them, or by the name of the group. */
function staffOf({ chat, from, sender_chat, author_signature }: TelegramMessage): StaffMessage['staff'] {
  if (sender_chat || !from) {
    const group = sender_chat ?? chat;
    return { id: `telegram:${group.id}`, name: author_signature || group.title || 'Staff' };
  }
  return { id: `telegram:${from.id}`, name: fullName(from) || from.username || String(from.id) };
}

function aimOf(message: TelegramMessage): Aim {
  const { message_thread_id: thread, is_topic_message, reply_to_message: replied } = message;
  const at = { channel: 'telegram', place: String(message.chat.id) } as const;
  const isInTopic = is_topic_message === true && thread !== undefined;
  // In a topic every message that replies to nothing "replies" to the service message that opened the topic, whose
  // id is the topic's. Outside topics the thread id of a first reply is the id of the message that it replies to.
  const isOpening = replied?.forum_topic_created !== undefined || (isInTopic && replied?.message_id === thread);
  return {
    ...(replied && !isOpening ? { replyTo: { ...at, id: String(replied.message_id) } } : {}),
    ...(isInTopic ? { thread: { ...at, id: String(thread) } } : {}),
  };
}
