/** What a mail that did not go means for the alert, and for the channel. Pure. */
import type { Delivery } from '../../core/channel.ts';
import type { Failed } from './connect.ts';

/** What becomes of the alert, and why no mail can leave, if that is so. */
export interface Verdict {
  readonly delivery: Exclude<Delivery, { kind: 'sent' }>;
  readonly lost?: string;
}

/** Nobody mends a password or a sender within seconds, and some servers lock who tries too often. */
const LONG_MS = 5 * 60_000;
/** A server that restarts is back by then. */
const AWAY_MS = 30_000;
/** How much of what a server says is passed on. */
const REASON_LENGTH = 200;

/** RFC 4954: no login, the wrong one, one that is too weak, or one that needs TLS. */
const LOGIN_CODES = [530, 534, 535, 538];
const LOGIN_ERRORS = ['EAUTH', 'ENOAUTH', 'EOAUTH2'];

/** @param timeoutMs  how long the try was allowed to take */
export function verdictOf(failed: Failed, timeoutMs: number): Verdict {
  const { error, reached } = failed;
  const { code, command, responseCode, permanent } = error;
  const why = error.message.replace(/\s+/g, ' ').trim().slice(0, REASON_LENGTH);
  // Without a code it is nodemailer that refuses, such as an address that is none.
  const isForGood = permanent ?? true;
  if (isLogin(failed) && isForGood) return wait(`the server refuses the login: ${why}`);
  // 421: it is closing, whatever it was asked.
  const isMessage = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== 421;
  if (isMessage && isForGood) {
    if (command === 'MAIL FROM' || why.startsWith('Invalid sender'))
      return wait(`the server refuses the sender EMAIL_FROM: ${why}`);
    return { delivery: { kind: 'refused', why, ...(responseCode ? { code: String(responseCode) } : {}) } };
  }
  // The server is well, and says that this mail may pass later: a full mailbox, or greylisting.
  if (isMessage) return { delivery: { kind: 'retry', why } };
  const lost = code === 'EABORT' ? `no answer within ${timeoutMs / 1000} s` : why;
  // A connection that was idle can turn out to be dead, and then the server is away when it is called anew.
  if (reached === 'nothing' || error.syscall === 'connect')
    return { delivery: { kind: 'retry', afterMs: AWAY_MS, why: lost, notTried: true }, lost };
  const unknown = reached === 'text' && responseCode === undefined ? { unknown: true } : {};
  return { delivery: { kind: 'retry', why: lost, ...unknown }, lost };
}

function isLogin({ error: { code = '', responseCode = 0 } }: Failed): boolean {
  return LOGIN_ERRORS.includes(code) || LOGIN_CODES.includes(responseCode);
}

function wait(why: string): Verdict {
  return { delivery: { kind: 'retry', afterMs: LONG_MS, why }, lost: why };
}
