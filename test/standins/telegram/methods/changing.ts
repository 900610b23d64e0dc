import { badRequest } from '../api-error.ts';
import { isSet, listIn, textIn } from '../params.ts';
import { formattedText } from '../text.ts';
import type { Message } from '../wire.ts';
import type { Context, Method, Request } from './context.ts';
import { entryIn, markupIn, writableRoom } from './target.ts';

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
  'content and reply markup of the message';

/** Replaces the given fields and the buttons; buttons that are not sent again disappear, as on the real server. */
function edit(context: Context, { params }: Request, fields: (message: Message) => Partial<Message>): Message {
  const { world, journal } = context;
  const room = writableRoom(world, params);
  const entry = entryIn(room, params, 'edit');
  const { message } = entry;
  if (message.from?.id !== world.bot.id) throw badRequest("message can't be edited");
  const { reply_markup: _old, ...bare } = message;
  const changed: Message = { ...bare, ...fields(message), ...markupIn(params) };
  if (JSON.stringify(sorted(changed)) === JSON.stringify(sorted(message))) throw badRequest(NOT_MODIFIED);
  entry.message = { ...changed, edit_date: world.unixTime() };
  const shown = world.show(room, entry);
  journal.record({ edited: shown });
  return shown;
}

/** Comparable whatever the order of fields; absent and undefined are the same. */
function sorted(message: Message): [string, unknown][] {
  return Object.entries(message)
    .filter(([key, value]) => value !== undefined && key !== 'edit_date')
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

const editMessageText: Method = (context, request) =>
  edit(context, request, (message) => {
    if (message.text === undefined) throw badRequest('there is no text in the message to edit');
    const { text, entities } = formattedText(request.params, 'text', 4096);
    if (!text) throw badRequest('message text is empty');
    return { text, entities };
  });

const editMessageCaption: Method = (context, request) =>
  edit(context, request, (message) => {
    if (message.text !== undefined) throw badRequest('there is no caption in the message to edit');
    const { caption, caption_entities } = formattedText(request.params, 'caption', 1024);
    return { caption, caption_entities } as Partial<Message>;
  });

const editMessageReplyMarkup: Method = (context, request) => edit(context, request, () => ({}));

const deleteMessage: Method = ({ world }, { params }) => {
  const room = writableRoom(world, params);
  const { message } = entryIn(room, params, 'delete');
  const isOpening = message.forum_topic_created !== undefined;
  const isOwn = message.from?.id === world.bot.id;
  const mayOthers =
    room.chat.type === 'private' || (room.standing === 'administrator' && room.rights.can_delete_messages);
  if (isOpening || !(isOwn || mayOthers)) throw badRequest("message can't be deleted");
  room.entries.delete(message.message_id);
  return true;
};

const answerCallbackQuery: Method = ({ presses }, { params }) => {
  const press = presses.get(textIn(params, 'callback_query_id'));
  if (!press || press.expired) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const text = textIn(params, 'text');
  if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  press.answer = { ...(text === '' ? {} : { text }), ...(isSet(params, 'show_alert') ? { show_alert: true } : {}) };
  return true;
};

const setMessageReaction: Method = ({ world }, { params }) => {
  const room = writableRoom(world, params);
  entryIn(room, params, 'react');
  // A bot may set one reaction on a message; the log of calls keeps which.
  if ((listIn(params, 'reaction') ?? []).length > 1) throw badRequest('REACTIONS_TOO_MANY');
  return true;
};

const pinChatMessage: Method = ({ world }, { params }) => {
  const room = writableRoom(world, params);
  const entry = entryIn(room, params, 'pin');
  const isGroup = room.chat.type === 'group' || room.chat.type === 'supergroup';
  if (isGroup && !(room.standing === 'administrator' && room.rights.can_pin_messages)) {
    throw badRequest('not enough rights to manage pinned messages in the chat');
  }
  const id = entry.message.message_id;
  room.pinned = [id, ...room.pinned.filter((pinned) => pinned !== id)];
  const { message_thread_id, is_topic_message } = entry.message;
  const thread = is_topic_message ? message_thread_id : undefined;
  // The bot hears of its own pins: the real server lets this service message through.
  world.hear(room, { from: world.bot, pinned_message: world.show(room, entry) }, { thread });
  return true;
};

const unpinChatMessage: Method = ({ world }, { params }) => {
  const room = writableRoom(world, params);
  const id = params.message_id === undefined ? room.pinned[0] : entryIn(room, params, 'unpin').message.message_id;
  room.pinned = room.pinned.filter((pinned) => pinned !== id);
  return true;
};

/** The methods that change or answer something that is there. */
export const changing: Record<string, Method> = {
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery,
  setMessageReaction,
  pinChatMessage,
  unpinChatMessage,
};
