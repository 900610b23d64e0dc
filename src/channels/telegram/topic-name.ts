/** The title of a conversation's topic. */
import type { ChannelName } from '../../core/message.ts';

/** Telegram's limit; a longer title is cut by it, in the middle of a character if need be. */
const MAX_NAME = 128;
/** Marks that turn the direction of all that follows, the ending included. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** "Ana Ruiz · telegram", at most 128 characters; marks that turn its direction are left out. */
export function topicName(customer: string, channel: ChannelName): string {
  const ending = ` · ${channel}`;
  const name =
    customer
      .replace(BIDI, '')
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim() || 'Customer';
  if (name.length + ending.length <= MAX_NAME) return name + ending;
  const short = name.slice(0, MAX_NAME - ending.length - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${short}…${ending}`;
}
