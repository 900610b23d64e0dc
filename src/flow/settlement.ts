/** What became of a try to send, as it is written down. Pure. */
import type { Delivery } from '../core/channel.ts';
import type { Claimed, Settlement } from '../store/store.ts';

/** First pause after a failed try; doubled each time, up to the longest. */
export const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/** A customer's network that fails this often (about 20 minutes) is given up, and staff are told. Theirs never is. */
const MOST_TRIES = 12;

/**
 * What a delivery means for its row: sent, failed for good, or queued for another try. What is for staff is tried for as long as their network fails, alerts also when
 * it refuses them: none may be lost.
 */
export function settlementOf(row: Claimed, delivery: Delivery, at: Date): Settlement {
  if (delivery.kind === 'sent') {
    const { refs, progress } = delivery;
    return { id: row.id, at, result: { state: 'sent', refs, ...(progress ? { progress } : {}) } };
  }
  const unknown = delivery.kind === 'retry' && delivery.unknown ? { unknown: true } : {};
  const notTried = delivery.kind === 'retry' && delivery.notTried === true;
  const isHopeless = row.to === 'customer' && row.attempt >= MOST_TRIES && !notTried;
  const isFinal = delivery.kind === 'refused' && (row.kind !== 'alert' || delivery.final === true);
  if (isFinal || (row.kind !== 'alert' && isHopeless))
    return { id: row.id, at, result: { state: 'failed', why: delivery.why, ...codeOf(delivery), ...unknown } };
  const pause =
    delivery.kind === 'retry' && delivery.afterMs !== undefined ? delivery.afterMs : pauseAfter(row.attempt);
  const nextAt = new Date(at.getTime() + pause);
  return {
    id: row.id,
    at,
    result: { state: 'queued', nextAt, why: delivery.why, ...(notTried ? { notTried } : {}), ...unknown },
  };
}

function codeOf(delivery: Delivery): { readonly code?: string } {
  return delivery.kind === 'refused' && delivery.code !== undefined ? { code: delivery.code } : {};
}

function pauseAfter(attempt: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 20), LONGEST_PAUSE_MS);
}
