import { FILE_KINDS, type FileContent, type FileKind } from './files.ts';
import type { Context } from './methods/context.ts';
import { entitiesIn } from './text.ts';
import type { Message, User } from './wire.ts';
import type { Entry, Room } from './world.ts';

/** What a person can send besides text; any other field of a message may be given as it is. */
type Content = Partial<Record<FileKind, FileContent>> & {
  caption?: string;
  location?: true | object;
  contact?: true | object;
  poll?: true | object;
  dice?: true | object;
  venue?: true | object;
  [field: string]: unknown;
};

/** How something is said. */
interface Manner {
  /** The message it replies to. */
  replyTo?: Message | number;
  /** The topic it goes to. */
  thread?: number;
  /** Further fields of the message, such as `forward_origin` or `media_group_id`. */
  extra?: object;
}

/** What `true` stands for in the kinds without a file. */
const EXAMPLES: Record<string, object> = {
  location: { latitude: 43.263, longitude: -2.935 },
  contact: { phone_number: '+34600000000', first_name: 'Ana' },
  poll: { id: '1', question: 'Which grade?', options: [{ text: 'USP', voter_count: 0 }], type: 'regular' },
  dice: { emoji: '🎲', value: 4 },
  venue: { location: { latitude: 43.263, longitude: -2.935 }, title: 'Warehouse', address: 'Bilbao' },
};

/** Somebody in a certain chat; every deed returns the message it made or concerns. */
export type Speaker = ReturnType<typeof createSpeaker>;

/** Lets a person (or another bot) act in a chat. The chat is looked up each time: a group can move. */
export function createSpeaker(context: Context, user: User, roomNow: () => Room) {
  const { world, files, updates, presses } = context;

  /** The message as it is kept, whatever chat it is in. */
  function find(message: Message): { room: Room; entry: Entry } {
    const room = world.roomOf(message.chat.id);
    const entry = room.entries.get(message.message_id);
    if (!entry) throw new Error(`Message ${message.message_id} is no longer in chat ${message.chat.id}.`);
    return { room, entry };
  }

  function put(content: object, { replyTo, thread, extra }: Manner): Message {
    const room = roomNow();
    if (room.standing === 'blocked')
      throw new Error(`${user.first_name} has blocked the bot: unblocks() or opens() first.`);
    if (thread !== undefined && !room.topics.has(thread)) throw new Error(`There is no topic ${thread} to write in.`);
    if (room.chat.type === 'private') room.standing = 'member';
    const own = world.rooms.get(user.id);
    if (own?.standing === 'unseen') own.standing = 'unstarted';
    const target = typeof replyTo === 'object' ? replyTo.message_id : replyTo;
    // Like an app: an answer to a message of a topic stays in that topic.
    const replied = room.entries.get(target ?? 0)?.message;
    const place = thread ?? (replied?.is_topic_message ? replied.message_thread_id : undefined);
    return world.hear(room, { from: user, ...content, ...extra }, { thread: place, replyTo: target });
  }

  function textFields(key: 'text' | 'caption', text: string): object {
    const entities = entitiesIn(text);
    const field = key === 'text' ? 'entities' : 'caption_entities';
    return { [key]: text, ...(entities.length > 0 ? { [field]: entities } : {}) };
  }

  return {
    user,

    /** Writes a text. */
    says: (text: string, manner: Manner = {}): Message => put(textFields('text', text), manner),

    /** Sends anything but a plain text: `{ photo: true, caption: 'this one?' }`. */
    sends(content: Content, manner: Manner = {}): Message {
      const { caption, ...rest } = content;
      const fields: Record<string, unknown> = caption === undefined ? {} : { ...textFields('caption', caption) };
      for (const [kind, value] of Object.entries(rest)) {
        const isFile = (FILE_KINDS as string[]).includes(kind);
        if (isFile) fields[kind] = files.fromPerson(kind as FileKind, value as FileContent);
        else fields[kind] = value === true ? (EXAMPLES[kind] ?? {}) : value;
      }
      return put(fields, manner);
    },

    /** Changes the text or caption of a message of theirs; the same words again also make an update. */
    edits(message: Message, text: string): Message {
      const { room, entry } = find(message);
      if (entry.message.from?.id !== user.id) throw new Error(`${user.first_name} cannot edit what others wrote.`);
      const { entities: _entities, caption_entities: _marks, ...bare } = entry.message;
      const key = bare.caption === undefined ? 'text' : 'caption';
      entry.message = { ...bare, ...textFields(key, text), edit_date: world.unixTime() };
      const shown = world.show(room, entry);
      updates.push('edited_message', shown);
      return shown;
    },

    /** Presses the button with this label or data, on the message as it is now. */
    presses(message: Message, labelOrData: string): Message {
      const { room, entry } = find(message);
      const buttons = entry.message.reply_markup?.inline_keyboard.flat() ?? [];
      const button = buttons.find(({ text, callback_data }) => text === labelOrData || callback_data === labelOrData);
      if (button?.callback_data === undefined) {
        const there = buttons.map(({ text }) => `"${text}"`).join(', ') || 'none';
        throw new Error(`There is no button "${labelOrData}" to press; the buttons are: ${there}.`);
      }
      const id = String(4_000_000_000_000 + presses.size);
      const shown = world.show(room, entry);
      const query = {
        id,
        from: user,
        message: shown,
        chat_instance: `chat${room.chat.id}`,
        data: button.callback_data,
      };
      presses.set(id, { query, expired: false });
      updates.push('callback_query', query);
      return shown;
    },

    /** Puts an emoji on a message, or takes it off. The bot hears of it only if it asked for reactions. */
    reacts(message: Message, emoji?: string): Message {
      const { room, entry } = find(message);
      const key = `${message.message_id}/${user.id}`;
      const asList = (one: string | undefined) => (one === undefined ? [] : [{ type: 'emoji', emoji: one }]);
      const before = room.reactions.get(key);
      if (emoji === undefined) room.reactions.delete(key);
      else room.reactions.set(key, emoji);
      updates.push('message_reaction', {
        chat: room.chat,
        message_id: message.message_id,
        user,
        date: world.unixTime(),
        old_reaction: asList(before),
        new_reaction: asList(emoji),
      });
      return world.show(room, entry);
    },
  };
}
