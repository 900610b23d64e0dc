/** What became of a try to send, as it is written down. Pure. */
import type { Delivery } from '../core/channel.ts';
import type { Claimed, Settlement } from '../store/store.ts';

/** First pause after a failed try; doubled each time, up to the longest. */
export const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/**
 * Given up after so many tries, about 20 minutes, and staff are told: a customer's network that fails, and an alert that is
 * refused, behind which all others for that place would wait. Their own network is never given up.
 */
const MOST_TRIES = 12;

/**
 * What a delivery means for its row: sent, failed for good, or queued for another try. What is for staff is tried for as
 * long as their network fails; an alert also when it is refused, as that may pass.
 */
export function settlementOf(row: Claimed, delivery: Delivery, at: Date): Settlement {
  if (delivery.kind === 'sent') {
    const { refs, progress } = delivery;
    return { id: row.id, at, result: { state: 'sent', refs, ...(progress ? { progress } : {}) } };
  }
  const unknown = delivery.kind === 'retry' && delivery.unknown ? { unknown: true } : {};
  const notTried = delivery.kind === 'retry' && delivery.notTried === true;
  const isTired = row.attempt >= MOST_TRIES && !notTried;
  const isHopeless = delivery.kind === 'refused' ? isFinal(row, delivery) || isTired : row.to === 'customer' && isTired;
  if (isHopeless)
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

/** An alert is tried again even when it was refused, unless that would do harm. */
function isFinal({ kind }: Claimed, { final }: Extract<Delivery, { kind: 'refused' }>): boolean {
  return kind !== 'alert' || final === true;
}

function codeOf(delivery: Delivery): { readonly code?: string } {
  return delivery.kind === 'refused' && delivery.code !== undefined ? { code: delivery.code } : {};
}

function pauseAfter(attempt: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 20), LONGEST_PAUSE_MS);
}
