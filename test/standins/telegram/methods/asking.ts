import { badRequest } from '../api-error.ts';
import { listIn, numberIn, objectIn, textIn } from '../params.ts';
import { botAsMember, changeStanding } from '../standing.ts';
import type { Params } from '../wire.ts';
import type { Method } from './context.ts';
import { knownRoom, writableRoom } from './target.ts';

const getChat: Method = ({ world }, { params }) => {
  const room = knownRoom(world, params);
  const pinned = room.entries.get(room.pinned[0] ?? 0);
  const permissions =
    room.chat.type === 'private' ? {} : { permissions: { can_send_messages: true, can_manage_topics: false } };
  return {
    ...room.chat,
    ...(room.chat.username ? { active_usernames: [room.chat.username] } : {}),
    ...permissions,
    ...(pinned ? { pinned_message: world.show(room, pinned) } : {}),
    accent_color_id: 0,
    max_reaction_count: 11,
  };
};

const getChatMember: Method = ({ world }, { params }) => {
  const room = writableRoom(world, params);
  const userId = numberIn(params, 'user_id');
  if (userId === world.bot.id) return botAsMember(world, room);
  const user = room.members.get(userId ?? 0);
  if (!user) throw badRequest('PARTICIPANT_ID_INVALID');
  return { user, status: 'member' };
};

const leaveChat: Method = ({ world, updates }, { params }) => {
  const room = writableRoom(world, params);
  if (room.chat.type === 'private') throw badRequest("chat member status can't be changed in private chats");
  changeStanding(world, updates, room, world.bot, { standing: 'left' });
  return true;
};

function audience(params: Params): string {
  return `${JSON.stringify(objectIn(params, 'scope') ?? { type: 'default' })} ${textIn(params, 'language_code')}`;
}

const setMyCommands: Method = ({ commands }, { params }) => {
  const list = listIn(params, 'commands') ?? [];
  if (list.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const item of list) {
    const { command, description } = item as { command?: unknown; description?: unknown };
    if (!/^[a-z0-9_]{1,32}$/.test(String(command))) throw badRequest('BOT_COMMAND_INVALID');
    if (typeof description !== 'string' || description.length < 1 || description.length > 256) {
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    }
  }
  commands.set(audience(params), list);
  return true;
};

/** The methods about the bot itself, chats and files. */
export const asking: Record<string, Method> = {
  getMe: ({ world, privacyMode }) => ({
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: !privacyMode,
    supports_inline_queries: false,
  }),
  getChat,
  getChatMember,
  leaveChat,
  setMyCommands,
  getMyCommands: ({ commands }, { params }) => commands.get(audience(params)) ?? [],
  deleteMyCommands: ({ commands }, { params }) => {
    commands.delete(audience(params));
    return true;
  },
  getFile: ({ files }, { params }) => files.describe(textIn(params, 'file_id')),
};
