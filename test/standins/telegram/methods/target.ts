import { ApiError, badRequest, forbidden } from '../api-error.ts';
import { isSet, numberIn, objectIn, textIn } from '../params.ts';
import type { Markup, Params } from '../wire.ts';
import type { Entry, Place, Room, World } from '../world.ts';

/** The chat that `key` names, by id or @username, if the bot knows it. */
export function knownRoom(world: World, params: Params, key = 'chat_id'): Room {
  const id = textIn(params, key);
  if (id === '') throw badRequest(`${key} is empty`);
  const room = id.startsWith('@')
    ? [...world.rooms.values()].find(({ chat }) => chat.type !== 'private' && chat.username === id.slice(1))
    : world.rooms.get(Number(id));
  if (!room || room.standing === 'unseen') throw badRequest('chat not found');
  if (room.chat.type === 'supergroup' || room.chat.type === 'channel') refuseOutsider(room);
  return room;
}

/** The chat of a call that changes something, checked as the real server checks it: may the bot write here? */
export function writableRoom(world: World, params: Params): Room {
  const room = knownRoom(world, params);
  if (room.migratedTo !== undefined) {
    throw new ApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: room.migratedTo,
    });
  }
  if (room.members.get(room.chat.id)?.is_bot) throw forbidden("bot can't send messages to bots");
  if (room.standing === 'blocked') throw forbidden('bot was blocked by the user');
  if (room.standing === 'unstarted') throw forbidden("bot can't initiate conversation with a user");
  refuseOutsider(room);
  return room;
}

function refuseOutsider({ standing, chat }: Room): void {
  if (standing === 'kicked') throw forbidden(`bot was kicked from the ${chat.type} chat`);
  if (standing === 'left') throw forbidden(`bot is not a member of the ${chat.type} chat`);
}

/** A message of the chat, or a 400 that says which role it should have played. */
export function entryIn(room: Room, params: Params, role: string, key = 'message_id'): Entry {
  const entry = room.entries.get(numberIn(params, key) ?? 0);
  if (!entry) throw badRequest(`message to ${role} not found`);
  return entry;
}

/** Where in the chat a call wants its message: thread and reply, both checked. */
export function placeIn(room: Room, params: Params): Place {
  const reply = objectIn(params, 'reply_parameters') ?? {
    message_id: params.reply_to_message_id,
    allow_sending_without_reply: params.allow_sending_without_reply,
  };
  const wanted = numberIn(reply, 'message_id');
  const replied = wanted === undefined ? undefined : room.entries.get(wanted)?.message;
  if (wanted !== undefined && !replied && !isSet(reply, 'allow_sending_without_reply')) {
    throw badRequest('message to be replied not found');
  }
  const thread =
    numberIn(params, 'message_thread_id') ?? (replied?.is_topic_message ? replied.message_thread_id : undefined);
  if (thread !== undefined) {
    // Only topics count. The General topic has no thread: naming it with 1 fails on the real server as well.
    const topic = room.topics.get(thread);
    if (!topic) throw badRequest('message thread not found');
    if (topic.closed) throw badRequest('TOPIC_CLOSED');
  }
  return { thread, replyTo: replied?.message_id };
}

/** Most bytes in the data of a button. */
const MAX_BUTTON_DATA_BYTES = 64;

/** The inline keyboard of a call, checked. Other keyboards are accepted and leave no trace in the message. */
export function markupIn(params: Params): { reply_markup?: Markup } {
  const keyboard = objectIn(params, 'reply_markup')?.inline_keyboard;
  if (keyboard === undefined) return {};
  if (!Array.isArray(keyboard) || !keyboard.every(Array.isArray)) {
    throw badRequest("can't parse reply keyboard markup JSON object");
  }
  for (const button of keyboard.flat() as Params[]) {
    if (textIn(button, 'text') === '') throw badRequest('can\'t parse inline keyboard button: Field "text" is missing');
    const data = button.callback_data;
    if (typeof data === 'string' && Buffer.byteLength(data) > MAX_BUTTON_DATA_BYTES) {
      throw badRequest('BUTTON_DATA_INVALID');
    }
    if (Object.keys(button).length < 2) throw badRequest('Text buttons are unallowed in the inline keyboard');
  }
  return keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard as Markup['inline_keyboard'] } };
}
