/** An alert as the request that a receiver gets. Pure. */
import type { Outbound } from '../../core/channel.ts';
import { signatureOf } from './sign.ts';

/** One try; the timestamp and `at` are of the try, all else is the same at each. */
export interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @param now  when this try is made */
export function requestOf({ id, text, record }: Outbound, secret: string, now: Date): SignedRequest {
  const body = JSON.stringify({ id, event: 'alert', at: now.toISOString(), text, ticket: parsed(record) });
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'inquiry-desk',
      'x-desk-id': inHeader(id),
      'x-desk-timestamp': timestamp,
      'x-desk-signature': signatureOf(timestamp, body, secret),
    },
  };
}

function parsed(record: string | undefined): unknown {
  if (record === undefined) return null;
  try {
    return JSON.parse(record);
  } catch {
    // The text says it all once more: an alert without its ticket is better than none.
    return null;
  }
}

/** Networks make ids of any characters, and a header takes few: the others become `%E6%BC%A2`. */
function inHeader(id: string): string {
  return Array.from(Buffer.from(id), (byte) =>
    byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}
