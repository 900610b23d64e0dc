/** The title of a conversation's topic: who, where, which request, and how it stands. */
import { customerName } from '../../core/alert.ts';
import type { Conversation } from '../../core/conversation.ts';
import { standingOf } from '../../core/standing.ts';

/** Telegram's limit; a longer title is cut by it, in the middle of a character if need be. */
const MAX_NAME = 128;
/** Of a person's name in it: in a long one nobody would see how things stand. */
const MAX_BRIEF = 30;
/** Marks that turn the direction of all that follows, the ending included. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * "🟠 Ana Ruiz · telegram · TM-4F7K · waiting", or without mark and state while staff have nothing to do with it.
 *
 * @returns at most 128 characters, without marks that turn its direction
 */
export function topicName(conversation: Conversation): string {
  const { channel, tickets, closedTickets = [] } = conversation;
  const requests = tickets.length > 0 ? tickets : closedTickets;
  const newest = requests.at(-1);
  const standing = standingOf(conversation);
  const beginning = standing ? `${standing.mark} ` : '';
  const request = newest ? ` · ${newest.id}${requests.length > 1 ? ` +${requests.length - 1}` : ''}` : '';
  const state = standing ? ` · ${shortened(plain(standing.brief), MAX_BRIEF)}` : '';
  const ending = ` · ${channel}${request}${state}`;
  const name = plain(customerName(conversation)) || 'Customer';
  return beginning + shortened(name, MAX_NAME - beginning.length - ending.length) + ending;
}

function plain(name: string): string {
  return name
    .replace(BIDI, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
