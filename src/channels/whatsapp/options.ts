/** What the WhatsApp channel needs. */
import type { Logger } from 'pino';
import type { Store } from '../../store/store.ts';
import type { AuthOptions } from './auth.ts';
import type { LinkAlertOptions } from './link-alert.ts';
import type { Supervision } from './supervise.ts';
import type { TakeOptions } from './take.ts';
import type { WatchOptions } from './watch.ts';

export interface WhatsAppOptions {
  readonly store: Pick<Store, 'keys' | 'fact' | 'keepFact' | 'lastHeardAddress' | 'sentUnder' | 'told'>;
  /** `ENCRYPTION_KEY`, or the generated one. */
  readonly encryptionKey: string;
  /** Another server, on this machine, for tests. */
  readonly socketUrl?: string;
  /** "2.3000.1": the client version to report. */
  readonly version?: string;
  /** Pairs by code with this number. */
  readonly pairingNumber?: string;
  /** Digits of the numbers of staff. */
  readonly staffNumbers: readonly string[];
  /** Whether codes are announced, for programs. */
  readonly logQr: boolean;
  /** One line for programs, as in docs/whatsapp.md. */
  readonly announce: (line: object) => void;
  /** Where a person can see the pairing code. */
  readonly terminal?: NodeJS.WritableStream;
  /** We are deaf: the process should end cleanly and be started again. */
  readonly restart: (why: string) => void;
  readonly log: Logger;
  readonly now?: () => Date;
  /** For tests. */
  readonly timings?: {
    readonly supervise?: Pick<Supervision, 'firstPauseMs'>;
    readonly take?: Pick<TakeOptions, 'patienceMs' | 'unreadableMs'>;
    readonly ackMs?: number;
    readonly auth?: Pick<AuthOptions, 'longestReadMs'>;
    readonly alert?: Pick<LinkAlertOptions, 'afterMs' | 'everyMs'>;
    readonly watch?: Pick<WatchOptions, 'everyMs' | 'deafAfterMs'>;
  };
}
