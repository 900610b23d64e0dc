/** Which conversations the desk has to look at although nobody wrote. */
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** A look takes up so many; the rest is taken up right after them. */
const MOST_AT_ONCE = 100;

/** Those whose time has come, the longest overdue first. */
export async function overdue(
  db: Kysely<Tables>,
  now: Date,
): Promise<readonly { readonly conversationId: string; readonly since: Date }[]> {
  const rows = await db
    .selectFrom('conversations')
    .select(['id', 'wakes_at'])
    .where('wakes_at', '<=', now.getTime())
    .orderBy('wakes_at')
    .limit(MOST_AT_ONCE)
    .execute();
  return rows.map((row) => ({ conversationId: row.id, since: new Date(Number(row.wakes_at)) }));
}

/** When the next one's time comes after a moment, or null. */
export async function nextWake(db: Kysely<Tables>, after: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('conversations')
    .select((e) => e.fn.min('wakes_at').as('next'))
    .where('wakes_at', '>', after.getTime())
    .executeTakeFirst();
  return row?.next === null || row?.next === undefined ? null : new Date(Number(row.next));
}
