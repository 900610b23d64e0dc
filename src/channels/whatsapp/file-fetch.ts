/** Fetches a file from WhatsApp, never more of it than is allowed, and opens it. */
import { createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { NotFetched } from '../../core/channel.ts';
import { type FileSource, MOST_BYTES, tooLarge } from './file-source.ts';

const LONGEST_MS = 20_000;
/** What encryption adds: a last block, and the signature. */
const MOST_ADDED = 32;
const IV_BYTES = 16;
const KEY_BYTES = 32;
const MAC_BYTES = 10;
/** WhatsApp keeps files for some weeks. */
const GONE = [404, 410];

/** @returns the file's bytes, or why there are none; rejects only when the caller's own signal does */
export async function fetchFile(source: FileSource, longestMs = LONGEST_MS): Promise<Uint8Array | NotFetched> {
  const sealed = await fetchSealed(source, AbortSignal.timeout(longestMs)).catch((thrown): NotFetched => {
    const isLate = (thrown as Error).name === 'TimeoutError';
    return { refused: isLate ? 'WhatsApp took too long' : 'WhatsApp could not be reached' };
  });
  return 'refused' in sealed ? sealed : opened(sealed, source);
}

async function fetchSealed({ url, bytes }: FileSource, signal: AbortSignal): Promise<Buffer | NotFetched> {
  // What WhatsApp's server redirects to would be an address that nobody has looked at.
  const response = await fetch(url, { signal, redirect: 'manual', headers: { origin: 'https://web.whatsapp.com' } });
  if (GONE.includes(response.status)) return { refused: 'WhatsApp has it no longer; ask for it again' };
  if (response.status !== 200) return { refused: `WhatsApp does not give it out (${response.status})` };
  const most = (bytes || MOST_BYTES) + MOST_ADDED;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > most) return { refused: bytes ? 'larger than its sender says' : tooLarge(size) };
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** As WhatsApp seals files: AES-256-CBC under keys from the message, then ten bytes of an HMAC over it. */
function opened(sealed: Buffer, { mediaKey, kind, sha256 }: FileSource): Uint8Array | NotFetched {
  const keys = Buffer.from(hkdfSync('sha256', mediaKey, '', `WhatsApp ${kind} Keys`, IV_BYTES + 2 * KEY_BYTES));
  const iv = keys.subarray(0, IV_BYTES);
  const cipherKey = keys.subarray(IV_BYTES, IV_BYTES + KEY_BYTES);
  const macKey = keys.subarray(IV_BYTES + KEY_BYTES);
  const damaged: NotFetched = { refused: 'it arrived damaged; ask for it again' };
  if (sealed.length <= MAC_BYTES) return damaged;
  const body = sealed.subarray(0, -MAC_BYTES);
  const mac = createHmac('sha256', macKey).update(iv).update(body).digest().subarray(0, MAC_BYTES);
  if (!timingSafeEqual(mac, sealed.subarray(-MAC_BYTES)) || body.length % IV_BYTES !== 0) return damaged;
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
  const file = Buffer.concat([decipher.update(body), decipher.final()]);
  const isAsSent = !sha256 || createHash('sha256').update(file).digest().equals(sha256);
  return isAsSent ? file : damaged;
}
