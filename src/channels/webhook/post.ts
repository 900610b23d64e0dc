/** One POST and what came back of it: the status, never the words. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { reason } from '../../core/errors.ts';
import type { SignedRequest } from './request.ts';

/** `isWritten`: the whole request had left, so that it may have been carried out. */
export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'failed'; readonly why: string; readonly isWritten: boolean };

/** The rest of an answer is left unread; what it says matters to nobody here. */
const MOST_BYTES = 64 * 1024;

/**
 * Resolves with the first line of the answer; a redirect is an answer like others. Never rejects, and what it says holds
 * no address: the path may be a secret of the receiver.
 *
 * @param timeoutMs  for all of it, connecting included
 * @param signal  gives up at once
 */
export function post(
  url: URL,
  { headers, body }: SignedRequest,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST',
      // A connection each: one kept open is often dead when the next alert comes, hours later.
      agent: false,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    const giveUp = () => request.destroy(new Error('the desk stops'));
    const late = setTimeout(() => request.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs);
    const failed = (why: string) => resolve({ kind: 'failed', why, isWritten: request.writableFinished });
    signal.addEventListener('abort', giveUp);
    request.on('close', () => {
      clearTimeout(late);
      signal.removeEventListener('abort', giveUp);
      failed('the connection was closed without an answer');
    });
    request.on('error', (error) => failed(reason(error)));
    request.on('response', (response) => {
      const retryAfter = response.headers['retry-after'];
      resolve({ kind: 'answered', status: response.statusCode ?? 0, ...(retryAfter ? { retryAfter } : {}) });
      // Receivers log an error when nobody reads their answer, so most of it is read and dropped.
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes >= MOST_BYTES) request.destroy();
      });
      response.on('error', () => request.destroy());
    });
    request.end(body);
    if (signal.aborted) giveUp();
  });
}
