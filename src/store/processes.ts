/** The processes on one database: each says now and then that it lives, so that what a dead one had claimed is known. */
import { randomUUID } from 'node:crypto';
import { type Expression, type Kysely, type SqlBool, sql, type Transaction } from 'kysely';
import type { Dialect } from './migrations.ts';
import type { OutboxRow, Tables } from './schema.ts';

/** How long a process counts as alive after its last word; far less than people wait for a message. */
const LIVES_MS = 20_000;
const SPEAKS_EVERY_MS = 5000;

/** The database's own clock, in milliseconds since 1970: those of two machines need not agree. */
const NOW = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/** This process, on this database. */
export interface Process {
  /** Unique for ever: a process that starts again is another one. */
  readonly id: string;
  /** Says no more that it lives, and that at once. */
  end(): Promise<void>;
}

/**
 * Begins to live on a database. Only a shared one is told: the embedded one is opened by one process at a time, so any
 * other that left a claim there is dead.
 */
export async function beginProcess(db: Kysely<Tables>, dialect: Dialect): Promise<Process> {
  const id = randomUUID();
  if (dialect !== 'postgres') return { id, end: () => Promise.resolve() };
  const until = sql<number>`${NOW} + ${LIVES_MS}`;
  const speak = () =>
    db
      .insertInto('processes')
      .values({ id, until })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ until }))
      .execute();
  await db.deleteFrom('processes').where('until', '<', NOW).execute();
  await speak();
  // A database that is away for a while is away for the others, too: the next word counts.
  const timer = setInterval(() => void speak().catch(() => undefined), SPEAKS_EVERY_MS);
  timer.unref();
  return {
    id,
    async end() {
      clearInterval(timer);
      // Without the database it dies by its silence.
      await db
        .deleteFrom('processes')
        .where('id', '=', id)
        .execute()
        .catch(() => undefined);
    },
  };
}

/** Which rows of the outbox are claimed by another process that lives. */
export function claimedByTheLiving(db: Kysely<Tables> | Transaction<Tables>, dialect: Dialect, own: string) {
  if (dialect !== 'postgres') return sql<SqlBool>`1 = 0`;
  const others = db.selectFrom('processes').select('id').where('until', '>', NOW).where('id', '!=', own);
  return sql<SqlBool>`coalesce(claimed_by in (${others}), false)`;
}

/** A condition on rows of the outbox. */
export type Which = Expression<SqlBool>;

/** Which rows are claimed by this process itself. */
export function claimedBy(own: OutboxRow['claimed_by']): Which {
  return sql<SqlBool>`coalesce(claimed_by, '') = ${own}`;
}
