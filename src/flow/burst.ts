/** Which of the waiting messages are decided together, and when. */
import type { ClockMessage, CustomerMessage, StaffMessage } from '../core/message.ts';
import type { Stored } from '../store/store.ts';

/** However long someone goes on typing, they are answered after this. */
export const LONGEST_WAIT_MS = 5000;

/** What is decided next. */
export type Next =
  | { readonly from: 'staff'; readonly stored: Stored<StaffMessage> }
  | { readonly from: 'clock'; readonly stored: Stored<ClockMessage> }
  | { readonly from: 'customer'; readonly bubbles: readonly Stored<CustomerMessage>[]; readonly dueAt: Date };

/**
 * The next thing to decide of a conversation.
 *
 * Staff come first, wherever they stand in the line: once a person has spoken, the bot must not answer what came
 * just before. Customers' bubbles that follow each other are one turn; a pressed button is a turn of its own.
 *
 * @param undecided      oldest first
 * @param quietWindowMs  how long to wait for another bubble, 0 to answer each by itself
 * @param isUrgent       a text that may not wait (a person, stop, safety)
 */
export function nextToDecide(
  undecided: readonly Stored[],
  quietWindowMs: number,
  isUrgent: (text: string) => boolean,
): Next | undefined {
  const other = undecided.find((s) => s.message.from !== 'customer');
  if (other?.message.from === 'staff') return { from: 'staff', stored: other as Stored<StaffMessage> };
  if (other?.message.from === 'clock') return { from: 'clock', stored: other as Stored<ClockMessage> };
  const all = undecided as readonly Stored<CustomerMessage>[];
  const first = all[0];
  if (!first) return undefined;
  if (quietWindowMs === 0 || isAlone(first)) return { from: 'customer', bubbles: [first], dueAt: first.receivedAt };

  const end = all.findIndex((s, i) => i > 0 && isAlone(s));
  const bubbles = end < 0 ? all : all.slice(0, end);
  const last = bubbles.at(-1) ?? first;
  const urgent = end >= 0 || bubbles.some((b) => isUrgent(b.message.text));
  const quietAt = Math.min(last.receivedAt.getTime() + quietWindowMs, first.receivedAt.getTime() + LONGEST_WAIT_MS);
  return { from: 'customer', bubbles, dueAt: urgent ? first.receivedAt : new Date(quietAt) };
}

function isAlone({ message }: Stored<CustomerMessage>): boolean {
  return message.kind === 'choice' || message.missed === true;
}

/**
 * The words of a burst, one bubble a line. An edit of a bubble in the same burst takes its place.
 */
export function wordsOf(bubbles: readonly CustomerMessage[]): string {
  const lines = new Map<string, string>();
  for (const bubble of bubbles) {
    const key = bubble.editOf && lines.has(bubble.editOf) ? bubble.editOf : bubble.id;
    lines.set(key, bubble.text);
  }
  return [...lines.values()].filter((line) => line.trim() !== '').join('\n');
}
