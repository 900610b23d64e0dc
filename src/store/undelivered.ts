/** What a person said to a customer and what did not arrive. */
import type { Kysely } from 'kysely';
import type { MessageRef } from '../core/message.ts';
import type { Undelivered } from '../core/turn.ts';
import type { Provenance } from '../core/wording.ts';
import type { Tables } from './schema.ts';

/** Rows that a failed one may stand behind. */
const LOOKED_BACK = 30;

/** @returns the last thing a person said that did not arrive, unless the same words were sent or are waiting since then */
export async function lastUndelivered(db: Kysely<Tables>, conversationId: string): Promise<Undelivered | undefined> {
  const rows = await db
    .selectFrom('outbox')
    .select(['text', 'state', 'copy_of', 'provenance'])
    .where('conversation_id', '=', conversationId)
    .where('audience', '=', 'customer')
    .where('speaker', '=', 'person')
    .orderBy('seq', 'desc')
    .limit(LOOKED_BACK)
    .execute();
  const at = rows.findIndex(({ state }) => state === 'failed');
  const lost = rows[at];
  const isSame = (row: typeof lost) => row?.text === lost?.text && row?.copy_of === lost?.copy_of;
  if (!lost || rows.slice(0, at).some(isSame)) return undefined;
  const provenance = JSON.parse(lost.provenance) as readonly Provenance[];
  const who = provenance.find((p) => p.kind === 'person')?.who ?? '';
  return { text: lost.text, who, ...(lost.copy_of ? { copyOf: JSON.parse(lost.copy_of) as MessageRef } : {}) };
}
