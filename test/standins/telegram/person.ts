import type { Context } from './methods/context.ts';
import { createSpeaker } from './speaker.ts';
import { changeStanding } from './standing.ts';
import type { Message, User } from './wire.ts';

/** Who a person is. */
export type PersonFields = Omit<User, 'is_bot'>;

/** Somebody with a private chat with the bot; the chat has the same id as the person. */
export type Person = ReturnType<typeof createPerson>;

/** Makes a person, or finds the one with this id again. The bot cannot write to them before they write. */
export function createPerson(context: Context, user: User) {
  const { world, updates } = context;
  const { id, first_name, last_name, username } = user;
  const names = { first_name, ...(last_name ? { last_name } : {}), ...(username ? { username } : {}) };
  const room = world.rooms.get(id) ?? world.openRoom({ id, type: 'private', ...names }, 'unseen');
  room.members.set(id, user);
  const speaker = createSpeaker(context, user, () => room);

  function unblocks(): void {
    if (room.standing === 'blocked') changeStanding(world, updates, room, user, { standing: 'member' });
  }

  return {
    ...speaker,
    /** The id of the person and of their private chat. */
    id,

    /** Opens the chat with /start, with the payload of a link if there is one. Ends a block, as in the app. */
    opens(payload?: string): Message {
      unblocks();
      return speaker.says(payload === undefined ? '/start' : `/start ${payload}`);
    },

    /** Blocks the bot: it is told with `my_chat_member`, and sending to them fails with 403. */
    blocks(): void {
      changeStanding(world, updates, room, user, { standing: 'blocked' });
    },

    /** Ends the block. */
    unblocks,
  };
}
