/** The embedded database: one file, one process. */
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Dialect as KyselyDialect, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import Database from 'libsql';
import { reason, StoreError } from '../core/errors.ts';

/** A process killed with -9 holds its locks until its last thread is gone; the next start may come sooner. */
const LAST_BREATH_MS = 1000;

/** What an opened embedded database hands to the store. */
export interface Opened {
  readonly dialect: KyselyDialect;
  /** Lets the file go; call after the connection is closed. */
  release(): void;
}

/**
 * Opens `file` (or `:memory:`) in WAL mode with FULL sync and keeps every other process out.
 *
 * The lock is a second, empty database held in an exclusive transaction: the kernel drops it with the process,
 * also after `kill -9`, and readers such as a backup may still open the main file.
 * @throws StoreError when another process has the file, or the folder takes no writes
 */
export function openLibsql(file: string): Opened {
  if (file === ':memory:')
    return { dialect: new SqliteDialect({ database: new Database(file) }), release: () => undefined };
  const folder = path.dirname(path.resolve(file));
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new StoreError(
      `the data folder ${folder} takes no writes (${reason(cause)}); make it writable or set DATABASE_URL or DATA_DIR to another place`,
      { cause },
    );
  }
  const lock = lockFile(`${file}.lock`);
  let database: Database.Database | undefined;
  try {
    database = new Database(file);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('busy_timeout = 5000');
    return { dialect: new SqliteDialect({ database: keepingStatements(database) }), release: () => unlock(lock) };
  } catch (cause) {
    database?.close();
    unlock(lock);
    throw new StoreError(
      `the database ${file} cannot be opened (${reason(cause)}); check the file, or restore a backup`,
      { cause },
    );
  }
}

/** `mkdirSync` with `recursive` never returns for a folder below /proc (Node 20.20). */
function makeFolder(folder: string): void {
  const isThere = () => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isThere()) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been faster.
    if (!isThere()) throw error;
  }
}

/** `close` alone leaves the lock to the garbage collector (libsql 0.5.29): whoever opens the file next would be refused. */
function unlock(lock: Database.Database): void {
  lock.exec('rollback');
  lock.close();
}

/** The desk has about fifty different statements; those with lists of varying length come on top. */
const KEPT_STATEMENTS = 300;

/** Prepares each statement once: preparing again took a fifth of the database's time (3,000 messages, cpu profile). */
function keepingStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, Database.Statement>();
  return {
    close() {
      kept.clear();
      database.close();
    },
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known as unknown as SqliteStatement;
      const fresh = database.prepare(sql);
      if (kept.size >= KEPT_STATEMENTS) kept.clear();
      kept.set(sql, fresh);
      return fresh as unknown as SqliteStatement;
    },
  };
}

function lockFile(file: string): Database.Database {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(file);
    lock.pragma(`busy_timeout = ${LAST_BREATH_MS}`);
    lock.exec('begin exclusive');
    return lock;
  } catch (cause) {
    lock?.close();
    const busy = (cause as { code?: string }).code === 'SQLITE_BUSY';
    const why = busy
      ? 'another process of the desk is using this database; stop it first, or give this one its own DATABASE_URL'
      : `the lock file cannot be used (${reason(cause)})`;
    throw new StoreError(`${file}: ${why}`, { cause });
  }
}
