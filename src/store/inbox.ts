/** Taking messages in: each once, in order, into the conversation it belongs to. */
import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { newConversation } from '../core/conversation.ts';
import type { ClockMessage, CustomerMessage, InboundMessage, StaffMessage } from '../core/message.ts';
import { canonicalAddress, survivorOf } from './addresses.ts';
import type { Dialect } from './migrations.ts';
import { messageFrom } from './rows.ts';
import type { Tables } from './schema.ts';
import type { Received } from './store.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/**
 * Stores one message unless it is there already. Part of the caller's transaction.
 *
 * PostgreSQL locks the conversation first, as a decision does: a conversation's messages then get their numbers in the
 * order in which they become visible, and whoever reads on from a number misses none. libsql has one writer anyway.
 */
export async function takeIn(tx: Db, given: InboundMessage, at: Date, dialect: Dialect): Promise<Received> {
  const { conversationId, message } = await place(tx, withoutNulls(given), at);
  if (dialect === 'postgres') {
    await tx.selectFrom('conversations').select('id').where('id', '=', conversationId).forUpdate().execute();
  }
  const id = inboxId(message.channel, message.id);
  const inserted = await tx
    .insertInto('inbox')
    .values({
      id,
      conversation_id: conversationId,
      sender: message.from,
      kind: message.kind,
      text: message.text,
      edit_of: message.from === 'customer' && message.editOf ? inboxId(message.channel, message.editOf) : null,
      body: JSON.stringify(message),
      received_at: at.getTime(),
      decided_at: null,
      outcome: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('seq')
    .executeTakeFirst();
  return { conversationId, fresh: inserted !== undefined };
}

/** PostgreSQL holds no null byte in a text, so none comes in: not in the words, nor in an id, a name or a file's name. */
function withoutNulls<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\u0000', '') as T;
  if (Array.isArray(value)) return value.map(withoutNulls) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutNulls(part)])) as T;
}

/** The key of a message in the inbox. */
export function inboxId(channel: string, id: string): string {
  return `${channel}:${id}`;
}

async function place(
  tx: Db,
  message: InboundMessage,
  at: Date,
): Promise<{ conversationId: string; message: InboundMessage }> {
  switch (message.from) {
    case 'customer':
      return { conversationId: await customerConversation(tx, message, at), message };
    case 'staff':
      return aimed(tx, message, at);
    case 'clock':
      return { conversationId: await noticedIn(tx, message, at), message };
  }
}

async function customerConversation(
  tx: Db,
  { channel, address, aliases, customer }: Pick<CustomerMessage, 'channel' | 'address' | 'aliases' | 'customer'>,
  at: Date,
): Promise<string> {
  const canonical = aliases ? await canonicalAddress(tx, channel, address, aliases, at) : address;
  return findOrBegin(tx, { channel, address: canonical, kind: 'customer', customer }, at);
}

/** What is about no customer is noted in the channel's own room. */
function noticedIn(tx: Db, message: ClockMessage, at: Date): Promise<string> | string {
  if ('conversationId' in message) return message.conversationId;
  return findOrBegin(tx, { channel: message.channel, address: 'room:desk', kind: 'room', customer: {} }, at);
}

async function findOrBegin(tx: Db, about: Parameters<typeof newConversation>[1], at: Date): Promise<string> {
  const find = () =>
    tx
      .selectFrom('conversations')
      .select('id')
      .where('channel', '=', about.channel)
      .where('address', '=', about.address)
      .executeTakeFirst();
  const known = await find();
  if (known) return known.id;
  const conversation = newConversation(randomUUID(), about, at);
  await tx
    .insertInto('conversations')
    .values({
      id: conversation.id,
      channel: about.channel,
      address: about.address,
      status: conversation.status,
      state: JSON.stringify(conversation),
      version: 0,
      updated_at: at.getTime(),
      wakes_at: null,
    })
    .onConflict((conflict) => conflict.columns(['channel', 'address']).doNothing())
    .execute();
  return (await find())?.id ?? conversation.id;
}

/** Finds what a staff message is about, and thereby whether it speaks to the customer. */
async function aimed(
  tx: Db,
  message: StaffMessage,
  at: Date,
): Promise<{ conversationId: string; message: StaffMessage }> {
  const changed = message.editOf && (await aimedBefore(tx, inboxId(message.channel, message.editOf)));
  if (changed) return { conversationId: changed.conversationId, message: { ...message, speaks: changed.speaks } };
  const { conversationId, replyTo, thread, customer } = message.aim;
  if (customer) {
    const theirs = await customerConversation(tx, { channel: message.channel, ...customer }, at);
    return { conversationId: theirs, message: { ...message, speaks: true } };
  }
  if (conversationId) {
    return { conversationId: await survivorOf(tx, conversationId), message: { ...message, speaks: true } };
  }
  if (replyTo) {
    const replied = await tx
      .selectFrom('refs')
      .select(['conversation_id', 'answerable'])
      .where('channel', '=', replyTo.channel)
      .where('place', '=', replyTo.place)
      .where('ref', '=', replyTo.id)
      .executeTakeFirst();
    if (replied) {
      const speaks = replied.answerable === 1 || (thread !== undefined && message.threadSpeaks === true);
      return { conversationId: await survivorOf(tx, replied.conversation_id), message: { ...message, speaks } };
    }
  }
  if (thread) {
    const known = await tx
      .selectFrom('threads')
      .select('conversation_id')
      .where('place', '=', thread.place)
      .where('thread', '=', thread.id)
      .executeTakeFirst();
    if (known) {
      const speaks = message.threadSpeaks === true;
      return { conversationId: await survivorOf(tx, known.conversation_id), message: { ...message, speaks } };
    }
  }
  const room = { channel: message.channel, address: `room:${message.place}`, kind: 'room', customer: {} } as const;
  return { conversationId: await findOrBegin(tx, room, at), message: { ...message, speaks: false } };
}

/** What a message of staff that was taken in before is about. */
async function aimedBefore(
  tx: Db,
  id: string,
): Promise<{ readonly conversationId: string; readonly speaks: boolean } | undefined> {
  const row = await tx
    .selectFrom('inbox')
    .select(['conversation_id', 'body'])
    .where('id', '=', id)
    .where('sender', '=', 'staff')
    .executeTakeFirst();
  if (!row) return undefined;
  const { speaks = false } = messageFrom(row.body) as StaffMessage;
  return { conversationId: await survivorOf(tx, row.conversation_id), speaks };
}
