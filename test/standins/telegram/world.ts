import type { Journal } from './journal.ts';
import type { Updates } from './updates.ts';
import type { Chat, Message, User } from './wire.ts';

/** A topic of a forum. Its thread id is the id of the service message that opened it. */
export interface Topic {
  threadId: number;
  name: string;
  iconColor: number;
  closed: boolean;
}

/** What the bot is in a chat. `unseen` and `unstarted` are people who never wrote to it themselves. */
export type Standing = 'unseen' | 'unstarted' | 'blocked' | 'member' | 'administrator' | 'left' | 'kicked';

/** What the bot may do as an administrator. */
export interface Rights {
  can_manage_topics: boolean;
  can_pin_messages: boolean;
  can_delete_messages: boolean;
}

/** A message as it is kept: what it replies to is looked up when it is shown. */
export interface Entry {
  message: Message;
  replyTo: number | undefined;
}

/** One chat with all that is in it. */
export interface Room {
  chat: Chat;
  entries: Map<number, Entry>;
  topics: Map<number, Topic>;
  members: Map<number, User>;
  standing: Standing;
  rights: Rights;
  pinned: number[];
  /** The emoji a person put on a message, by `message id/person id`. */
  reactions: Map<string, string>;
  takeMessageId: () => number;
  /** Set when a group has become a supergroup: the chat that goes on. */
  migratedTo?: number;
}

/** Where in a chat a message goes. */
export interface Place {
  thread?: number | undefined;
  replyTo?: number | undefined;
}

/** All chats, people and messages; it outlives every bot process. */
export type World = ReturnType<typeof createWorld>;

interface Options {
  bot: User;
  journal: Journal;
  updates: Updates;
  now: () => Date;
  /** As BotFather's privacy mode: in groups where it is no administrator the bot sees only what is meant for it. */
  privacyMode: boolean;
}

/** Starts an empty world with one bot in it. */
export function createWorld({ bot, journal, updates, now, privacyMode }: Options) {
  const rooms = new Map<number, Room>();

  function counter(): () => number {
    let last = 0;
    return () => {
      last += 1;
      return last;
    };
  }

  /** Private chats and small groups count together, supergroups each for itself, as on the real server. */
  const takeAccountMessageId = counter();

  const unixTime = (): number => Math.floor(now().getTime() / 1000);

  /** The message as the bot sees it now: with what it replies to, one level deep. */
  function show(room: Room, entry: Entry): Message {
    const { message } = entry;
    const shown: Message = { ...structuredClone(message), chat: { ...room.chat } };
    const thread = message.message_thread_id;
    // Telegram falls back to the root of the thread: in a topic, the service message that opened it.
    const root = thread !== undefined && thread < message.message_id ? thread : undefined;
    const replied = room.entries.get(entry.replyTo ?? root ?? 0);
    if (replied) shown.reply_to_message = { ...structuredClone(replied.message), chat: { ...room.chat } };
    return shown;
  }

  /** Where a message in a thread or a reply belongs. Only topics set `is_topic_message`. */
  function threadFields(room: Room, place: Place): Partial<Message> {
    if (place.thread !== undefined) return { message_thread_id: place.thread, is_topic_message: true };
    const replied = place.replyTo === undefined ? undefined : room.entries.get(place.replyTo)?.message;
    if (!replied || room.chat.type !== 'supergroup') return {};
    const fields: Partial<Message> = { message_thread_id: replied.message_thread_id ?? replied.message_id };
    if (replied.is_topic_message) fields.is_topic_message = true;
    return fields;
  }

  /** Adds a message to a chat without telling anybody. */
  function put(room: Room, content: Partial<Message>, place: Place = {}): Entry {
    const message: Message = {
      date: unixTime(),
      chat: room.chat,
      ...threadFields(room, place),
      ...structuredClone(content),
      message_id: content.message_id ?? room.takeMessageId(),
    };
    const entry: Entry = { message, replyTo: place.replyTo };
    room.entries.set(message.message_id, entry);
    return entry;
  }

  function isMeantForBot(room: Room, shown: Message): boolean {
    if (!privacyMode || room.chat.type === 'private' || room.standing === 'administrator') return true;
    const text = shown.text ?? shown.caption ?? '';
    const isService = !shown.text && !shown.caption && Object.keys(shown).some((key) => /^(forum_|migrate_)/.test(key));
    const isReplyToBot = shown.reply_to_message?.from?.id === bot.id;
    return isService || isReplyToBot || text.startsWith('/') || text.includes(`@${bot.username ?? ''}`);
  }

  return {
    bot,
    rooms,
    unixTime,
    show,
    put,

    /** Opens a chat. Private chats and groups share one row of message ids. */
    openRoom(chat: Chat, standing: Standing, rights: Partial<Rights> = {}): Room {
      const room: Room = {
        chat,
        entries: new Map(),
        topics: new Map(),
        members: new Map(),
        standing,
        rights: { can_manage_topics: false, can_pin_messages: true, can_delete_messages: true, ...rights },
        pinned: [],
        reactions: new Map(),
        takeMessageId: chat.type === 'private' || chat.type === 'group' ? takeAccountMessageId : counter(),
      };
      rooms.set(chat.id, room);
      return room;
    },

    /** A chat a test speaks of; throws when there is none. */
    roomOf(chatId: number): Room {
      const room = rooms.get(chatId);
      if (!room) throw new Error(`There is no chat ${chatId}; make a person or a group with this id first.`);
      return room;
    },

    /** The bot writes: the message is kept and shown to the test, and no update follows. */
    send(room: Room, content: Partial<Message>, place: Place): Entry {
      const author = room.chat.type === 'channel' ? { sender_chat: room.chat } : { from: bot };
      const entry = put(room, { ...author, ...content }, place);
      journal.record({ sent: show(room, entry) });
      return entry;
    },

    /** Somebody else writes, or a service message appears: the bot gets an update if it is there to see it. */
    hear(room: Room, content: Partial<Message>, place: Place = {}): Message {
      const shown = show(room, put(room, content, place));
      journal.record({ said: shown });
      const canSee = room.standing === 'member' || room.standing === 'administrator';
      if (canSee && isMeantForBot(room, shown)) {
        updates.push(room.chat.type === 'channel' ? 'channel_post' : 'message', shown);
      }
      return shown;
    },
  };
}
