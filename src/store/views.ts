/** What people see: conversations, their lines, their tickets. */
import type { Kysely } from 'kysely';
import type { StaffMessage } from '../core/message.ts';
import type { Ticket } from '../core/ticket.ts';
import type { Provenance } from '../core/wording.ts';
import { correctedLines } from './corrections.ts';
import { conversationFrom, messageFrom, ticketFrom } from './rows.ts';
import type { ConversationRow, InboxRow, OutboxRow, Tables } from './schema.ts';
import type { Line, Lines, Summary } from './store.ts';

/** A cursor is how far both boxes have been read: "inbox.outbox". */
function readCursor(cursor: string | undefined): { inbox: number; outbox: number } {
  const [inbox, outbox] = (cursor ?? '').split('.').map((n) => Number.parseInt(n, 10));
  return { inbox: inbox || 0, outbox: outbox || 0 };
}

/** The lines after a cursor, in the order in which they were said. */
export async function readLines(
  db: Kysely<Tables>,
  conversationId: string,
  audience: 'customer' | 'staff',
  after?: string,
): Promise<Lines> {
  const from = readCursor(after);
  // Answers before questions: what is said between the two readings is then never shown before what it answers.
  const outbox = await db
    .selectFrom('outbox')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', from.outbox)
    .where('audience', '=', 'customer')
    .orderBy('seq')
    .execute();
  const inbox = await db
    .selectFrom('inbox')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', from.inbox)
    .orderBy('seq')
    .execute();
  const said = new Map(inbox.flatMap((row) => inboundLine(row, audience)).map((line) => [line.id, line]));
  for (const row of outbox.filter(({ state }) => audience === 'staff' || state !== 'withdrawn')) {
    const lines = row.replaces === null ? [outboundLine(row)] : await correctedLines(db, row, outboundLine);
    for (const line of lines) said.set(line.id, line);
  }
  const lines = [...said.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
  return { lines, cursor: `${inbox.at(-1)?.seq ?? from.inbox}.${outbox.at(-1)?.seq ?? from.outbox}` };
}

function inboundLine(row: Omit<InboxRow, 'seq'>, audience: 'customer' | 'staff'): Line[] {
  const about = { id: row.id, at: new Date(row.received_at), kind: row.kind, text: row.text };
  if (row.sender === 'customer') return [{ ...about, from: 'customer', ...fileOf(row) }];
  if (audience === 'customer' || row.sender !== 'staff') return [];
  const message = messageFrom(row.body) as StaffMessage;
  if (message.alreadySent) return [{ ...about, from: 'staff', who: message.staff.name }];
  // What staff say to the customer is shown once, as it leaves.
  if (message.speaks && !message.text.startsWith('/')) return [];
  return [{ ...about, from: 'notice', who: message.staff.name }];
}

/** Only these come with a file; of the others the body need not be read. */
const WITH_FILE = ['image', 'voice', 'video', 'document'];

function fileOf({ kind, body }: Pick<InboxRow, 'kind' | 'body'>): Pick<Line, 'file'> {
  if (!WITH_FILE.includes(kind)) return {};
  const { channel, id } = messageFrom(body);
  return { file: { channel, id } };
}

function outboundLine(row: Omit<OutboxRow, 'seq'>): Line {
  const provenance = JSON.parse(row.provenance) as readonly { kind: string; who?: string }[];
  const who = provenance.find((p) => p.kind === 'person')?.who;
  return {
    id: row.id,
    at: new Date(row.created_at),
    from: row.speaker === 'person' ? 'staff' : 'bot',
    ...(who ? { who } : {}),
    kind: row.kind,
    text: row.text,
    ...(row.choices ? { choices: JSON.parse(row.choices) } : {}),
    state: row.state as NonNullable<Line['state']>,
    ...(row.progress ? { progress: row.progress as NonNullable<Line['progress']> } : {}),
    ...(row.code ? { code: row.code } : {}),
  };
}

/** Conversations with customers, the most recently changed first. */
export async function readConversations(db: Kysely<Tables>, limit: number): Promise<readonly Summary[]> {
  const rows = await db
    .selectFrom('conversations')
    .selectAll()
    .where('address', 'not like', 'room:%')
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(summaryFrom);
}

/** All conversations with an open request or a person in them, the most recently changed first. */
export async function readWork(db: Kysely<Tables>): Promise<readonly Summary[]> {
  const rows = await db
    .selectFrom('conversations')
    .selectAll()
    .where((e) =>
      e.or([
        e('status', '=', 'staff'),
        e('id', 'in', e.selectFrom('tickets').select('conversation_id').where('status', '!=', 'closed')),
      ]),
    )
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map(summaryFrom);
}

function summaryFrom(row: ConversationRow): Summary {
  return { id: row.id, conversation: conversationFrom(row.state), updatedAt: new Date(row.updated_at) };
}

/** All tickets of a conversation, oldest first, closed ones too. */
export async function readTickets(db: Kysely<Tables>, conversationId: string): Promise<readonly Ticket[]> {
  const rows = await db
    .selectFrom('tickets')
    .select(['body', 'status'])
    .where('conversation_id', '=', conversationId)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...ticketFrom(row.body), status: row.status as Ticket['status'] }));
}

/** What the bot said last, newest first. */
export async function lastAnswers(db: Kysely<Tables>, conversationId: string, limit: number) {
  const rows = await db
    .selectFrom('outbox')
    .select(['text', 'provenance'])
    .where('conversation_id', '=', conversationId)
    .where('audience', '=', 'customer')
    .where('speaker', '=', 'bot')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ text, provenance }) => ({ text, provenance: JSON.parse(provenance) as readonly Provenance[] }));
}
