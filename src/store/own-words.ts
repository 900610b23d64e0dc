/** What became of a person's words: where they stand in the customer's chat, and which did not arrive. */
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

/** @returns where a person's own message stands in the customer's chat, when it is there as words in one piece */
export async function sentAs(
  db: Kysely<Tables>,
  conversationId: string,
  own: MessageRef,
): Promise<MessageRef | undefined> {
  const pieces = await db
    .selectFrom('outbox')
    .innerJoin('refs', 'refs.outbox_id', 'outbox.id')
    .select(['refs.channel', 'refs.place', 'refs.ref', 'outbox.copy_of', 'outbox.receipt_to'])
    .where('outbox.conversation_id', '=', conversationId)
    .where('outbox.audience', '=', 'customer')
    .where('outbox.receipt_to', 'is not', null)
    .where('outbox.state', '=', 'sent')
    .execute();
  const isOwn = (ref: MessageRef) => ref.channel === own.channel && ref.place === own.place && ref.id === own.id;
  const [first, ...others] = pieces.filter(({ receipt_to }) => isOwn(JSON.parse(receipt_to ?? '{}') as MessageRef));
  if (!first || others.length > 0 || first.copy_of !== null) return undefined;
  return { channel: first.channel as MessageRef['channel'], place: first.place, id: first.ref };
}
