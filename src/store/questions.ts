/** What customers have asked, as the desk decided it: for those who keep the knowledge base. */
import type { Kysely } from 'kysely';
import type { Outcome } from '../core/effect.ts';
import type { CustomerMessage, StaffMessage } from '../core/message.ts';
import { messageFrom } from './rows.ts';
import type { InboxRow, Tables } from './schema.ts';

/** The messages of a customer that were decided together, and what was done with them. */
export interface AskedTurn {
  readonly conversationId: string;
  readonly at: Date;
  /** Oldest first, at least one. */
  readonly bubbles: readonly CustomerMessage[];
  /** Null where the desk did nothing of its own: a person had the conversation. */
  readonly outcome: Outcome | null;
  /** What was done with the customer's next turn; missing when there was none yet. */
  readonly next?: Outcome | null;
  /** A person wrote to the customer before the customer's next turn. */
  readonly personAnswered: boolean;
}

type Row = Pick<
  InboxRow,
  'id' | 'conversation_id' | 'sender' | 'body' | 'received_at' | 'decided_at' | 'outcome' | 'kind'
>;

/** @returns the decided turns of customers whose first message came at or after `since`, oldest first */
export async function askedSince(db: Kysely<Tables>, since: Date): Promise<readonly AskedTurn[]> {
  const rows: readonly Row[] = await db
    .selectFrom('inbox')
    .select(['id', 'conversation_id', 'sender', 'body', 'received_at', 'decided_at', 'outcome', 'kind'])
    .where('received_at', '>=', since.getTime())
    .where('decided_at', 'is not', null)
    .where('sender', 'in', ['customer', 'staff'])
    .orderBy('conversation_id')
    .orderBy('seq')
    .execute();
  const byConversation = new Map<string, Row[]>();
  for (const row of rows) {
    const known = byConversation.get(row.conversation_id);
    if (known) known.push(row);
    else byConversation.set(row.conversation_id, [row]);
  }
  return [...byConversation.values()].flatMap(turnsOf).sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A burst is decided at one moment; a person's words come between two turns, or belong to none. */
function turnsOf(rows: readonly Row[]): readonly AskedTurn[] {
  const turns: (Omit<AskedTurn, 'bubbles' | 'next'> & { bubbles: CustomerMessage[]; next?: Outcome | null })[] = [];
  let decidedAt: number | null = null;
  for (const row of rows) {
    const last = turns.at(-1);
    if (row.sender === 'staff') {
      if (last && speaks(row)) turns[turns.length - 1] = { ...last, personAnswered: true };
      continue;
    }
    const message = messageFrom(row.body) as CustomerMessage;
    if (last && row.decided_at === decidedAt) {
      last.bubbles.push(message);
      continue;
    }
    decidedAt = row.decided_at;
    const outcome = row.outcome === null ? null : (JSON.parse(row.outcome) as Outcome);
    if (last) last.next = outcome;
    turns.push({
      conversationId: row.conversation_id,
      at: new Date(row.received_at),
      bubbles: [message],
      outcome,
      personAnswered: false,
    });
  }
  return turns;
}

function speaks(row: Row): boolean {
  const { speaks, alreadySent, text } = messageFrom(row.body) as StaffMessage;
  return (speaks === true && !text.startsWith('/')) || alreadySent === true;
}
