/** A person's words that were changed after they were sent: one line, where and when it was said, with the newest words. */
import type { Kysely } from 'kysely';
import type { MessageRef } from '../core/message.ts';
import { sentUnder } from './outbox.ts';
import type { OutboxRow, Tables } from './schema.ts';
import type { Line } from './store.ts';

type StoredRow = Omit<OutboxRow, 'seq'>;

/**
 * The line of a row that changes an earlier one.
 *
 * @param lineOf  makes the line of a row
 * @returns       the earlier line with the new words, once they are on their way; with the old ones before that, and when
 *                they could not be sent, which is then a line of its own
 */
export async function correctedLines(
  db: Kysely<Tables>,
  correction: StoredRow,
  lineOf: (row: StoredRow) => Line,
): Promise<readonly Line[]> {
  const own = lineOf(correction);
  const { channel, id } = JSON.parse(correction.replaces ?? '{}') as MessageRef;
  const found = await sentUnder(db, channel, id);
  const original = await db
    .selectFrom('outbox')
    .selectAll()
    .where('id', '=', found?.outboxId ?? '')
    .executeTakeFirst();
  if (!original) return [own];
  const before = lineOf(original);
  if (own.state === 'queued') return [{ ...before, state: 'sending' }];
  if (own.state === 'failed' || own.state === 'withdrawn') return [before, own];
  return [{ ...before, text: own.text, isChanged: true, ...(own.state ? { state: own.state } : {}) }];
}
