/** Keys, journal and lease of a channel's sessions, over SQL. */
import type { Kysely, Transaction } from 'kysely';
import { StoreError } from '../core/errors.ts';
import { groupCommit } from './group-commit.ts';
import type { Dialect } from './migrations.ts';
import type { Tables } from './schema.ts';
import type { JournalRow, KeyRow, KeyVault } from './vault.ts';

type InTransaction = <T>(work: (tx: Transaction<Tables>) => Promise<T>) => Promise<T>;

interface Write {
  readonly session: string;
  readonly rows: readonly KeyRow[];
  readonly journal: readonly JournalRow[];
  readonly at: Date;
  readonly fence: number | undefined;
}

/** More would pass the number of values that a statement of either database may carry. */
const MOST_IN_ONE_STATEMENT = 500;

export function keyVault(db: Kysely<Tables>, dialect: Dialect, inTransaction: InTransaction): KeyVault {
  const writeTogether = groupCommit<Write, void>((writes) =>
    inTransaction(async (tx) => {
      for (const write of writes) await writeAll(tx, write);
      return writes.map(() => undefined);
    }),
  );

  return {
    async getMany(session, type, ids) {
      const found = new Map<string, string>();
      for (const some of parts(ids)) {
        const rows = await db
          .selectFrom('channel_keys')
          .select(['id', 'value'])
          .where('session', '=', session)
          .where('type', '=', type)
          .where('id', 'in', some)
          .execute();
        for (const row of rows) found.set(row.id, row.value);
      }
      return found;
    },
    all: (session) =>
      db.selectFrom('channel_keys').select(['type', 'id', 'value']).where('session', '=', session).execute(),
    async setMany(session, rows, { journal = [], at = new Date(), fence } = {}) {
      if (rows.length + journal.length > 0) await writeTogether({ session, rows, journal, at, fence });
    },
    async setAside(session, as) {
      await db.updateTable('channel_keys').set({ session: as }).where('session', '=', session).execute();
    },

    async journalled(session, id) {
      return journalRows(db, session).where('id', '=', id).executeTakeFirst();
    },
    async journalledMessage(session, message) {
      return journalRows(db, session).where('message', '=', message).orderBy('seq', 'desc').executeTakeFirst();
    },
    unhandled: (session) => journalRows(db, session).where('handled', '=', 0).orderBy('seq').execute(),
    async known(session, messages) {
      const found = new Set<string>();
      for (const some of parts(messages)) {
        const rows = await journalRows(db, session).where('message', 'in', some).execute();
        for (const row of rows) found.add(row.message);
      }
      return found;
    },
    async handled(session, ids) {
      for (const some of parts(ids)) {
        await db
          .updateTable('channel_journal')
          .set({ handled: 1 })
          .where('session', '=', session)
          .where('id', 'in', some)
          .execute();
      }
    },
    async lastSeq(session) {
      const row = await db
        .selectFrom('channel_journal')
        .select((e) => e.fn.max('seq').as('last'))
        .where('session', '=', session)
        .executeTakeFirst();
      return Number(row?.last ?? 0);
    },
    async forgetBefore(session, at) {
      await db
        .deleteFrom('channel_journal')
        .where('session', '=', session)
        .where('handled', '=', 1)
        .where('at', '<', at.getTime())
        .execute();
    },

    async hold(session, holder, now, until) {
      return inTransaction(async (tx) => {
        const query = tx.selectFrom('leases').selectAll().where('name', '=', session);
        const held = await (dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
        if (!held) {
          const inserted = await tx
            .insertInto('leases')
            .values({ name: session, holder, fence: 1, until: until.getTime() })
            .onConflict((conflict) => conflict.column('name').doNothing())
            .returning('fence')
            .executeTakeFirst();
          return inserted && Number(inserted.fence);
        }
        const isOurs = held.holder === holder;
        // libsql: whoever held it is dead, because this process has the file.
        if (!isOurs && held.until > now.getTime() && dialect === 'postgres') return undefined;
        const fence = isOurs ? held.fence : held.fence + 1;
        await tx
          .updateTable('leases')
          .set({ holder, fence, until: until.getTime() })
          .where('name', '=', session)
          .execute();
        return fence;
      });
    },
    async letGo(session, holder) {
      await db
        .updateTable('leases')
        .set({ until: 0 })
        .where('name', '=', session)
        .where('holder', '=', holder)
        .execute();
    },
  };
}

function journalRows(db: Kysely<Tables>, session: string) {
  return db.selectFrom('channel_journal').select(['id', 'message', 'seq', 'value']).where('session', '=', session);
}

async function writeAll(tx: Transaction<Tables>, { session, rows, journal, at, fence }: Write): Promise<void> {
  if (fence !== undefined) await checkFence(tx, session, fence);
  for (const { type, id, value } of rows) {
    const key = { session, type, id };
    if (value === null) {
      await tx
        .deleteFrom('channel_keys')
        .where('session', '=', session)
        .where('type', '=', type)
        .where('id', '=', id)
        .execute();
    } else {
      await tx
        .insertInto('channel_keys')
        .values({ ...key, value })
        .onConflict((conflict) => conflict.columns(['session', 'type', 'id']).doUpdateSet({ value }))
        .execute();
    }
  }
  for (const row of journal) {
    await tx
      .insertInto('channel_journal')
      .values({ session, ...row, handled: 0, at: at.getTime() })
      .onConflict((conflict) => conflict.columns(['session', 'id']).doNothing())
      .execute();
  }
}

/** A process that has lost the session must not overwrite the keys of the one that has it. */
async function checkFence(tx: Transaction<Tables>, session: string, fence: number): Promise<void> {
  const held = await tx.selectFrom('leases').select('fence').where('name', '=', session).executeTakeFirst();
  if (held?.fence !== fence) throw new StoreError(`another process has taken over the session "${session}"`);
}

function* parts(all: readonly string[]): Generator<string[]> {
  for (let i = 0; i < all.length; i += MOST_IN_ONE_STATEMENT) yield all.slice(i, i + MOST_IN_ONE_STATEMENT);
}
