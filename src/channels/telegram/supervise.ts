/** Keeps the connection to Telegram going: what fails is begun again after a pause that grows. */
import type { Logger } from 'pino';
import { reason } from '../../core/errors.ts';
import { pause } from '../pause.ts';
import { ApiFailure } from './failure.ts';
import type { Hearing } from './hearing.ts';

/** What can be supervised: runs until it fails or is stopped, and says when it goes well for good. */
export type Work = (goesWell: () => void) => Promise<void>;

/** What the supervision needs. */
export interface Supervision {
  readonly hearing: Hearing;
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** The first pause; each further failure doubles it up to 30 s. */
  readonly firstPauseMs: number;
}

const LONGEST_PAUSE_MS = 30_000;
/** Two processes that fell together must not come back together. */
const JITTER = 0.25;

/** Runs the work again and again. Resolves when it is stopped or the token is refused; never rejects. */
export async function supervise(work: Work, { hearing, signal, log, firstPauseMs }: Supervision): Promise<void> {
  let failures = 0;
  const goesWell = () => {
    failures = 0;
  };
  while (!signal.aborted) {
    try {
      await work(goesWell);
    } catch (thrown) {
      if (signal.aborted) return;
      const why = inWords(thrown);
      if (thrown instanceof ApiFailure && thrown.kind === 'token') {
        hearing.refused(why);
        log.error({ why }, 'telegram: not tried again before a restart');
        return;
      }
      hearing.lost(why);
      const backOffMs = Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** failures) * (1 + JITTER * Math.random());
      const askedMs = thrown instanceof ApiFailure ? (thrown.retryAfterMs ?? 0) : 0;
      const pauseMs = Math.round(Math.max(backOffMs, askedMs));
      failures += 1;
      log.warn({ why, pauseMs, failures }, 'telegram: not connected, trying again after a pause');
      await pause(pauseMs, signal);
    }
  }
}

function inWords(thrown: unknown): string {
  if (!(thrown instanceof ApiFailure)) return `what Telegram delivered could not be stored: ${reason(thrown)}`;
  switch (thrown.kind) {
    case 'token':
      return 'Telegram refuses the token; check TELEGRAM_BOT_TOKEN';
    case 'conflict':
      return 'another process polls Telegram with this token; stop it, or give each desk a bot of its own';
    case 'tooMany':
      return `Telegram asks us to wait (${thrown.message})`;
    default:
      return `Telegram is not connected (${thrown.message})`;
  }
}
