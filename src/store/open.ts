/** Opens the store that `DATABASE_URL` names. */
import { Kysely, sql } from 'kysely';
import { reason, StoreError } from '../core/errors.ts';
import { openLibsql } from './libsql.ts';
import type { Tables } from './schema.ts';
import { sqlStore } from './sql-store.ts';
import type { Store } from './store.ts';

/** A store that lives as long as the process: for trials and simulations. */
export const IN_MEMORY = 'file::memory:';

/**
 * @param url  `file:PATH`, `file::memory:` or `postgres://…`
 * @throws StoreError when the database cannot be opened, is in use, or cannot be brought up to date
 */
export async function openStore(url: string): Promise<Store> {
  if (/^postgres(ql)?:\/\//.test(url)) {
    // Only who uses it has its driver in memory.
    const { openPostgres } = await import('./postgres.ts');
    const db = new Kysely<Tables>({ dialect: openPostgres(url) });
    try {
      await reach(db);
      return await sqlStore(db, 'postgres', () => undefined);
    } catch (error) {
      await db.destroy();
      throw error;
    }
  }
  const { dialect, release } = openLibsql(url.replace(/^file:/, ''));
  return sqlStore(new Kysely<Tables>({ dialect }), 'libsql', release);
}

/** Asked before anything else, so that a server that is away is not taken for a database that is broken. */
async function reach(db: Kysely<Tables>): Promise<void> {
  try {
    await sql`select 1`.execute(db);
  } catch (cause) {
    // The address may hold a password: it is never repeated.
    throw new StoreError(
      `PostgreSQL cannot be reached (${whyNot(cause)}); check that the server runs, that DATABASE_URL names its host, port, ` +
        'user, password and database, and that nothing between here and there blocks the connection',
      { cause },
    );
  }
}

/** Where a name stands for several addresses, each has failed for a reason of its own, and the whole has no words. */
function whyNot(cause: unknown): string {
  return cause instanceof AggregateError ? cause.errors.map(reason).join('; ') : reason(cause);
}
