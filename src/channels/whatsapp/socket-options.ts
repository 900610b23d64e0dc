/** How we connect: what differs from Baileys' own defaults, and why. */
import type { Logger } from 'pino';
import type { Auth } from './auth.ts';
import { DEFAULT_CONNECTION_CONFIG, type proto, type UserFacingSocketConfig } from './baileys.ts';
import { baileysLog } from './baileys-log.ts';
import { isRoom } from './jid.ts';
import type { Journal } from './journal.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { createShortMemory, type ShortMemory } from './short-memory.ts';

export interface SocketParts {
  readonly auth: Auth;
  readonly journal: Journal;
  readonly log: Logger;
  /** Another server, on this machine, for tests. */
  readonly socketUrl?: string | undefined;
  /** "2.3000.1": the client version to report. */
  readonly version?: string | undefined;
  /** The text that was sent under an id. */
  readonly textOf: (id: string) => Promise<string | undefined>;
  /** Outlive the socket. */
  readonly caches: Caches;
}

export interface Caches {
  /** How often a message was asked for again: a new socket must not forget it, or it resends for ever. */
  readonly retries: ShortMemory;
  /** The devices of people: forgotten on purpose when WhatsApp calls them outdated. */
  readonly devices: ShortMemory;
}

export function createCaches(): Caches {
  return { retries: createShortMemory(60 * 60_000), devices: createShortMemory(5 * 60_000) };
}

export function socketOptions({ auth, journal, log, socketUrl, version, textOf, caches }: SocketParts) {
  const options: UserFacingSocketConfig = {
    auth: { creds: auth.creds, keys: auth.keys },
    logger: baileysLog(log),
    ...(socketUrl ? { waWebSocketUrl: socketUrl } : {}),
    ...(version ? { version: version.split('.').map(Number) as [number, number, number] } : {}),
    // The phone goes on ringing for its owner.
    markOnlineOnConnect: false,
    syncFullHistory: false,
    // What we sent ourselves is in the outbox; what comes back as ours is then from the phone.
    emitOwnEvents: false,
    // With the default of 30 s a dead line is noticed after a minute.
    keepAliveIntervalMs: 20_000,
    // Under the one lock a question that nobody answers holds up everything that is read.
    defaultQueryTimeoutMs: 20_000,
    // The default waits 30 s in all for a disk that refuses; nothing else is decrypted meanwhile.
    transactionOpts: { maxCommitRetries: 3, delayBetweenTriesMs: 200 },
    shouldIgnoreJid: isRoom,
    makeSignalRepository: oneAtATime(journal.wrap(DEFAULT_CONNECTION_CONFIG.makeSignalRepository)),
    msgRetryCounterCache: caches.retries,
    userDevicesCache: caches.devices,
    async getMessage({ id }): Promise<proto.IMessage | undefined> {
      // Nothing, never an empty text: that would use up the one resend.
      const text = id ? await textOf(id) : undefined;
      return text === undefined ? undefined : { extendedTextMessage: { text } };
    },
  };
  return options;
}
