/** How fast we may write: networks punish a bot that is faster than people. */
import type { Outbound } from '../core/channel.ts';
import type { Clock } from './clock.ts';

/** Resolves when the message may be sent. */
export type Pace = (message: Outbound) => Promise<void>;

/** `PACING=off`: at once. */
export const unpaced: Pace = () => Promise.resolve();

/** Least time between two messages to one chat: Telegram asks for about one a second. */
const CHAT_GAP_MS = 1000;
/** Least time between two messages to a staff group: about twenty a minute are allowed. */
const GROUP_GAP_MS = 3000;
/** A burst that a group may take before the gap applies, so that an alert is not late. */
const GROUP_BURST = 5;

/** Keeps the gap to each chat. The first messages after a pause go at once. */
export function politePace(clock: Clock): Pace {
  /** When each chat's allowance is used up to; chats whose moment has passed are forgotten. */
  const busyUntil = new Map<string, number>();
  return (message) => {
    const gap = message.to === 'staff' ? GROUP_GAP_MS : CHAT_GAP_MS;
    const burst = message.to === 'staff' ? GROUP_BURST : 1;
    const now = clock.now().getTime();
    const until = Math.max(now, busyUntil.get(message.recipient) ?? 0) + gap;
    busyUntil.set(message.recipient, until);
    if (busyUntil.size > 10_000) for (const [chat, at] of busyUntil) if (at < now) busyUntil.delete(chat);
    const wait = until - now - gap * burst;
    return wait > 0 ? new Promise((resolve) => clock.after(wait, resolve)) : Promise.resolve();
  };
}
