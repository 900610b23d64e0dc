/** Opens the store that `DATABASE_URL` names. */
import { Kysely } from 'kysely';
import { reason, StoreError } from '../core/errors.ts';
import { openLibsql } from './libsql.ts';
import { openPostgres } from './postgres.ts';
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
    try {
      return await sqlStore(new Kysely<Tables>({ dialect: openPostgres(url) }), 'postgres', () => undefined);
    } catch (cause) {
      // The address may hold a password: it is never repeated.
      throw new StoreError(
        `PostgreSQL cannot be used (${reason(cause)}); check DATABASE_URL and that the server runs`,
        { cause },
      );
    }
  }
  const { dialect, release } = openLibsql(url.replace(/^file:/, ''));
  return sqlStore(new Kysely<Tables>({ dialect }), 'libsql', release);
}
