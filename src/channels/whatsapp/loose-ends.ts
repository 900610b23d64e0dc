/** Rejections inside Baileys that nobody looks at: its listeners are asynchronous, and a closed socket makes them fail. */
import type { Logger } from 'pino';
import { reason } from '../../core/errors.ts';
import { withoutNumbers } from './baileys-log.ts';

const THEIRS = /@whiskeysockets[/\\]baileys|[/\\]libsignal[/\\]/;

/**
 * Logs them instead of letting them end the process. All others go on as if nobody listened.
 *
 * @returns how to stop it
 */
export function minded(log: Logger): () => void {
  const look = (thrown: unknown) => {
    const isTheirs = thrown instanceof Error && THEIRS.test(thrown.stack ?? '');
    if (!isTheirs) throw thrown;
    log.warn({ why: withoutNumbers(reason(thrown)) }, 'whatsapp library: it left a failure to nobody');
  };
  process.on('unhandledRejection', look);
  return () => process.off('unhandledRejection', look);
}
