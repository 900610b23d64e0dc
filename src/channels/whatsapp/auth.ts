/** Credentials and Signal keys of the paired account, sealed in the database. */
import { ConfigError, reason } from '../../core/errors.ts';
import type { JournalRow, KeyRow, KeyVault } from '../../store/store.ts';
import {
  type AuthenticationCreds,
  BufferJSON,
  initAuthCreds,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from './baileys.ts';
import { userOf } from './jid.ts';
import { createKeyCache, type KeyCache } from './key-cache.ts';
import type { Seal } from './seal.ts';
import { inTime } from './time.ts';

/** The account's session; there is one. */
export const SESSION = 'whatsapp';
const CREDS = { type: 'creds', id: 'creds' } as const;

/** A read that takes longer makes the session deaf with the socket open (measured): it must fail instead. */
const LONGEST_READ_MS = 5000;
const LONGEST_WRITE_MS = 15_000;

/** What Baileys writes in one go, and what we have decrypted with it. */
export type Writes = SignalDataSet & { readonly journal?: Readonly<Record<string, JournalRow>> };

export interface Auth {
  readonly creds: AuthenticationCreds;
  readonly keys: SignalKeyStore;
  /** Somebody has scanned the code: `creds.account`, for `creds.me` is set earlier. */
  isPaired(): boolean;
  /** Users of our own account: its number and its LID. */
  own(): ReadonlySet<string>;
  /** Writes the credentials as they are now; resolves when that is durable. */
  save(): Promise<void>;
  /** Writes nothing any more: the account has logged us out. */
  retire(): void;
}

export interface AuthOptions {
  readonly vault: KeyVault;
  readonly seal: Seal;
  /** The number of the lease under which is written. */
  readonly fence: () => number | undefined;
  /** Far less than the usual limit, for tests. */
  readonly longestReadMs?: number;
}

/**
 * Reads the credentials, or makes new ones.
 *
 * @throws ConfigError when they were sealed with another key; nothing is overwritten
 */
export async function openAuth(options: AuthOptions): Promise<Auth> {
  const { vault, seal, fence } = options;
  const readMs = options.longestReadMs ?? LONGEST_READ_MS;
  const cache: KeyCache = createKeyCache();
  const creds = withoutHalfPairing((await readCreds(options)) ?? initAuthCreds());
  let saving: Promise<void> = Promise.resolve();
  let isRetired = false;

  async function get<T extends keyof SignalDataTypeMap>(type: T, ids: string[]) {
    const missing = ids.filter((id) => !cache.has(type, id));
    if (missing.length > 0) {
      const found = await inTime(vault.getMany(SESSION, type, missing), readMs, 'reading keys');
      for (const id of missing) {
        const sealed = found.get(id);
        cache.put(type, id, sealed === undefined ? undefined : seal.open(sealed, place(type, id)));
      }
    }
    const values: { [id: string]: SignalDataTypeMap[T] } = {};
    for (const id of ids) {
      const text = cache.get(type, id);
      if (text !== undefined) values[id] = revive(type, text);
    }
    return values;
  }

  async function set({ journal, ...data }: Writes): Promise<void> {
    if (isRetired) return;
    const changes = Object.entries(data).flatMap(([type, values]) =>
      Object.entries(values ?? {}).map(([id, value]) => ({
        type,
        id,
        text: value == null ? undefined : written(value),
      })),
    );
    const rows: KeyRow[] = changes.map(({ type, id, text }) => ({
      type,
      id,
      value: text === undefined ? null : seal.close(text, place(type, id)),
    }));
    await inTime(
      vault.setMany(SESSION, rows, { journal: Object.values(journal ?? {}), ...fenced(fence()) }),
      LONGEST_WRITE_MS,
      'writing keys',
    );
    for (const { type, id, text } of changes) cache.put(type, id, text);
  }

  return {
    creds,
    keys: { get, set: (data) => set(data as Writes) },
    isPaired: () => creds.account !== undefined && creds.account !== null,
    own: () => new Set([creds.me?.id, creds.me?.lid].flatMap((jid) => (jid ? [userOf(jid)] : []))),
    retire() {
      isRetired = true;
    },
    save() {
      // One after the other, each the whole: a partial update must not overtake a later one.
      const next = saving.then(async () => {
        if (isRetired) return;
        const value = seal.close(written(creds), place(CREDS.type, CREDS.id));
        await vault.setMany(SESSION, [{ ...CREDS, value }], fenced(fence()));
      });
      saving = next.catch(() => undefined);
      return next;
    },
  };
}

function fenced(fence: number | undefined): { fence?: number } {
  return fence === undefined ? {} : { fence };
}

async function readCreds({ vault, seal }: AuthOptions): Promise<AuthenticationCreds | undefined> {
  const sealed = (await vault.getMany(SESSION, CREDS.type, [CREDS.id])).get(CREDS.id);
  if (sealed === undefined) return undefined;
  try {
    return JSON.parse(seal.open(sealed, place(CREDS.type, CREDS.id)), BufferJSON.reviver) as AuthenticationCreds;
  } catch (cause) {
    throw new ConfigError(
      `the WhatsApp credentials in the database were encrypted with another key (${reason(cause)}); set ENCRYPTION_KEY to the one they were made with, or put the file encryption-key back into the data folder. Nothing was changed`,
      { cause },
    );
  }
}

/** A pairing by code that was not finished leaves `me` behind, and a login with it is refused for good. */
function withoutHalfPairing(creds: AuthenticationCreds): AuthenticationCreds {
  if (creds.account) return creds;
  const { me, ...rest } = creds;
  return { ...rest, registered: false, pairingCode: undefined };
}

function place(type: string, id: string): string {
  return `${SESSION}/${type}/${id}`;
}

function written(value: unknown): string {
  return JSON.stringify(value, BufferJSON.replacer);
}

function revive<T extends keyof SignalDataTypeMap>(type: T, text: string): SignalDataTypeMap[T] {
  const value = JSON.parse(text, BufferJSON.reviver);
  if (type !== 'app-state-sync-key') return value;
  return proto.Message.AppStateSyncKeyData.fromObject(value) as unknown as SignalDataTypeMap[T];
}
