/** Looks every few seconds whether we still hear, and does the small chores that can wait. */
import type { Logger } from 'pino';
import { reason } from '../../core/errors.ts';
import { DEAF_AFTER_MS } from './hearing.ts';
import type { Journal } from './journal.ts';

export interface WatchOptions {
  /** How long messages have waited while none could be read. */
  readonly stuckMs: () => number;
  /** How long nothing at all has come over the open connection; 0 while there is none. */
  readonly silentMs: () => number;
  /** The line is dead: end it. */
  readonly onSilent: () => void;
  /** We are deaf with the line open: only a new process helps, because libsignal queues for each person outside sockets. */
  readonly onDeaf: (why: string) => void;
  /** What was handled is noted here, and what is old forgotten. */
  readonly journal: () => Journal | undefined;
  readonly now: () => Date;
  readonly log: Logger;
  readonly everyMs?: number;
  readonly deafAfterMs?: number;
}

const EVERY_MS = 2000;
/** We ask for a sign of life every 20 s. */
const SILENT_AFTER_MS = 35_000;
const FORGET_EVERY_MS = 6 * 60 * 60_000;

/** @returns how to stop it */
export function watch(options: WatchOptions): () => void {
  const {
    stuckMs,
    silentMs,
    onSilent,
    onDeaf,
    journal,
    now,
    log,
    everyMs = EVERY_MS,
    deafAfterMs = DEAF_AFTER_MS,
  } = options;
  let isDeaf = false;
  let forgotAt = 0;

  async function tidy(): Promise<void> {
    const current = journal();
    await current?.flush(now());
    if (!current || now().getTime() - forgotAt < FORGET_EVERY_MS) return;
    forgotAt = now().getTime();
    await current.forget(now());
  }

  const timer = setInterval(() => {
    if (silentMs() > SILENT_AFTER_MS) onSilent();
    if (stuckMs() > deafAfterMs && !isDeaf) {
      isDeaf = true;
      onDeaf('WhatsApp delivers messages, but none could be read for a minute');
    }
    tidy().catch((thrown) => log.warn({ why: reason(thrown) }, 'whatsapp: the journal could not be tidied up'));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
