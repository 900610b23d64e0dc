/** What a failed call means for the message. */
import type { Delivery } from '../../core/channel.ts';
import type { ApiFailure } from './failure.ts';

/** What becomes of the message, and whether the staff chat is out of reach. */
export interface Verdict {
  readonly delivery: Delivery;
  readonly staffLost?: string;
}

/** Refusals that lie with the chat: the same message may pass when somebody has put the chat right. */
const CHAT_TROUBLE =
  /chat not found|thread not found|TOPIC_|rights|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|PEER_ID_INVALID|upgraded to a supergroup/i;
/** Nobody mends a token or a membership within seconds. */
const NOT_SOON_MS = 60_000;

/** Whether a refusal lies with the chat, not with the message. */
export function aboutTheChat(failure: ApiFailure): boolean {
  return failure.kind === 'forbidden' || (failure.kind === 'refused' && CHAT_TROUBLE.test(failure.message));
}

/**
 * A message to staff is never given up for what somebody can put right: an alert that nobody gets is a customer that
 * nobody has. A customer who cannot be reached cannot be reached.
 */
export function deliveryOf(failure: ApiFailure, to: 'customer' | 'staff'): Verdict {
  const why = failure.message;
  switch (failure.kind) {
    case 'tooMany':
      return { delivery: { kind: 'retry', why, ...after(failure.retryAfterMs) } };
    case 'token':
      return { delivery: { kind: 'retry', why: 'Telegram refuses the token', ...after(NOT_SOON_MS) } };
    case 'unreachable':
    case 'conflict':
    case 'moved':
      return { delivery: { kind: 'retry', why }, ...(to === 'staff' ? { staffLost: why } : {}) };
    case 'forbidden':
    case 'refused':
      if (to === 'staff' && aboutTheChat(failure)) return staffOutOfReach(why);
      return { delivery: { kind: 'refused', why, ...(failure.kind === 'forbidden' ? { blocked: true } : {}) } };
  }
}

function staffOutOfReach(reason: string): Verdict {
  const why = `the bot is not in the staff chat or may not write there; add it, and check TELEGRAM_STAFF_CHAT_ID (${reason})`;
  return { delivery: { kind: 'retry', why }, staffLost: why };
}

function after(afterMs: number | undefined): { afterMs?: number } {
  return afterMs === undefined ? {} : { afterMs };
}
