/** Taking a customer out of the record: what was said and by whom is gone, that something was said stays. */
import type { Transaction } from 'kysely';
import type { Conversation } from '../core/conversation.ts';
import type { InboundMessage } from '../core/message.ts';
import { messageFrom, ticketFrom } from './rows.ts';
import type { Tables } from './schema.ts';

const GONE = '[erased]';

/**
 * Empties every row of the conversation of words, names, numbers and files; part of the decision's transaction. Ids stay,
 * so that what a network delivers again is still known, and so do times and counts.
 */
export async function eraseConversation(
  tx: Transaction<Tables>,
  { id, address }: Conversation,
  at: Date,
): Promise<void> {
  const before = await tx
    .selectFrom('conversations')
    .select(['channel', 'address'])
    .where('id', '=', id)
    .executeTakeFirst();
  await tx.updateTable('conversations').set({ address }).where('id', '=', id).execute();
  const messages = await tx.selectFrom('inbox').select(['seq', 'body']).where('conversation_id', '=', id).execute();
  for (const { seq, body } of messages) {
    const emptied = JSON.stringify(emptyMessage(messageFrom(body), address));
    await tx.updateTable('inbox').set({ text: GONE, body: emptied, outcome: null }).where('seq', '=', seq).execute();
  }
  await tx
    .updateTable('outbox')
    .set({ text: GONE, about: '', choices: null, copy_of: null, replaces: null, record: null, why: null })
    .where('conversation_id', '=', id)
    .where('state', 'in', ['sent', 'failed', 'withdrawn'])
    .execute();
  await tx
    .updateTable('outbox')
    .set({ recipient: address })
    .where('conversation_id', '=', id)
    .where('audience', '=', 'customer')
    .where('state', '=', 'sent')
    .execute();
  const tickets = await tx.selectFrom('tickets').select(['id', 'body']).where('conversation_id', '=', id).execute();
  for (const ticket of tickets) {
    const { dueAt: _, closedAt = at, ...about } = ticketFrom(ticket.body);
    const emptied = { ...about, fields: {}, words: GONE, status: 'closed', closedAt };
    const set = { body: JSON.stringify(emptied), status: 'closed', closed_at: closedAt.getTime() };
    await tx.updateTable('tickets').set(set).where('id', '=', ticket.id).execute();
  }
  if (!before) return;
  await tx
    .updateTable('refs')
    .set({ place: address })
    .where('channel', '=', before.channel)
    .where('place', '=', before.address)
    .execute();
  await tx
    .deleteFrom('addresses')
    .where('channel', '=', before.channel)
    .where('canonical', '=', before.address)
    .execute();
}

/** What the desk needs of a message to go on: what it was and when. */
function emptyMessage(message: InboundMessage, address: string): object {
  const { from, id, channel, kind, sentAt } = message;
  const about = { from, id, channel, kind, sentAt, text: GONE };
  if (from === 'customer') return { ...about, address, customer: {} };
  if (from === 'staff') return { ...about, staff: message.staff, place: message.place, aim: {} };
  return {
    ...about,
    event: message.event,
    ...('conversationId' in message ? { conversationId: message.conversationId } : {}),
  };
}
