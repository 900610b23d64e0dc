/** The call that sends one part. No `parse_mode`, ever: a person's words go out as they are. */
import type { FetchedFile, Outbound } from '../../core/channel.ts';
import type { Choice, MessageRef } from '../../core/message.ts';
import type { Api } from './api.ts';
import type { Part } from './parts.ts';
import { upload } from './upload.ts';

/** Where a message goes: a chat, and perhaps a topic in it. */
export interface Target {
  readonly chat: string;
  readonly thread?: number;
}

/** A part, with all that its call needs. */
export type Ready =
  | Exclude<Part, { readonly kind: 'file' }>
  | (Extract<Part, { readonly kind: 'file' }> & { readonly file: FetchedFile; readonly asDocument: boolean });

/** Telegram refuses a whole message for one button whose token is longer. */
const MAX_BUTTON_BYTES = 64;

/**
 * Sends one part.
 *
 * @param words  what was sent of the message already: outside topics a file for staff replies to it
 * @returns where it stands now
 * @throws ApiFailure
 */
export async function call(
  api: Api,
  message: Outbound,
  part: Ready,
  target: Target,
  words?: MessageRef,
): Promise<MessageRef> {
  const isLoose = message.to === 'staff' && target.thread === undefined && part.kind !== 'text';
  const common = {
    chat_id: target.chat,
    ...(target.thread === undefined ? {} : { message_thread_id: target.thread }),
    ...(isLoose && words ? { reply_parameters: replyTo(words) } : {}),
    ...keyboard(part.choices, message.to),
  };
  if (part.kind === 'file') return upload(api, part.file, common, part.asDocument);
  if (part.kind === 'copy') {
    const from = { from_chat_id: part.of.place, message_id: Number(part.of.id) };
    const { message_id } = await api.call('copyMessage', { ...common, ...from });
    return { channel: 'telegram', place: target.chat, id: String(message_id) };
  }
  const sent = await api.call('sendMessage', {
    ...common,
    text: part.text,
    // A card that quotes a link is long enough without its picture.
    ...(message.to === 'staff' ? { link_preview_options: { is_disabled: true } } : {}),
  });
  return { channel: 'telegram', place: String(sent.chat.id), id: String(sent.message_id) };
}

function replyTo({ id }: MessageRef) {
  return { message_id: Number(id), allow_sending_without_reply: true };
}

/** What customers choose from are sentences, and a phone is narrow; what staff press is a word. */
const IN_A_ROW: Record<Outbound['to'], number> = { customer: 1, staff: 3 };

/** Buttons below a message; those that Telegram would refuse are left out. */
export function keyboard(choices: readonly Choice[], to: Outbound['to']) {
  const buttons = choices
    .filter(({ id, label }) => label !== '' && id !== '' && Buffer.byteLength(id) <= MAX_BUTTON_BYTES)
    .map(({ id, label }) => ({ text: label, callback_data: id }));
  const rows = Array.from({ length: Math.ceil(buttons.length / IN_A_ROW[to]) }, (_, i) =>
    buttons.slice(i * IN_A_ROW[to], (i + 1) * IN_A_ROW[to]),
  );
  return rows.length === 0 ? {} : { reply_markup: { inline_keyboard: rows } };
}
