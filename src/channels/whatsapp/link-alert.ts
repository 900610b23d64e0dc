/** Tells staff that the link is lost, again and again until it is mended, and that it is back. */
import type { Logger } from 'pino';
import { reason } from '../../core/errors.ts';
import type { ClockMessage } from '../../core/message.ts';
import type { Store } from '../../store/store.ts';

export interface LinkAlert {
  /** @param isFinal  nothing will mend it but a person: told at once */
  lost(why: string, isFinal: boolean): void;
  back(): void;
  stop(): void;
}

export interface LinkAlertOptions {
  readonly store: Pick<Store, 'fact' | 'keepFact'>;
  /** Takes a message of our own in by the one door. */
  readonly report: (message: ClockMessage) => Promise<void>;
  readonly now: () => Date;
  readonly log: Logger;
  /** A connection that comes back by itself within this time is nobody's business. */
  readonly afterMs?: number;
  readonly everyMs?: number;
}

const AFTER_MS = 15_000;
const EVERY_MS = 30 * 60_000;
const TRY_AGAIN_MS = 5000;
/** Remembers over a restart that staff were told. */
const FACT = 'whatsapp.link-alert';

export function createLinkAlert(options: LinkAlertOptions): LinkAlert {
  const { store, report, now, log, afterMs = AFTER_MS, everyMs = EVERY_MS } = options;
  let trouble: { readonly why: string; readonly isFinal: boolean } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function later(ms: number, work: () => Promise<void>): void {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => {
      work().catch((thrown) => {
        log.error({ why: reason(thrown) }, 'whatsapp: staff could not be told about the connection; trying again');
        later(TRY_AGAIN_MS, work);
      });
    }, ms);
    timer.unref();
  }

  function say(event: 'link-lost' | 'link-back', text: string): Promise<void> {
    const at = now();
    return report({
      from: 'clock',
      id: `${event}:${at.toISOString()}`,
      channel: 'whatsapp',
      kind: 'text',
      text,
      sentAt: at,
      event,
    });
  }

  async function tellLost(): Promise<void> {
    if (!trouble) return;
    await say('link-lost', trouble.why);
    await store.keepFact(FACT, now().toISOString());
    later(everyMs, tellLost);
  }

  async function tellBack(): Promise<void> {
    if (trouble || !(await store.fact(FACT))) return;
    await say('link-back', 'What was written meanwhile is being read now.');
    await store.keepFact(FACT, '');
  }

  return {
    lost(why, isFinal) {
      const isWorse = isFinal && !trouble?.isFinal;
      const isNew = trouble === undefined;
      trouble = { why, isFinal };
      if (isWorse || isNew) later(isFinal ? 0 : afterMs, tellLost);
    },
    back() {
      trouble = undefined;
      later(0, tellBack);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
