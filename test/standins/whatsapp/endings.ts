import type { BinaryNode } from '@whiskeysockets/baileys';

/** How the server ends a stream: a code, and optionally in which of its two ways it says so. */
export type Ending = number | { code: number; as: 'failure' | 'stream:error' };

/** Codes the server says with `<stream:error>`; the others it says with `<failure>`. */
const STREAM_ERRORS = new Set([401, 440, 500, 503, 515]);

/** A temporary ban lasts a day here. */
const BAN_SECONDS = 86_400;

/** The number in an ending. */
export function codeOf(ending: Ending): number {
  return typeof ending === 'number' ? ending : ending.code;
}

/**
 * The stanza with which the server ends a stream.
 *
 * @param atLogin  instead of `<success>`, where 401 is said with `<failure>` too
 */
export function endingNode(ending: Ending, atLogin = false): BinaryNode {
  const code = codeOf(ending);
  const usual = STREAM_ERRORS.has(code) && !(atLogin && code === 401) ? 'stream:error' : 'failure';
  const as = typeof ending === 'number' ? usual : ending.as;
  if (code === 411 && typeof ending === 'number') {
    return { tag: 'ib', attrs: {}, content: [{ tag: 'downgrade_webclient', attrs: {} }] };
  }
  if (as === 'failure') {
    const ban = code === 402 ? { code: '101', expire: String(BAN_SECONDS) } : {};
    return { tag: 'failure', attrs: { reason: String(code), location: 'lla', ...ban } };
  }
  if (code === 440) return { tag: 'stream:error', attrs: {}, content: [conflict('replaced')] };
  const attrs = { code: String(code) };
  return code === 401
    ? { tag: 'stream:error', attrs, content: [conflict('device_removed')] }
    : { tag: 'stream:error', attrs };
}

function conflict(type: string): BinaryNode {
  return { tag: 'conflict', attrs: { type } };
}
