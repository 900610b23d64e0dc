/** A look into the database of a desk that may be running: nothing is written, and nobody is kept out. */
import { existsSync } from 'node:fs';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { reason, StoreError } from '../core/errors.ts';
import type { Tables } from './schema.ts';

/**
 * Opens what `DATABASE_URL` names, only to read; close it with `destroy()`.
 *
 * @throws StoreError when there is no such database, or it cannot be read
 */
export async function openReading(url: string): Promise<Kysely<Tables>> {
  if (/^postgres(ql)?:\/\//.test(url)) {
    const { openPostgres } = await import('./postgres.ts');
    return new Kysely<Tables>({ dialect: openPostgres(url) });
  }
  const file = url.replace(/^file:/, '');
  if (!existsSync(file)) {
    throw new StoreError(`there is no database ${file} yet; start the desk once, or set DATABASE_URL to where it is`);
  }
  try {
    const database = new Database(file);
    database.pragma('query_only = true');
    database.pragma('busy_timeout = 5000');
    return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  } catch (cause) {
    throw new StoreError(`the database ${file} cannot be read (${reason(cause)}); check the file`, { cause });
  }
}
