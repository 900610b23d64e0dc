/** Messages decided but not yet confirmed as sent. */
import { type Kysely, type SqlBool, sql, type Transaction } from 'kysely';
import type { ChannelName } from '../core/message.ts';
import type { Which } from './processes.ts';
import { raiseToLeast, raiseWhole } from './progress.ts';
import { claimedFrom } from './rows.ts';
import type { Tables } from './schema.ts';
import type { Claimed, Further, Settlement } from './store.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Why a row was taken back. On a row that is on its way it is the mark that it must not be tried again. */
const TAKEN_BACK = 'taken back: a person has taken over, or the customer has gone';

const NOBODY: Which = sql<SqlBool>`1 = 0`;

/** The oldest unsent row of each recipient; the next ones wait for it, so that nothing overtakes. */
function oldestUnsent(db: Db, channel: ChannelName) {
  return db
    .selectFrom('outbox')
    .select((e) => e.fn.min('seq').as('seq'))
    .where('channel', '=', channel)
    .where('state', 'in', [sql.lit('queued'), sql.lit('sending')])
    .groupBy('recipient');
}

/** Claims the oldest unsent row of each recipient, when it is due, for the process `by`. */
export async function claimRows(
  tx: Db,
  by: string,
  channel: ChannelName,
  now: Date,
  limit: number,
): Promise<readonly Claimed[]> {
  const due = await tx
    .selectFrom('outbox')
    .select('seq')
    .where('channel', '=', channel)
    .where('state', '=', sql.lit('queued'))
    .where('next_at', '<=', now.getTime())
    .where('seq', 'in', oldestUnsent(tx, channel))
    .orderBy('seq')
    .limit(limit)
    .execute();
  if (due.length === 0) return [];
  const rows = await tx
    .updateTable('outbox')
    .set((e) => ({ state: 'sending', claimed_by: by, attempts: e('attempts', '+', 1) }))
    .where(
      'seq',
      'in',
      due.map((row) => row.seq),
    )
    .where('state', '=', 'queued')
    .where('next_at', '<=', now.getTime())
    .returningAll()
    .execute();
  return rows.map((row) => ({ ...claimedFrom(row), attempt: row.attempts })).sort((a, b) => a.seq - b.seq);
}

/** When the next row of a channel may be claimed, in milliseconds since 1970: those behind an unsent one do not count. */
export async function nextDueAt(db: Db, channel: ChannelName): Promise<number | null> {
  const row = await db
    .selectFrom('outbox')
    .select((e) => e.fn.min('next_at').as('next'))
    .where('channel', '=', channel)
    .where('state', '=', sql.lit('queued'))
    .where('seq', 'in', oldestUnsent(db, channel))
    .executeTakeFirst();
  return row?.next == null ? null : Number(row.next);
}

/**
 * Puts back what a dead process had claimed, but for what was taken back meanwhile.
 *
 * @param spared  claims of processes that live, which are left alone; by default there are none
 * @returns how many rows
 */
export async function requeueRows(tx: Db, channel: ChannelName, at: Date, spared: Which = NOBODY): Promise<number> {
  const claimed = tx
    .updateTable('outbox')
    .where('channel', '=', channel)
    .where('state', '=', 'sending')
    .where((e) => e.not(spared));
  // It died between the bytes and the answer.
  await claimed.set({ progress: 'unknown' }).where('progress', '=', 'written').execute();
  await claimed.set({ state: 'withdrawn' }).where('why', '=', TAKEN_BACK).execute();
  const requeued = await claimed.set({ state: 'queued', next_at: at.getTime() }).executeTakeFirst();
  return Number(requeued.numUpdatedRows);
}

/** How many rows of a channel are being sent by those processes. */
export async function countClaimed(db: Db, channel: ChannelName, which: Which): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select((e) => e.fn.countAll().as('rows'))
    .where('channel', '=', channel)
    .where('state', '=', sql.lit('sending'))
    .where(which)
    .executeTakeFirst();
  return Number(row?.rows ?? 0);
}

/** What the bot has not said yet is taken back: a person speaks now. What is on its way is not tried again if it fails. */
export async function withdrawBotWords(tx: Db, conversationId: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set((e) => ({
      state: e.case().when('state', '=', 'queued').then('withdrawn').else(e.ref('state')).end(),
      why: TAKEN_BACK,
    }))
    .where('conversation_id', '=', conversationId)
    .where('audience', '=', 'customer')
    .where('speaker', '=', 'bot')
    .where('state', 'in', [sql.lit('queued'), sql.lit('sending')])
    .execute();
}

/** What has not left yet, and is told by a newer message that is written now. */
export async function withdrawOlder(tx: Db, conversationId: string, latestOf: readonly string[]): Promise<void> {
  if (latestOf.length === 0) return;
  await tx
    .updateTable('outbox')
    .set({ state: 'withdrawn', why: 'a newer one tells it' })
    .where('conversation_id', '=', conversationId)
    .where('latest_of', 'in', [...latestOf])
    .where('state', '=', 'queued')
    .execute();
}

export async function isTakenBack(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('outbox').select('why').where('id', '=', id).executeTakeFirst();
  return row?.why === TAKEN_BACK;
}

/** The row that was sent under an id of the network. */
export async function sentUnder(db: Db, channel: ChannelName, ref: string) {
  return db
    .selectFrom('refs')
    .innerJoin('outbox', 'outbox.id', 'refs.outbox_id')
    .select(['outbox.id as outboxId', 'outbox.text as text', 'refs.place as place'])
    .where('refs.channel', '=', channel)
    .where('refs.ref', '=', ref)
    .executeTakeFirst();
}

/**
 * Writes down what became of a claimed row. A row taken back while it was on its way keeps the truth: it was sent.
 *
 * @returns how far it is now, when a phone had told that before the network answered
 */
export async function settleRow(tx: Db, settlement: Settlement): Promise<Further | undefined> {
  const { id, result, at } = settlement;
  if (result.state !== 'sent' && result.unknown) await raiseWhole(tx, id, 'unknown');
  if (result.state === 'failed') {
    const { why, code = null } = result;
    await tx.updateTable('outbox').set({ state: 'failed', why, code }).where('id', '=', id).execute();
    return undefined;
  }
  if (result.state === 'queued') {
    await tx
      .updateTable('outbox')
      .set((e) => ({
        state: e.case().when('why', '=', TAKEN_BACK).then('withdrawn').else('queued').end(),
        why: result.why,
        next_at: result.nextAt.getTime(),
        ...(result.notTried ? { attempts: e('attempts', '-', 1) } : {}),
      }))
      .where('id', '=', id)
      .execute();
    return undefined;
  }
  const row = await tx
    .updateTable('outbox')
    .set({ state: 'sent', why: null, sent_at: at.getTime() })
    .where('id', '=', id)
    .returning(['conversation_id', 'answerable'])
    .executeTakeFirst();
  if (!row || result.refs.length === 0) return undefined;
  await tx
    .insertInto('refs')
    .values(
      result.refs.map((ref) => ({
        channel: ref.channel,
        place: ref.place,
        ref: ref.id,
        outbox_id: id,
        conversation_id: row.conversation_id,
        answerable: row.answerable,
        progress: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['channel', 'place', 'ref']).doNothing())
    .execute();
  if (!result.progress) return undefined;
  await raiseWhole(tx, id, result.progress);
  // A phone may be faster than the network's own answer.
  return raiseToLeast(tx, id);
}
