/**
 * What was decrypted is written down in the same transaction as the keys that decrypting used up.
 *
 * A ciphertext can be read once. When the process dies between decryption and receipt, WhatsApp delivers it again, Baileys
 * cannot read it again, refuses it, and it is lost in silence (measured). Here the second reading comes from the journal;
 * and what was decrypted but never taken in is taken in at the next start.
 */
import type { KeyVault } from '../../store/store.ts';
import type { Arrival, Arrivals } from './arrival.ts';
import { SESSION } from './auth.ts';
import type { SignalDataSet, SignalRepositoryWithLIDStore, UserFacingSocketConfig } from './baileys.ts';
import { ciphertextId, type Envelope } from './envelope.ts';
import { closed, type Entry, opened } from './journal-entry.ts';
import type { Seal } from './seal.ts';
import { inTime } from './time.ts';

type MakeRepository = NonNullable<UserFacingSocketConfig['makeSignalRepository']>;
type InTransaction = { transaction<T>(work: () => Promise<T>, key: string): Promise<T> };

/** Redeliveries after this are not expected: WhatsApp keeps messages for a phone, not for ever. */
const KEPT_MS = 7 * 24 * 60 * 60_000;
const LONGEST_READ_MS = 5000;
/**
 * What is in the inbox may wait there for the customer's next words before it is decided, and only the process that took
 * it in thinks of it. So whoever has the session next takes the last of it in once more, which changes nothing but that.
 */
const HANDLED_AFTER_MS = 60_000;

export interface Journal {
  /** Wraps what makes Baileys' Signal repository. */
  wrap(make: MakeRepository): MakeRepository;
  /** What was decrypted and perhaps never taken in, in order of arrival. */
  leftOver(): Promise<readonly Entry[]>;
  /** It is in the inbox, or need not be; written down a while later. */
  handled(id: string, at: Date): void;
  /** Writes down what was handled a while ago. */
  flush(now: Date): Promise<void>;
  /** Forgets what is too old to come again. */
  forget(now: Date): Promise<void>;
}

export interface JournalOptions {
  readonly vault: KeyVault;
  readonly seal: Seal;
  readonly arrivals: Arrivals<Envelope>;
  /** Told of each message that can be read. */
  readonly onReadable: (arrival: Arrival<Envelope>, plaintext: Uint8Array) => void;
}

export function createJournal({ vault, seal, arrivals, onReadable }: JournalOptions): Journal {
  let done: { readonly id: string; readonly at: Date }[] = [];

  async function readAgain(id: string): Promise<Uint8Array | undefined> {
    const row = await inTime(vault.journalled(SESSION, id), LONGEST_READ_MS, 'reading the journal');
    return row && opened(row, seal).plaintext;
  }

  function wrapped(
    repository: SignalRepositoryWithLIDStore,
    keys: InTransaction & { set(data: SignalDataSet): unknown },
  ) {
    const decrypt = repository.decryptMessage.bind(repository);
    repository.decryptMessage = async (sealed) => {
      const id = ciphertextId(sealed.ciphertext);
      const arrival = arrivals.find(id);
      let plaintext: Uint8Array | undefined;
      try {
        // The inner transaction joins this one, so that keys and journal are committed together.
        plaintext = await keys.transaction(async () => {
          const words = await decrypt(sealed);
          if (arrival) {
            const entry = { arrival, plaintext: words, after: arrivals.pendingBefore(id) };
            await keys.set({ journal: { [id]: closed(entry, seal) } } as SignalDataSet);
          }
          return words;
        }, sealed.jid);
      } catch (thrown) {
        plaintext = await readAgain(id).catch(() => undefined);
        if (!plaintext) {
          arrivals.refused(id);
          throw thrown;
        }
      }
      if (arrival) onReadable(arrival, plaintext);
      return plaintext;
    };
    return repository;
  }

  async function flush(now: Date): Promise<void> {
    const old = new Set(done.filter(({ at }) => now.getTime() - at.getTime() >= HANDLED_AFTER_MS));
    await vault.handled(
      SESSION,
      [...old].map(({ id }) => id),
    );
    done = done.filter((one) => !old.has(one));
  }

  return {
    wrap: (make) => (auth, logger, pnToLid) =>
      wrapped(make(auth, logger, pnToLid), auth.keys as unknown as Parameters<typeof wrapped>[1]),
    async leftOver() {
      const entries = (await vault.unhandled(SESSION)).map((row) => opened(row, seal));
      const known = await vault.known(SESSION, [...new Set(entries.flatMap((entry) => entry.after))]);
      const here = new Set(entries.map((entry) => entry.arrival.message));
      // What was decrypted after all has either been handed over, or stands among these.
      const isAwaited = (message: string) => here.has(message) || !known.has(message);
      return entries.map((entry) => ({ ...entry, after: entry.after.filter(isAwaited) }));
    },
    handled(id, at) {
      done.push({ id, at });
    },
    flush,
    async forget(now) {
      await vault.forgetBefore(SESSION, new Date(now.getTime() - KEPT_MS));
    },
  };
}
