/** Keeps the connection going, as the table in `codes.ts` says. */
import type { Logger } from 'pino';
import { reason } from '../../core/errors.ts';
import { pause } from '../pause.ts';
import { type Ending, endingOf } from './codes.ts';
import type { Connection } from './connect.ts';

/** What the supervision needs. */
export interface Supervision {
  /** Begins a connection. */
  readonly begin: () => Promise<Connection>;
  /** A connection has ended; resolves when what it left is tidied up. */
  readonly onEnd: (ending: Ending, action: 'reconnect' | 'stopped') => Promise<void>;
  /** When the connection was opened, in milliseconds since 1970; undefined when it never was. */
  readonly openedAt: () => number | undefined;
  readonly signal: AbortSignal;
  /** Cuts a pause short: somebody waits for the code. */
  readonly hurry: () => AbortSignal;
  readonly log: Logger;
  readonly firstPauseMs?: number;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** Two desks that fell together must not come back together. */
const JITTER = 0.25;
/** A connection that lasted so long was a good one. */
const GOOD_AFTER_MS = 10_000;
/** "Restart" is said once after pairing; said again and again it is a loop. */
const MOST_RESTARTS = 3;

/** Connects again and again. Resolves when it is stopped, or when only a person can help; never rejects. */
export async function supervise(supervision: Supervision): Promise<void> {
  const { begin, onEnd, openedAt, signal, hurry, log, firstPauseMs = FIRST_PAUSE_MS } = supervision;
  let failures = 0;
  let restarts = 0;
  while (!signal.aborted) {
    let ending: Ending;
    try {
      const connection = await begin();
      const end = () => connection.end();
      signal.addEventListener('abort', end, { once: true });
      if (signal.aborted) end();
      ending = endingOf(await connection.ended);
      signal.removeEventListener('abort', end);
    } catch (thrown) {
      log.error({ why: reason(thrown) }, 'whatsapp: could not begin to connect');
      ending = { code: 500, next: 'later', why: `the desk cannot begin to connect (${reason(thrown)})` };
    }
    const opened = openedAt();
    if (opened !== undefined && Date.now() - opened >= GOOD_AFTER_MS) failures = restarts = 0;
    const isStop = ending.next === 'stop' || signal.aborted;
    log.warn(
      { code: ending.code, next: isStop ? 'stop' : ending.next, failures },
      'whatsapp: the connection has ended',
    );
    await onEnd(ending, isStop ? 'stopped' : 'reconnect').catch((thrown) => {
      log.error({ why: reason(thrown) }, 'whatsapp: could not tidy up after the connection');
    });
    if (signal.aborted) return;
    if (ending.next === 'stop') {
      if (ending.againInMs === undefined) return;
      await pause(Math.min(ending.againInMs, LONGEST_TIMER_MS), signal);
    } else if (ending.next === 'now' && restarts < MOST_RESTARTS) {
      restarts += 1;
    } else {
      await pause(backOff(failures, firstPauseMs), AbortSignal.any([signal, hurry()]));
      failures += 1;
    }
  }
}

/** Timers hold no more than 31 bits of milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function backOff(failures: number, firstPauseMs: number): number {
  const pauseMs = Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** Math.min(failures, 30));
  return Math.round(pauseMs * (1 + JITTER * Math.random()));
}
