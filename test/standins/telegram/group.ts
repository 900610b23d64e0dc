import type { Context } from './methods/context.ts';
import type { Person } from './person.ts';
import { createSpeaker, type Speaker } from './speaker.ts';
import { changeStanding } from './standing.ts';
import { deleteTopic, openTopic, renameTopic, setTopicClosed } from './topics.ts';
import type { Message, User } from './wire.ts';
import type { Rights, Room, Topic } from './world.ts';

/** What a group is like. An id of -100… or topics make it a supergroup. */
export interface GroupFields {
  id: number;
  title: string;
  username?: string;
  is_forum?: boolean;
  /** Default true. */
  botIsAdmin?: boolean;
  /** Default: what `is_forum` says. */
  botCanManageTopics?: boolean;
}

/** The owner, who does what no member is named for. */
const OWNER: User = { id: 9_000_000_001, is_bot: false, first_name: 'Owner' };

/** Ids of supergroups lie below this. */
const SUPERGROUP_BELOW = -1_000_000_000_000;

/** A group the bot is in. */
export type Group = ReturnType<typeof createGroup>;

/** Makes a group with the bot already in it (no update tells the bot so). */
export function createGroup(context: Context, fields: GroupFields) {
  const { world, updates } = context;
  const { id: firstId, title, username, is_forum = false, botIsAdmin = true, botCanManageTopics = is_forum } = fields;
  const type = is_forum || firstId < SUPERGROUP_BELOW ? 'supergroup' : 'group';
  let room: Room = world.openRoom(
    { id: firstId, type, title, ...(username ? { username } : {}), ...(is_forum ? { is_forum: true } : {}) },
    botIsAdmin ? 'administrator' : 'member',
    { can_manage_topics: botCanManageTopics },
  );

  return {
    /** The id; after `becomesSupergroup` the new one. */
    get id(): number {
      return room.chat.id;
    },

    /** A person or another bot as a member of the group. */
    member(person: Person): Speaker {
      room.members.set(person.id, person.user);
      return createSpeaker(context, person.user, () => room);
    },

    /** Opens a topic by hand. */
    opensTopic: (name: string, by: Person | { user: User } = { user: OWNER }): Topic => ({
      ...openTopic(world, room, by.user, name),
    }),

    /** Closes a topic: writing into it fails with TOPIC_CLOSED. */
    closesTopic: (threadId: number): Message => setTopicClosed(world, room, OWNER, threadId, true),

    /** Opens it again. */
    reopensTopic: (threadId: number): Message => setTopicClosed(world, room, OWNER, threadId, false),

    /** Gives a topic another name. */
    renamesTopic: (threadId: number, name: string): Message => renameTopic(world, room, OWNER, threadId, name),

    /** Deletes a topic with its messages; no update tells the bot. */
    deletesTopic(threadId: number): void {
      deleteTopic(room, threadId);
    },

    /** Changes what the bot may do; `my_chat_member` tells it. */
    changesRights(rights: Partial<Rights>): void {
      changeStanding(world, updates, room, OWNER, { standing: 'administrator', rights });
    },

    /** Takes the bot's administrator role away. */
    demotesBot(): void {
      changeStanding(world, updates, room, OWNER, { standing: 'member' });
    },

    /** Throws the bot out. */
    removesBot(): void {
      changeStanding(world, updates, room, OWNER, { standing: 'kicked' });
    },

    /** Takes the bot in (again), as a plain member. */
    addsBot(): void {
      changeStanding(world, updates, room, OWNER, { standing: 'member' });
    },

    /** Becomes a supergroup with another id, which is returned; the old id answers with `migrate_to_chat_id`. */
    becomesSupergroup(newId = SUPERGROUP_BELOW - Math.abs(firstId)): number {
      const old = room;
      if (old.chat.type === 'supergroup') throw new Error(`${title} is a supergroup already.`);
      const next = world.openRoom({ ...old.chat, id: newId, type: 'supergroup' }, old.standing, old.rights);
      next.members = new Map(old.members);
      world.hear(old, { from: OWNER, migrate_to_chat_id: newId });
      world.hear(next, { from: OWNER, migrate_from_chat_id: old.chat.id });
      old.migratedTo = newId;
      room = next;
      return newId;
    },
  };
}
