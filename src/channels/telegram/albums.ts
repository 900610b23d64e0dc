/**
 * Albums of staff. Telegram delivers the pictures of an album as a message each. The Bot API does not promise that each of
 * them carries the reply, so what the first one answers, all of them do: none may turn into a silent note.
 */
import type { MessageRef, StaffMessage } from '../../core/message.ts';

export interface Albums {
  /** The message as a part of its album; as it was when it is in none. */
  joined(album: string | undefined, message: StaffMessage): StaffMessage;
}

/** The parts of an album come within a second; this many are never under way at once. */
const MOST_REMEMBERED = 50;

/** Starts with no album seen. */
export function createAlbums(): Albums {
  const replies = new Map<string, MessageRef>();
  return {
    joined(album, message) {
      if (album === undefined) return message;
      const { replyTo } = message.aim;
      const known = replies.get(album);
      if (replyTo) replies.set(album, replyTo);
      if (replies.size > MOST_REMEMBERED) replies.delete(replies.keys().next().value ?? '');
      return replyTo || !known ? message : { ...message, aim: { ...message.aim, replyTo: known } };
    },
  };
}
