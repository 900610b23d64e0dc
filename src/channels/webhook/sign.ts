/** The signature by which a receiver knows that an alert comes from this desk, and when it left. Pure. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What Node's servers and most of their frameworks give: names in small letters. */
export type ReceivedHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request that is older is a copy that somebody kept; clocks that are further apart need mending. */
const TOLERANCE_MS = 5 * 60_000;

/** @returns the value of `x-desk-signature` for a body that leaves at `timestamp`, in seconds */
export function signatureOf(timestamp: string, body: string | Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

/**
 * Whether a request comes from the desk and left it within the last five minutes, for receivers.
 *
 * @param body  as it came, before it is parsed: parsed and written again it may be other bytes
 */
export function isSigned(headers: ReceivedHeaders, body: string | Uint8Array, secret: string, now: Date): boolean {
  const timestamp = headers['x-desk-timestamp'];
  const signature = headers['x-desk-signature'];
  if (typeof timestamp !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > TOLERANCE_MS) return false;
  const expected = Buffer.from(signatureOf(timestamp, body, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
