/** How fast we may write: networks punish a bot that is faster than people. */
import type { Channel, Outbound } from '../core/channel.ts';
import type { Clock } from './clock.ts';

/** Resolves when the message may be sent on its channel. */
export type Pace = (message: Outbound, channel: Pick<Channel, 'name' | 'typing'>) => Promise<void>;

/** `PACING=off`: at once. */
export const unpaced: Pace = () => Promise.resolve();

/** Least time between two messages to one chat: Telegram asks for about one a second. */
const CHAT_GAP_MS = 1000;
/** Least time between two messages to a staff group: about twenty a minute are allowed. */
const GROUP_GAP_MS = 3000;
/** A burst that a group may take before the gap applies, so that an alert is not late. */
const GROUP_BURST = 5;

/** Networks that ban numbers for writing to many people at once; there we also write no faster than a person types. */
const WATCHFUL = ['whatsapp'];
/** Chats begun in a short time are what such a network counts: about twenty a minute. */
const NEW_CHAT_GAP_MS = 3000;
/** New chats that may be answered before that gap applies. */
const NEW_CHAT_BURST = 5;
/** What we take for typing an answer: 1 to 3 seconds, by its length. */
const SHORTEST_TYPING_MS = 1000;
const LONGEST_TYPING_MS = 3000;
const TYPING_MS_PER_LETTER = 10;

/** Keeps the gap to each chat, and to new chats together where it matters. The first messages after a pause go at once. */
export function politePace(clock: Clock): Pace {
  const chats = allowances(clock);
  const beginnings = allowances(clock);
  const begun = new Set<string>();

  return async (message, channel) => {
    const { to, recipient } = message;
    const isWatched = WATCHFUL.includes(channel.name);
    if (isWatched && to === 'customer' && !begun.has(recipient)) {
      begun.add(recipient);
      await wait(clock, beginnings(channel.name, NEW_CHAT_GAP_MS, NEW_CHAT_BURST));
    }
    const isGroup = to === 'staff';
    await wait(clock, chats(recipient, isGroup ? GROUP_GAP_MS : CHAT_GAP_MS, isGroup ? GROUP_BURST : 1));
    if (isWatched && message.kind === 'answer') {
      void channel.typing?.(recipient);
      await wait(clock, typingMs(message.text));
    }
  };
}

function typingMs(text: string): number {
  return Math.min(LONGEST_TYPING_MS, Math.max(SHORTEST_TYPING_MS, text.length * TYPING_MS_PER_LETTER));
}

/** @returns how long to wait for a turn, in milliseconds; 0 or less for not at all */
function allowances(clock: Clock): (key: string, gapMs: number, burst: number) => number {
  /** When each allowance is used up to; those whose moment has passed are forgotten. */
  const busyUntil = new Map<string, number>();
  return (key, gapMs, burst) => {
    const now = clock.now().getTime();
    const until = Math.max(now, busyUntil.get(key) ?? 0) + gapMs;
    busyUntil.set(key, until);
    if (busyUntil.size > 10_000) for (const [chat, at] of busyUntil) if (at < now) busyUntil.delete(chat);
    return until - now - gapMs * burst;
  };
}

function wait(clock: Clock, ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => clock.after(ms, resolve)) : Promise.resolve();
}
