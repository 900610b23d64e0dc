/** What was sent, and why: one message with everything that is known of where its words come from. */
import { type Kysely, sql } from 'kysely';
import type { Provenance } from '../core/wording.ts';
import type { Tables } from './schema.ts';

/** A message that was sent or is to be sent. */
export interface Reply {
  readonly id: string;
  readonly at: Date;
  readonly sentAt: Date | undefined;
  readonly channel: string;
  /** `customer` or `staff`. */
  readonly audience: string;
  readonly text: string;
  readonly state: string;
  readonly provenance: readonly Provenance[];
  /** What somebody had written; missing when nobody's words caused it. */
  readonly question: string | undefined;
}

/** How a reply may be named. */
export interface Wanted {
  /** Its id or how that begins, the network's number of it, or a ticket: then what its conversation was told. */
  readonly reference?: string;
  /** Some of its words, as they stand in it. */
  readonly words?: string;
}

/** More than these are no answer to "which one?". */
const MOST = 5;

/** @returns the replies that are meant, the newest first, at most five; empty when there is none */
export async function findReplies(db: Kysely<Tables>, { reference, words }: Wanted): Promise<readonly Reply[]> {
  let query = db
    .selectFrom('outbox')
    .select([
      'id',
      'conversation_id',
      'message_id',
      'created_at',
      'sent_at',
      'channel',
      'audience',
      'text',
      'state',
      'provenance',
    ]);
  if (reference !== undefined) {
    query = query.where(({ eb, or, and, selectFrom }) =>
      or([
        eb(sql`substr(id, 1, ${sql.lit(reference.length)})`, '=', reference),
        eb('id', 'in', selectFrom('refs').select('outbox_id').where('ref', '=', reference)),
        and([
          eb('audience', '=', 'customer'),
          eb(
            'conversation_id',
            'in',
            selectFrom('tickets').select('conversation_id').where('id', '=', reference.toUpperCase()),
          ),
        ]),
      ]),
    );
  }
  if (words !== undefined) query = query.where(sql`replace(text, ${words}, '')`, '<>', sql.ref('text'));
  const rows = await query.orderBy('created_at', 'desc').orderBy('seq', 'desc').limit(MOST).execute();
  return Promise.all(
    rows.map(async ({ created_at, sent_at, provenance, conversation_id, message_id, ...row }) => ({
      ...row,
      at: new Date(created_at),
      sentAt: sent_at === null ? undefined : new Date(sent_at),
      provenance: JSON.parse(provenance) as readonly Provenance[],
      question: message_id === null ? undefined : await questionOf(db, conversation_id, message_id),
    })),
  );
}

/** The words of a message, which stands in the inbox under its channel's name and its id. */
async function questionOf(db: Kysely<Tables>, conversation: string, message: string): Promise<string | undefined> {
  const rows = await db
    .selectFrom('inbox')
    .select(['id', 'text'])
    .where('conversation_id', '=', conversation)
    .execute();
  return rows.find(({ id }) => id.endsWith(`:${message}`))?.text;
}
