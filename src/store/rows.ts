/** Rows to values and back. Dates travel as ISO text inside JSON and are revived by name. */
import type { Conversation } from '../core/conversation.ts';
import type { InboundMessage } from '../core/message.ts';
import type { Ticket } from '../core/ticket.ts';
import type { InboxRow, OutboxRow } from './schema.ts';
import type { Claimed, OutboxDraft, Stored } from './store.ts';

const DATES = new Set([
  'createdAt',
  'greetedAt',
  'openedAt',
  'updatedAt',
  'sentAt',
  'personSpokeAt',
  'dueAt',
  'resolveBy',
  'customerSpokeAt',
  'closedAt',
  'askedAt',
  'since',
]);

function revive(key: string, value: unknown): unknown {
  return DATES.has(key) && typeof value === 'string' ? new Date(value) : value;
}

export function conversationFrom(state: string): Conversation {
  return JSON.parse(state, revive) as Conversation;
}

export function ticketFrom(body: string): Ticket {
  return JSON.parse(body, revive) as Ticket;
}

export function messageFrom(body: string): InboundMessage {
  return JSON.parse(body, revive) as InboundMessage;
}

export function storedFrom(row: Pick<InboxRow, 'body'> & { seq: number; received_at: number }): Stored {
  return { seq: row.seq, message: messageFrom(row.body) as Stored['message'], receivedAt: new Date(row.received_at) };
}

/** An outbox row as it is first written: queued, due at once. */
export function outboxRow(draft: OutboxDraft, at: Date): Omit<OutboxRow, 'seq'> {
  return {
    id: draft.id,
    conversation_id: draft.conversationId,
    message_id: draft.messageId ?? null,
    channel: draft.channel,
    recipient: draft.recipient,
    audience: draft.to,
    kind: draft.kind,
    speaker: draft.by,
    text: draft.text,
    choices: draft.choices ? JSON.stringify(draft.choices) : null,
    copy_of: draft.copyOf ? JSON.stringify(draft.copyOf) : null,
    about: draft.about,
    record: draft.record ?? null,
    receipt_to: draft.receiptTo ? JSON.stringify(draft.receiptTo) : null,
    replaces: draft.replaces ? JSON.stringify(draft.replaces) : null,
    latest_of: draft.latestOf ?? null,
    provenance: JSON.stringify(draft.provenance),
    answerable: draft.answerable ? 1 : 0,
    state: 'queued',
    attempts: 0,
    next_at: at.getTime(),
    why: null,
    created_at: at.getTime(),
    sent_at: null,
    progress: null,
    code: null,
    claimed_by: null,
  };
}

export function claimedFrom(row: Omit<OutboxRow, 'seq'> & { seq: number }): Claimed {
  return {
    seq: row.seq,
    id: row.id,
    conversationId: row.conversation_id,
    ...(row.message_id ? { messageId: row.message_id } : {}),
    channel: row.channel as Claimed['channel'],
    recipient: row.recipient,
    to: row.audience as Claimed['to'],
    kind: row.kind as Claimed['kind'],
    text: row.text,
    ...(row.choices ? { choices: JSON.parse(row.choices) } : {}),
    ...(row.copy_of ? { copyOf: JSON.parse(row.copy_of) } : {}),
    ...(row.record ? { record: row.record } : {}),
    ...(row.receipt_to ? { receiptTo: JSON.parse(row.receipt_to) } : {}),
    ...(row.replaces ? { replaces: JSON.parse(row.replaces) } : {}),
    about: row.about,
    attempt: row.attempts + 1,
  };
}
