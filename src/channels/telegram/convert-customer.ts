/** What a customer did in the private chat: said something, changed it, or pressed a button. Pure. */
import type { CustomerMessage, CustomerName } from '../../core/message.ts';
import { editId, type Setting, saidBy, timeOf } from './arrival.ts';
import { fullName } from './content.ts';
import type { TelegramMessage, TelegramPress } from './update.ts';

/** A message of theirs. */
export function customerMessage(message: TelegramMessage, setting: Setting): CustomerMessage {
  const said = saidBy(message, setting);
  return {
    ...said,
    from: 'customer',
    text: said.kind === 'text' ? spokenCommand(said.text) : said.text,
    address: said.ref.place,
    customer: customerName(message.from ?? message.chat),
  };
}

/**
 * A message of theirs with other words than before.
 */
export function customerEdit(message: TelegramMessage, setting: Setting): CustomerMessage {
  const now = customerMessage(message, setting);
  return {
    ...now,
    id: editId(now, message.edit_date),
    kind: 'edit',
    editOf: now.id,
    sentAt: timeOf(message.edit_date, setting),
  };
}

/** A button below one of our messages, pressed. */
export function customerPress(
  { id, from, data, message }: TelegramPress & { readonly data: string; readonly message: TelegramMessage },
  setting: Setting,
): CustomerMessage {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  return {
    id: `cb:${id}`,
    channel: 'telegram',
    from: 'customer',
    kind: 'choice',
    // A very old message comes without its buttons; then the token alone says what was meant.
    text: buttons.find((button) => button.callback_data === data)?.text ?? '',
    choice: data,
    // A press carries no time of its own; `message.date` is when we asked.
    sentAt: setting.now,
    address: String(message.chat.id),
    customer: customerName(from),
  };
}

/** Commands that everybody knows from Telegram's menus, in words that the desk understands. */
const SPOKEN: Readonly<Record<string, string>> = { help: 'what can you do', stop: 'stop', human: 'human' };

function spokenCommand(text: string): string {
  // Alone, or with the payload of a link: 1 to 64 of `A-Z a-z 0-9 _ -`.
  if (/^\/start(@\w+)?(\s+[\w-]{1,64})?\s*$/.test(text)) return 'hello';
  const command = /^\/([a-z]+)(@\w+)?\s*$/.exec(text)?.[1] ?? '';
  return SPOKEN[command] ?? text;
}

interface Named {
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  readonly username?: string | undefined;
  readonly language_code?: string | undefined;
}

function customerName(person: Named): CustomerName {
  const name = fullName(person);
  const { username, language_code } = person;
  return {
    ...(name ? { name } : {}),
    ...(username ? { handle: `@${username}` } : {}),
    ...(language_code ? { languageHint: language_code } : {}),
  };
}
