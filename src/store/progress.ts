/** How far messages have come that have left, as their network tells: forward only, whatever comes in which order. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Progress } from '../core/channel.ts';
import type { Tables } from './schema.ts';
import type { Further, Tidings } from './store.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Each says more than those before it. */
const ORDER: readonly Progress[] = ['written', 'unknown', 'accepted', 'delivered', 'read'];

const lessThan = (progress: Progress): readonly Progress[] => ORDER.slice(0, ORDER.indexOf(progress));

/** Writes down what was told. @returns what was news */
export async function noteTidings(tx: Db, tidings: readonly Tidings[]): Promise<readonly Further[]> {
  const news: Further[] = [];
  for (const { outboxId, progress, ref } of tidings) {
    if (ref) await raisePiece(tx, outboxId, ref, progress);
    const found = ref ? await raiseToLeast(tx, outboxId) : await raiseWhole(tx, outboxId, progress);
    if (found) news.push(found);
  }
  return news;
}

/** @returns how far the row is now, when that was news */
export async function raiseWhole(tx: Db, outboxId: string, progress: Progress): Promise<Further | undefined> {
  const row = await tx
    .updateTable('outbox')
    .set({ progress })
    .where('id', '=', outboxId)
    .where((e) => e.or([e('progress', 'is', null), e('progress', 'in', lessOrNothing(progress))]))
    .returning(['conversation_id', 'receipt_to'])
    .executeTakeFirst();
  if (!row) return undefined;
  const receiptTo = row.receipt_to === null ? {} : { receiptTo: JSON.parse(row.receipt_to) };
  return { conversationId: row.conversation_id, progress, ...receiptTo };
}

/** A message of several pieces has come as far as the one that has come least. Before all have left nobody knows. */
export async function raiseToLeast(tx: Db, outboxId: string): Promise<Further | undefined> {
  const row = await tx.selectFrom('outbox').select('state').where('id', '=', outboxId).executeTakeFirst();
  if (row?.state !== 'sent') return undefined;
  const pieces = await tx.selectFrom('refs').select('progress').where('outbox_id', '=', outboxId).execute();
  const least = Math.min(...pieces.map(({ progress }) => ORDER.indexOf(progress as Progress)));
  const progress = ORDER[least];
  return progress && raiseWhole(tx, outboxId, progress);
}

/** A phone may tell of a piece before the row itself is settled: then the piece is noted first. */
async function raisePiece(
  tx: Db,
  outboxId: string,
  { channel, place, id }: NonNullable<Tidings['ref']>,
  progress: Progress,
): Promise<void> {
  await tx
    .insertInto('refs')
    .columns(['channel', 'place', 'ref', 'outbox_id', 'conversation_id', 'answerable', 'progress'])
    .expression((e) =>
      e
        .selectFrom('outbox')
        .select([
          sql<string>`${channel}`.as('channel'),
          sql<string>`${place}`.as('place'),
          sql<string>`${id}`.as('ref'),
          'id',
          'conversation_id',
          'answerable',
          sql<string>`${progress}`.as('progress'),
        ])
        .where('id', '=', outboxId),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['channel', 'place', 'ref'])
        .doUpdateSet({ progress })
        .where((e) => e.or([e('refs.progress', 'is', null), e('refs.progress', 'in', lessOrNothing(progress))])),
    )
    .execute();
}

/** An empty list is no list in SQL. */
function lessOrNothing(progress: Progress): readonly string[] {
  return [...lessThan(progress), ''];
}

/** How far these rows have come. */
export async function progressOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Progress>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'progress'])
    .where('id', 'in', ids)
    .where('progress', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, progress }) => [id, progress as Progress]));
}
