import type { Updates } from './updates.ts';
import type { User } from './wire.ts';
import type { Rights, Room, Standing, World } from './world.ts';

/** The bot as `getChatMember` and `my_chat_member` describe it in this chat. */
export function botAsMember(world: World, room: Room): object {
  const user = world.bot;
  const { standing, rights, chat } = room;
  if (standing === 'administrator') {
    const { can_manage_topics, ...others } = rights;
    return {
      user,
      status: 'administrator',
      can_be_edited: false,
      is_anonymous: false,
      can_manage_chat: true,
      can_change_info: true,
      can_invite_users: true,
      can_restrict_members: true,
      can_promote_members: false,
      can_manage_video_chats: true,
      ...others,
      ...(chat.type === 'supergroup' ? { can_manage_topics } : {}),
    };
  }
  if (standing === 'kicked' || standing === 'blocked') return { user, status: 'kicked', until_date: 0 };
  return { user, status: standing === 'left' ? 'left' : 'member' };
}

/** Changes what the bot is and may do in a chat, and tells it with `my_chat_member`. */
export function changeStanding(
  world: World,
  updates: Updates,
  room: Room,
  by: User,
  change: { standing?: Standing; rights?: Partial<Rights> },
): void {
  const before = botAsMember(world, room);
  room.standing = change.standing ?? room.standing;
  room.rights = { ...room.rights, ...change.rights };
  updates.push('my_chat_member', {
    chat: room.chat,
    from: by,
    date: world.unixTime(),
    old_chat_member: before,
    new_chat_member: botAsMember(world, room),
  });
}
