import { badRequest } from '../api-error.ts';
import { numberIn, textIn } from '../params.ts';
import { deleteTopic, openTopic, renameTopic, setTopicClosed } from '../topics.ts';
import type { Room } from '../world.ts';
import type { Context, Method, Request } from './context.ts';
import { writableRoom } from './target.ts';

/** Longest name of a topic. The real server cuts a longer one silently; here it is refused, to be noticed. */
const MAX_NAME = 128;

function forumRoom({ world }: Context, { params }: Request, whatFor: string): Room {
  const room = writableRoom(world, params);
  if (!room.chat.is_forum) throw badRequest('the chat is not a forum');
  if (!(room.standing === 'administrator' && room.rights.can_manage_topics)) {
    throw badRequest(`not enough rights to ${whatFor}`);
  }
  return room;
}

function nameIn({ params }: Request): string {
  const name = textIn(params, 'name').trim();
  if (name === '') throw badRequest('title must be non-empty');
  if (name.length > MAX_NAME) throw badRequest(`topic name is longer than ${MAX_NAME} characters`);
  return name;
}

const createForumTopic: Method = (context, request) => {
  const room = forumRoom(context, request, 'create a topic');
  const color = numberIn(request.params, 'icon_color');
  const topic = openTopic(context.world, room, context.world.bot, nameIn(request), color);
  return { message_thread_id: topic.threadId, name: topic.name, icon_color: topic.iconColor };
};

const editForumTopic: Method = (context, request) => {
  const room = forumRoom(context, request, 'edit the topic');
  // A name that is not sent stays; only the icon may have changed then.
  if (request.params.name === undefined) return true;
  renameTopic(context.world, room, context.world.bot, threadIn(request), nameIn(request));
  return true;
};

function toggleForumTopic(closed: boolean): Method {
  return (context, request) => {
    const room = forumRoom(context, request, 'close or reopen the topic');
    setTopicClosed(context.world, room, context.world.bot, threadIn(request), closed);
    return true;
  };
}

const deleteForumTopic: Method = (context, request) => {
  deleteTopic(forumRoom(context, request, 'delete the topic'), threadIn(request));
  return true;
};

function threadIn({ params }: Request): number {
  return numberIn(params, 'message_thread_id') ?? 0;
}

/** The methods about topics. */
export const forum: Record<string, Method> = {
  createForumTopic,
  editForumTopic,
  closeForumTopic: toggleForumTopic(true),
  reopenForumTopic: toggleForumTopic(false),
  deleteForumTopic,
};
