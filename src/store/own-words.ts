/** What became of a person's words: where they stand in the customer's chat, and which did not arrive. */
import type { Kysely } from 'kysely';
import type { MessageRef } from '../core/message.ts';
import type { SentAs, Undelivered } from '../core/turn.ts';
import type { Provenance } from '../core/wording.ts';
import type { Tables } from './schema.ts';

/** Rows that a failed one may stand behind. */
const LOOKED_BACK = 30;

/**
 * What a person said in vain: what has been sent since, or waits to be, was not.
 *
 * @param outboxId  the message that is meant; the last one when it is not said, or there is none of that id
 */
export async function lastUndelivered(
  db: Kysely<Tables>,
  conversationId: string,
  outboxId?: string,
): Promise<Undelivered | undefined> {
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'text', 'state', 'copy_of', 'receipt_to', 'provenance'])
    .where('conversation_id', '=', conversationId)
    .where('audience', '=', 'customer')
    .where('speaker', '=', 'person')
    .orderBy('seq', 'desc')
    .limit(LOOKED_BACK)
    .execute();
  const isNamed = rows.some(({ id }) => id === outboxId);
  const lost = rows.find(({ id, state, text, copy_of }, at) => {
    if (state !== 'failed' || (isNamed && id !== outboxId)) return false;
    const later = rows.slice(0, at).filter((row) => row.state !== 'failed');
    return !later.some((row) => row.text === text && row.copy_of === copy_of);
  });
  if (!lost) return undefined;
  const provenance = JSON.parse(lost.provenance) as readonly Provenance[];
  const who = provenance.find((p) => p.kind === 'person')?.who ?? '';
  return {
    text: lost.text,
    who,
    ...(lost.copy_of ? { copyOf: JSON.parse(lost.copy_of) as MessageRef } : {}),
    ...(lost.receipt_to ? { receiptTo: JSON.parse(lost.receipt_to) as MessageRef } : {}),
  };
}

/** @returns where a person's own message stands in the customer's chat, when it is there as words in one piece */
export async function sentAs(db: Kysely<Tables>, conversationId: string, own: MessageRef): Promise<SentAs | undefined> {
  const pieces = await db
    .selectFrom('outbox')
    .innerJoin('refs', 'refs.outbox_id', 'outbox.id')
    .select(['refs.channel', 'refs.place', 'refs.ref', 'outbox.copy_of', 'outbox.receipt_to', 'outbox.sent_at'])
    .where('outbox.conversation_id', '=', conversationId)
    .where('outbox.audience', '=', 'customer')
    .where('outbox.receipt_to', 'is not', null)
    .where('outbox.replaces', 'is', null)
    .where('outbox.state', '=', 'sent')
    .execute();
  const isOwn = (ref: MessageRef) => ref.channel === own.channel && ref.place === own.place && ref.id === own.id;
  const [first, ...others] = pieces.filter(({ receipt_to }) => isOwn(JSON.parse(receipt_to ?? '{}') as MessageRef));
  if (!first || others.length > 0 || first.copy_of !== null) return undefined;
  const ref = { channel: first.channel as MessageRef['channel'], place: first.place, id: first.ref };
  return { ref, at: new Date(first.sent_at ?? 0) };
}
