import { badRequest } from './api-error.ts';
import type { Message, User } from './wire.ts';
import type { Room, Topic, World } from './world.ts';

/** Telegram's blue, the colour of a topic made without one. */
const USUAL_COLOR = 7322096;

/** The topic with this thread id, if it still exists. */
function findTopic(room: Room, threadId: number): Topic {
  const topic = room.topics.get(threadId);
  if (!topic) throw badRequest('TOPIC_ID_INVALID');
  return topic;
}

/** Opens a topic: a service message whose id becomes the thread id. The bot hears of its own topics too. */
export function openTopic(world: World, room: Room, by: User, name: string, iconColor = USUAL_COLOR): Topic {
  // The message carries its own id as thread id, so the id is taken first.
  const threadId = room.takeMessageId();
  const topic: Topic = { threadId, name, iconColor, closed: false };
  room.topics.set(threadId, topic);
  const created = { message_id: threadId, forum_topic_created: { name, icon_color: iconColor } };
  world.hear(room, { ...created, from: by }, { thread: threadId });
  return topic;
}

/** Closes or reopens a topic and says so in it. */
export function setTopicClosed(world: World, room: Room, by: User, threadId: number, closed: boolean): Message {
  const topic = findTopic(room, threadId);
  if (topic.closed === closed) throw badRequest('TOPIC_NOT_MODIFIED');
  topic.closed = closed;
  const content = closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} };
  return world.hear(room, { from: by, ...content }, { thread: threadId });
}

/** Gives a topic another name and says so in it. */
export function renameTopic(world: World, room: Room, by: User, threadId: number, name: string): Message {
  const topic = findTopic(room, threadId);
  if (topic.name === name) throw badRequest('TOPIC_NOT_MODIFIED');
  topic.name = name;
  return world.hear(room, { from: by, forum_topic_edited: { name } }, { thread: threadId });
}

/** Deletes a topic with all its messages. No update tells the bot, as on the real server. */
export function deleteTopic(room: Room, threadId: number): void {
  findTopic(room, threadId);
  room.topics.delete(threadId);
  for (const [id, { message }] of room.entries) {
    if (message.is_topic_message && message.message_thread_id === threadId) room.entries.delete(id);
  }
}
