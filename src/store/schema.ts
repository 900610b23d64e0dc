/** Tables of the desk. Portable subset: text, integers, no database's own types; times are milliseconds since 1970. */
import type { Generated } from 'kysely';

export interface ConversationRow {
  id: string;
  channel: string;
  address: string;
  status: string;
  /** JSON of the whole conversation. */
  state: string;
  version: number;
  updated_at: number;
  /** When the desk has to look at it next, whatever is said; null for never. */
  wakes_at: number | null;
}

export interface InboxRow {
  seq: Generated<number>;
  /** `channel:id`, unique for ever. */
  id: string;
  conversation_id: string;
  sender: string;
  kind: string;
  text: string;
  /** The message that this one changes, in the form of `id`. */
  edit_of: string | null;
  /** JSON of the message. */
  body: string;
  received_at: number;
  decided_at: number | null;
  /** JSON of the outcome. */
  outcome: string | null;
}

export interface OutboxRow {
  seq: Generated<number>;
  id: string;
  conversation_id: string;
  /** The message whose turn it comes from. */
  message_id: string | null;
  channel: string;
  recipient: string;
  audience: string;
  kind: string;
  /** `bot` or `person`. */
  speaker: string;
  text: string;
  choices: string | null;
  copy_of: string | null;
  about: string;
  /** The ticket of an alert, as JSON; only for routes that programs read. */
  record: string | null;
  /** JSON of the person's own message that this passes on. */
  receipt_to: string | null;
  /** JSON of the message of ours whose place it takes. */
  replaces: string | null;
  /** What only the newest message of tells; null for one that stays worth reading. */
  latest_of: string | null;
  provenance: string;
  /** 1 when a reply of staff to it goes to the customer. */
  answerable: number;
  state: string;
  attempts: number;
  next_at: number;
  why: string | null;
  created_at: number;
  sent_at: number | null;
  /** How far the network says it has come; null where nothing was told. */
  progress: string | null;
  /** Why it failed, in the network's own numbers. */
  code: string | null;
  /** The process that claimed it last. */
  claimed_by: string | null;
}

/** A process that uses a shared database, and until when it counts as alive. */
export interface ProcessRow {
  id: string;
  until: number;
}

/** Where an outgoing message stands on its network, one row a piece. */
export interface RefRow {
  channel: string;
  place: string;
  ref: string;
  outbox_id: string;
  conversation_id: string;
  answerable: number;
  /** How far this piece has come; null where nothing was told. */
  progress: string | null;
}

export interface TicketRow {
  id: string;
  conversation_id: string;
  kind: string;
  desk: string;
  status: string;
  urgent: number;
  /** JSON of the ticket. */
  body: string;
  opened_at: number;
  updated_at: number;
  closed_at: number | null;
}

export interface ThreadRow {
  place: string;
  thread: string;
  conversation_id: string;
  /** The message that says how things stand, in that place; null when there is none. */
  card: string | null;
}

export interface FactRow {
  name: string;
  value: string;
}

/** A key of a channel's session with its network; the value is sealed. */
export interface ChannelKeyRow {
  session: string;
  type: string;
  id: string;
  value: string;
}

/** What a channel has decrypted; `handled` is 1 when it is surely in the inbox. */
export interface ChannelJournalRow {
  session: string;
  id: string;
  message: string;
  seq: number;
  value: string;
  handled: number;
  at: number;
}

/** Which process holds a session; `fence` rises with each change of holder. */
export interface LeaseRow {
  name: string;
  holder: string;
  fence: number;
  until: number;
}

/** An address of a person; `canonical` is the one that their conversation stands under. */
export interface AddressRow {
  channel: string;
  address: string;
  canonical: string;
  /** When we last heard from there; 0 for never. */
  heard_at: number;
}

export interface Tables {
  conversations: ConversationRow;
  inbox: InboxRow;
  outbox: OutboxRow;
  refs: RefRow;
  tickets: TicketRow;
  threads: ThreadRow;
  facts: FactRow;
  channel_keys: ChannelKeyRow;
  channel_journal: ChannelJournalRow;
  leases: LeaseRow;
  processes: ProcessRow;
  addresses: AddressRow;
}
