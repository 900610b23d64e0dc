/** Writing a decision: everything that follows from one turn, or nothing. */
import { sql, type Transaction } from 'kysely';
import { type Ticket, wakesAt } from '../core/ticket.ts';
import { eraseConversation } from './erase.ts';
import { withdrawBotWords, withdrawOlder } from './outbox.ts';
import { outboxRow } from './rows.ts';
import type { Tables } from './schema.ts';
import type { Commit } from './store.ts';

/** Thrown inside the transaction to undo it; never leaves the store. */
class Undo extends Error {
  readonly outcome: 'duplicate' | 'stale';

  constructor(outcome: 'duplicate' | 'stale') {
    super(outcome);
    this.outcome = outcome;
  }
}

/** Locks the conversation first, then the inbox: the same order everywhere, or two processes deadlock. */
async function writeDecision(tx: Transaction<Tables>, commit: Commit): Promise<void> {
  const { conversation, at } = commit;
  const changed = await tx
    .updateTable('conversations')
    .set({
      status: conversation.status,
      state: JSON.stringify(conversation),
      version: commit.expectedVersion + 1,
      updated_at: at.getTime(),
      wakes_at: wakesAt(conversation)?.getTime() ?? null,
    })
    .where('id', '=', conversation.id)
    .where('version', '=', commit.expectedVersion)
    .executeTakeFirst();
  if (Number(changed.numUpdatedRows) !== 1) throw new Undo('stale');

  const decided = await tx
    .updateTable('inbox')
    .set({ decided_at: at.getTime(), outcome: commit.outcome ? JSON.stringify(commit.outcome) : null })
    .where('seq', 'in', [...commit.decided])
    .where('decided_at', 'is', null)
    .returning('sender')
    .execute();
  if (decided.length !== commit.decided.length) throw new Undo('duplicate');
  const forCustomer = decided.every((row) => row.sender === 'customer');
  if (forCustomer && (await staffWait(tx, conversation.id))) throw new Undo('stale');

  if (commit.withdrawBotWords) await withdrawBotWords(tx, conversation.id);
  for (const ticket of commit.openedTickets) {
    const opened = await tx
      .insertInto('tickets')
      .values(ticketRow(ticket, conversation.id))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    // The reference is in use already: deciding again draws another one.
    if (!opened) throw new Undo('stale');
  }
  for (const ticket of commit.updatedTickets) {
    const { opened_at, ...changes } = ticketRow(ticket, conversation.id);
    await tx.updateTable('tickets').set(changes).where('id', '=', ticket.id).execute();
  }
  if (commit.erase) await eraseConversation(tx, conversation, at);
  const told = new Set(commit.outbox.flatMap(({ latestOf }) => latestOf ?? []));
  await withdrawOlder(tx, conversation.id, [...told]);
  if (commit.outbox.length > 0) {
    await tx
      .insertInto('outbox')
      .values(commit.outbox.map((draft) => outboxRow(draft, at)))
      .execute();
  }
}

/** A person has spoken since the conversation was loaded: they come first. */
async function staffWait(tx: Transaction<Tables>, conversationId: string): Promise<boolean> {
  const waiting = await tx
    .selectFrom('inbox')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .where('decided_at', 'is', null)
    .where('sender', '=', 'staff')
    .limit(1)
    .executeTakeFirst();
  return waiting !== undefined;
}

function ticketRow(ticket: Ticket, conversationId: string) {
  return {
    id: ticket.id,
    conversation_id: conversationId,
    kind: ticket.kind,
    desk: ticket.desk,
    status: ticket.status,
    urgent: ticket.urgent ? 1 : 0,
    body: JSON.stringify(ticket),
    opened_at: ticket.openedAt.getTime(),
    updated_at: ticket.updatedAt.getTime(),
    closed_at: ticket.closedAt?.getTime() ?? null,
  };
}

/**
 * Each decision is whole or not at all; those that wait at the same moment share one disk sync. They are written in the
 * order of their conversations: in two processes that decide the same ones, neither then waits for the other in a circle.
 */
export async function writeDecisions(
  tx: Transaction<Tables>,
  commits: readonly Commit[],
): Promise<readonly ('saved' | 'duplicate' | 'stale')[]> {
  const outcomes = new Map<Commit, 'saved' | 'duplicate' | 'stale'>();
  const inOrder = [...commits].sort((a, b) => a.conversation.id.localeCompare(b.conversation.id));
  for (const commit of inOrder) {
    await sql`savepoint decision`.execute(tx);
    try {
      await writeDecision(tx, commit);
      outcomes.set(commit, 'saved');
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
      await sql`rollback to savepoint decision`.execute(tx);
      outcomes.set(commit, error.outcome);
    }
    await sql`release savepoint decision`.execute(tx);
  }
  return commits.map((commit) => outcomes.get(commit) ?? 'stale');
}
