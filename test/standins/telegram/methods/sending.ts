import { badRequest } from '../api-error.ts';
import { FILE_KINDS, type FileKind } from '../files.ts';
import { listIn, numberIn, textIn } from '../params.ts';
import { formattedText } from '../text.ts';
import type { Message, Params } from '../wire.ts';
import type { Entry, Room } from '../world.ts';
import type { Context, Method } from './context.ts';
import { entryIn, knownRoom, markupIn, placeIn, writableRoom } from './target.ts';

/** Longest text and caption. Counted in UTF-16 units, the unit of Telegram's entities. */
const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;

/** Puts content into the chat of a call, at the thread and reply it asks for. */
function deliver({ world }: Context, params: Params, content: Partial<Message>): { room: Room; entry: Entry } {
  const markup = markupIn(params);
  const room = writableRoom(world, params);
  const entry = world.send(room, { ...content, ...markup }, placeIn(room, params));
  return { room, entry };
}

/** The same, with the message as the result. */
function deliverAndShow(context: Context, params: Params, content: Partial<Message>): Message {
  const { room, entry } = deliver(context, params, content);
  return context.world.show(room, entry);
}

const sendMessage: Method = (context, { params }) => {
  const content = formattedText(params, 'text', MAX_TEXT);
  if (!content.text) throw badRequest('message text is empty');
  return deliverAndShow(context, params, content);
};

function sendFile(kind: FileKind): Method {
  return (context, { params, files }) => {
    const caption = formattedText(params, 'caption', MAX_CAPTION);
    // The chat is checked first, so that a refused upload leaves no file behind.
    placeIn(writableRoom(context.world, params), params);
    return deliverAndShow(context, params, { [kind]: context.files.fromBot(kind, params, files), ...caption });
  };
}

/** Kinds whose content is simply some of the parameters. */
function sendFields(kind: string, ...fields: string[]): Method {
  return (context, { params }) => {
    const present = fields.filter((field) => params[field] !== undefined);
    const content = Object.fromEntries(present.map((field) => [field, params[field]]));
    return deliverAndShow(context, params, { [kind]: content });
  };
}

/** What a copy keeps of a message. */
function contentOf({ message }: Entry): Partial<Message> {
  const kept = ['text', 'entities', 'caption', 'caption_entities', 'location', 'contact', 'poll', 'dice', 'venue'];
  const fields = [...kept, ...FILE_KINDS].filter((field) => message[field] !== undefined);
  return Object.fromEntries(fields.map((field) => [field, message[field]]));
}

const copyMessage: Method = (context, { params }) => {
  const target = writableRoom(context.world, params);
  const source = entryIn(knownRoom(context.world, params, 'from_chat_id'), params, 'copy');
  const content = contentOf(source);
  if (Object.keys(content).length === 0) throw badRequest("message can't be copied");
  if (params.caption !== undefined && !content.text) {
    Object.assign(content, { caption: undefined, caption_entities: undefined });
    Object.assign(content, formattedText(params, 'caption', MAX_CAPTION));
  }
  const entry = context.world.send(target, { ...content, ...markupIn(params) }, placeIn(target, params));
  return { message_id: entry.message.message_id };
};

const forwardMessage: Method = (context, { params }) => {
  writableRoom(context.world, params);
  const source = entryIn(knownRoom(context.world, params, 'from_chat_id'), params, 'forward');
  const content = contentOf(source);
  if (Object.keys(content).length === 0) throw badRequest("message can't be forwarded");
  const { from, date } = source.message;
  const origin = from ? { type: 'user', sender_user: from, date } : { type: 'hidden_user', sender_user_name: '', date };
  // A forward is never a reply.
  const { message_thread_id, chat_id } = params;
  return deliverAndShow(context, { message_thread_id, chat_id }, { ...content, forward_origin: origin });
};

const sendPoll: Method = (context, { params }) => {
  const options = (listIn(params, 'options') ?? []).map((option) =>
    typeof option === 'string' ? { text: option } : option,
  );
  const id = `poll-${context.journal.mark()}`;
  return deliverAndShow(context, params, { poll: { id, question: textIn(params, 'question'), options } });
};

const sendDice: Method = (context, { params }) =>
  deliverAndShow(context, params, { dice: { emoji: textIn(params, 'emoji') || '🎲', value: 4 } });

const sendChatAction: Method = ({ world }, { params }) => {
  const room = writableRoom(world, params);
  const thread = numberIn(params, 'message_thread_id');
  if (thread !== undefined && !room.topics.has(thread)) throw badRequest('message thread not found');
  if (textIn(params, 'action') === '') throw badRequest('wrong parameter action in request');
  return true;
};

/** The methods that put something into a chat. */
export const sending: Record<string, Method> = {
  sendMessage,
  sendPhoto: sendFile('photo'),
  sendDocument: sendFile('document'),
  sendVoice: sendFile('voice'),
  sendAudio: sendFile('audio'),
  sendVideo: sendFile('video'),
  sendAnimation: sendFile('animation'),
  sendVideoNote: sendFile('video_note'),
  sendSticker: sendFile('sticker'),
  sendLocation: sendFields('location', 'latitude', 'longitude'),
  sendVenue: sendFields('venue', 'latitude', 'longitude', 'title', 'address'),
  sendContact: sendFields('contact', 'phone_number', 'first_name', 'last_name'),
  sendPoll,
  sendDice,
  copyMessage,
  forwardMessage,
  sendChatAction,
};
