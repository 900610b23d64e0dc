/** One process holds the session: two sockets with one set of credentials throw each other out, and spoil the keys. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { reason } from '../../core/errors.ts';
import type { KeyVault } from '../../store/store.ts';
import { pause } from '../pause.ts';
import { SESSION } from './auth.ts';

/** A process that died holds it for so long at most, unless the database itself proves it dead. */
const HELD_MS = 15_000;
const RENEW_MS = 5000;
/** Whoever stands by notices a second later at most that it may begin. */
const TRY_MS = 1000;

export interface Lease {
  /** Resolves when this process holds the session, or the signal ends the wait. */
  take(signal: AbortSignal): Promise<void>;
  /** The number to write under; undefined when somebody else has it. */
  fence(): number | undefined;
  letGo(): Promise<void>;
}

export interface LeaseOptions {
  readonly vault: KeyVault;
  readonly log: Logger;
  readonly now: () => Date;
  /** Somebody else has taken the session, or it could not be renewed. */
  readonly onLost: () => void;
}

export function createLease({ vault, log, now, onLost }: LeaseOptions): Lease {
  const holder = randomUUID();
  let fence: number | undefined;
  let heldUntil = 0;
  let renewal: ReturnType<typeof setInterval> | undefined;

  async function hold(): Promise<void> {
    const until = now().getTime() + HELD_MS;
    fence = await vault.hold(SESSION, holder, now(), new Date(until));
    if (fence !== undefined) heldUntil = until;
  }

  async function renew(): Promise<void> {
    try {
      await hold();
    } catch (thrown) {
      log.warn({ why: reason(thrown) }, 'whatsapp: the session could not be kept for this process');
      if (now().getTime() >= heldUntil) fence = undefined;
    }
    if (fence !== undefined) return;
    clearInterval(renewal);
    onLost();
  }

  return {
    async take(signal) {
      while (!signal.aborted) {
        await hold();
        if (fence !== undefined) break;
        await pause(TRY_MS, signal);
      }
      clearInterval(renewal);
      renewal = setInterval(() => void renew(), RENEW_MS);
      renewal.unref();
    },
    fence: () => fence,
    async letGo() {
      clearInterval(renewal);
      if (fence !== undefined) await vault.letGo(SESSION, holder);
      fence = undefined;
    },
  };
}
