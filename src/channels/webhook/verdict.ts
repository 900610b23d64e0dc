/** What an answer means for the alert: taken, another try, or given up. Pure. */
import { STATUS_CODES } from 'node:http';
import type { Delivery } from '../../core/channel.ts';
import type { Answer } from './post.ts';

/** A try, and what its pause is made of. */
export interface Try {
  /** 1 for the first. */
  readonly attempt: number;
  readonly now: Date;
  /** 0 to 1: receivers of several alerts that failed together are not called again together. */
  readonly random: () => number;
}

const FIRST_PAUSE_MS = 5000;
/** With this many tries and pauses of at most three hours an alert waits about a day for its receiver. */
const MOST_TRIES = 20;
const LONGEST_PAUSE_MS = 3 * 60 * 60_000;
/** A pause is this much shorter or longer by chance. */
const JITTER = 0.25;
/** A receiver that asks for more is asked again after this. */
const LONGEST_RETRY_AFTER_MS = 60 * 60_000;

/** Refusals that pass: the receiver is slow, not ready, or has too much to do. All above 499 do, too. */
const PASSING = [408, 425, 429];

type NotSent = Exclude<Delivery, { kind: 'sent' }>;

/** What went wrong, when another try may mend it. */
interface Failure {
  readonly why: string;
  readonly code?: string;
  readonly unknown?: true;
  /** The receiver asked for at least this pause. */
  readonly notBeforeMs?: number;
}

/** @returns nothing when the receiver took the alert */
export function verdictOf(answer: Answer, tried: Try): NotSent | undefined {
  if (answer.kind === 'failed')
    return again({ why: answer.why, ...(answer.isWritten ? { unknown: true } : {}) }, tried);
  const { status, retryAfter } = answer;
  if (status >= 200 && status < 300) return undefined;
  const why = `the receiver answered ${status} ${STATUS_CODES[status] ?? ''}`.trim();
  const code = String(status);
  if (status >= 400 && status < 500 && !PASSING.includes(status)) return { kind: 'refused', final: true, why, code };
  if (status >= 400) return again({ why, code, notBeforeMs: retryAfterMs(retryAfter, tried.now) }, tried);
  // Somebody can put the address right within the day, so a redirect is no reason to give up.
  return again({ why: `${why}; redirects are not followed, WEBHOOK_URL must be the last address`, code }, tried);
}

function again({ why, code, unknown, notBeforeMs = 0 }: Failure, { attempt, random }: Try): NotSent {
  if (attempt >= MOST_TRIES) {
    const last = `dead letter after ${attempt} tries; the last one: ${why}`;
    return { kind: 'refused', final: true, why: last, ...(code ? { code } : {}) };
  }
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
  const jittered = Math.round(pause * (1 - JITTER + 2 * JITTER * random()));
  return { kind: 'retry', afterMs: Math.max(jittered, notBeforeMs), why, ...(unknown ? { unknown } : {}) };
}

/** `Retry-After` as seconds or as a date (RFC 9110); 0 when there is none or it cannot be read. */
function retryAfterMs(value: string | undefined, now: Date): number {
  if (value === undefined) return 0;
  const ms = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS);
}
