/** Requests of customers over all conversations, for those who take them to another program. */
import type { Kysely } from 'kysely';
import type { Conversation } from '../core/conversation.ts';
import type { Ticket } from '../core/ticket.ts';
import type { TicketKind } from '../core/topic.ts';
import { conversationFrom, ticketFrom } from './rows.ts';
import type { Tables } from './schema.ts';
import { readTickets } from './views.ts';

/** Which requests: opened from `since` on and before `until`; all kinds when none is named. */
export interface WhichRequests {
  readonly since?: Date;
  readonly until?: Date;
  readonly kinds?: readonly TicketKind[];
}

/** A request and the conversation that it was made in. */
export interface Request {
  readonly ticket: Ticket;
  readonly conversation: Conversation;
}

/** @returns the requests that are meant, the oldest first */
export async function findRequests(
  db: Kysely<Tables>,
  { since, until, kinds }: WhichRequests,
): Promise<readonly Request[]> {
  let query = db
    .selectFrom('tickets')
    .innerJoin('conversations', 'conversations.id', 'tickets.conversation_id')
    .select(['tickets.body', 'tickets.status', 'conversations.state']);
  if (since) query = query.where('tickets.opened_at', '>=', since.getTime());
  if (until) query = query.where('tickets.opened_at', '<', until.getTime());
  if (kinds) query = query.where('tickets.kind', 'in', [...kinds]);
  const rows = await query.orderBy('tickets.opened_at').orderBy('tickets.id').execute();
  return rows.map(({ body, status, state }) => ({
    ticket: { ...ticketFrom(body), status: status as Ticket['status'] },
    conversation: conversationFrom(state),
  }));
}

/** The conversation that a request was made in, with all its requests; nothing when there is no such request. */
export async function conversationOf(
  db: Kysely<Tables>,
  reference: string,
): Promise<{ readonly conversation: Conversation; readonly tickets: readonly Ticket[] } | undefined> {
  const row = await db
    .selectFrom('tickets')
    .innerJoin('conversations', 'conversations.id', 'tickets.conversation_id')
    .select('conversations.state')
    .where('tickets.id', '=', reference.toUpperCase())
    .executeTakeFirst();
  if (!row) return undefined;
  const conversation = conversationFrom(row.state);
  return { conversation, tickets: await readTickets(db, conversation.id) };
}
