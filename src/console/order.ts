/** The order of the list: who needs a person soonest stands on top. */
import type { Status } from '../core/conversation.ts';

/** Later than any date that JavaScript can hold; taken from it, the newest stands first. */
const END_OF_TIME_MS = 8.64e15;

/**
 * A key by which a list is sorted as text, so that the pages need not know the rule: urgent and waiting, waiting, with
 * a person, everything else; those who wait longest first, of the others those who wrote last.
 *
 * @param since  since when somebody waits, or when the conversation last changed
 */
export function orderKey(status: Status, isUrgent: boolean, since: Date): string {
  const time = status === 'waiting' ? since.getTime() : END_OF_TIME_MS - since.getTime();
  return `${rank(status, isUrgent)} ${String(time).padStart(16, '0')}`;
}

function rank(status: Status, isUrgent: boolean): number {
  if (status === 'waiting') return isUrgent ? 0 : 1;
  return status === 'staff' ? 2 : 3;
}
