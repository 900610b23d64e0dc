/** What Baileys says, made fit for our log: it writes numbers, messages and keys into its lines. */
import type { Logger } from 'pino';

/** The logger that Baileys expects. */
interface BaileysLogger {
  level: string;
  child(): BaileysLogger;
  trace(): void;
  debug(): void;
  info(): void;
  warn(given: unknown, message?: string): void;
  error(given: unknown, message?: string): void;
}

/** Longer runs of digits are telephone numbers or addresses; anything in front of an @ is an address. */
const NUMBER = /\d{5,}/g;
const ADDRESS = /\S+@\S+/g;
const LONGEST = 200;

/** Only warnings and errors, and of them only the sentence and the error's own sentence, without numbers. */
export function baileysLog(log: Logger): BaileysLogger {
  const say = (level: 'warn' | 'error') => (given: unknown, message?: string) => {
    const sentence = typeof given === 'string' ? given : (message ?? '');
    const why = errorIn(given);
    log[level]({ ...(why ? { why: withoutNumbers(why) } : {}) }, `whatsapp library: ${withoutNumbers(sentence)}`);
  };
  const nothing = () => undefined;
  const logger: BaileysLogger = {
    level: 'warn',
    child: () => logger,
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: say('warn'),
    error: say('error'),
  };
  return logger;
}

function errorIn(given: unknown): string | undefined {
  if (given === null || typeof given !== 'object') return undefined;
  const { err, error } = given as { err?: unknown; error?: unknown };
  const found = err ?? error;
  return found instanceof Error ? found.message : undefined;
}

/** Without addresses and long numbers, and not too long. */
export function withoutNumbers(sentence: string): string {
  return sentence.replace(ADDRESS, '[address]').replace(NUMBER, '[number]').slice(0, LONGEST);
}
