/** Transactions, as both databases know them. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Dialect } from './migrations.ts';
import type { Tables } from './schema.ts';

/** PostgreSQL's word for two transactions that wait for each other; it undoes one of them. */
const DEADLOCK = '40P01';
const MOST_DEADLOCKS = 5;

/** Two processes that take in messages of the same two customers may cross: the one that was undone tries again. */
export async function inTransaction<T>(db: Kysely<Tables>, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if ((error as { code?: unknown }).code !== DEADLOCK || tries >= MOST_DEADLOCKS) throw error;
    }
  }
}

/**
 * A transaction whose loss in a crash changes nothing, so that it need not wait for the disk: a claim that is
 * forgotten is a row that is still queued, which is what a restart makes of claimed rows anyway.
 */
export async function inUnsyncedTransaction<T>(
  db: Kysely<Tables>,
  dialect: Dialect,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  if (dialect === 'postgres') {
    return inTransaction(db, async (tx) => {
      await sql`set local synchronous_commit to off`.execute(tx);
      return work(tx);
    });
  }
  return db.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection);
    try {
      return await connection.transaction().execute(work);
    } finally {
      await sql`pragma synchronous = full`.execute(connection);
    }
  });
}
