/** Small true values for the store's tests: messages, drafts, tickets, and decisions over them. */
import type { Conversation } from '../../src/core/conversation.ts';
import type { Aim, CustomerMessage, StaffMessage } from '../../src/core/message.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import type { Commit, OutboxDraft, Store } from '../../src/store/store.ts';

export const T0 = new Date('2026-01-05T02:00:00Z');

/** A moment some seconds after the tests' first one. */
export const later = (seconds: number) => new Date(T0.getTime() + seconds * 1000);

/** A customer's words; `id` is the network's. */
export function said(id: string, text: string, more: Partial<CustomerMessage> = {}): CustomerMessage {
  return {
    from: 'customer',
    id,
    channel: 'telegram',
    kind: 'text',
    text,
    sentAt: T0,
    address: 'c1',
    customer: { name: 'Ana' },
    ...more,
  };
}

/** Words of staff in their group. */
export function staffSaid(id: string, text: string, aim: Aim, more: Partial<StaffMessage> = {}): StaffMessage {
  return {
    from: 'staff',
    id,
    channel: 'telegram',
    kind: 'text',
    text,
    sentAt: T0,
    staff: { id: 's1', name: 'Li' },
    place: 'group',
    aim,
    ...more,
  };
}

/** A bot's answer to the customer of a conversation, unless said otherwise. */
export function draft(id: string, conversationId: string, more: Partial<OutboxDraft> = {}): OutboxDraft {
  return {
    id,
    conversationId,
    channel: 'telegram',
    to: 'customer',
    recipient: 'c1',
    kind: 'answer',
    by: 'bot',
    text: `words of ${id}`,
    provenance: [{ kind: 'phrase', phrase: 'test', language: 'en' }],
    answerable: false,
    about: 'Ana',
    ...more,
  };
}

/** An alert in the staff's group; a reply to it goes to the customer. */
export function alert(id: string, conversationId: string, more: Partial<OutboxDraft> = {}): OutboxDraft {
  return draft(id, conversationId, { to: 'staff', recipient: 'group', kind: 'alert', answerable: true, ...more });
}

export function ticket(id: string, more: Partial<Ticket> = {}): Ticket {
  return {
    id,
    kind: 'quote',
    desk: 'sales',
    status: 'open',
    urgent: false,
    topics: ['quote-request'],
    fields: { quantity: 25, unit: 'kg' },
    words: 'price please',
    openedAt: T0,
    updatedAt: T0,
    ...more,
  };
}

/** A decision about everything that is undecided in a conversation, not yet written. */
export async function decisionOn(
  store: Store,
  conversationId: string,
  more: Partial<Omit<Commit, 'conversation'>> & { readonly change?: Partial<Conversation> } = {},
): Promise<Commit> {
  const { conversation, version, undecided } = await found(store.load(conversationId));
  const { change, ...about } = more;
  return {
    conversation: { ...conversation, ...change },
    expectedVersion: version,
    decided: undecided.map(({ seq }) => seq),
    outcome: null,
    outbox: [],
    openedTickets: [],
    updatedTickets: [],
    withdrawBotWords: false,
    at: T0,
    ...about,
  };
}

/** Takes one message in and says which conversation it went to. */
export async function arrive(store: Store, message: CustomerMessage | StaffMessage, at = T0): Promise<string> {
  const [received] = await store.receive([message], at);
  return (received as { conversationId: string }).conversationId;
}

let turns = 0;

/** A customer says something, and it is answered with these rows. */
export async function answered(
  store: Store,
  rows: (conversationId: string) => readonly OutboxDraft[],
  about: Partial<CustomerMessage> & { readonly at?: Date } = {},
): Promise<string> {
  const { at = T0, ...message } = about;
  turns += 1;
  const id = await arrive(store, said(`turn-${turns}`, 'a question', message), at);
  const outcome = await store.commit(await decisionOn(store, id, { outbox: rows(id), at }));
  if (outcome !== 'saved') throw new Error(`not answered: ${outcome}`);
  return id;
}

/** Claims what may be sent now and says that it was. */
export async function sendAll(store: Store, at = T0): Promise<string[]> {
  const rows = await store.claim('telegram', at, 100);
  await store.settle(
    rows.map(({ id, recipient }) => ({
      id,
      at,
      result: { state: 'sent', refs: [{ channel: 'telegram', place: recipient, id: `ref-${id}` }] },
    })),
  );
  return rows.map((row) => row.id);
}

/** What a store gave, or a failure of the test. */
export async function found<T>(value: Promise<T | undefined> | T | undefined): Promise<T> {
  const given = await value;
  if (given === undefined) throw new Error('not found');
  return given;
}
