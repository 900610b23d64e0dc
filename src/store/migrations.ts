/** Numbered, forward only; run at every start. Both databases run the same steps. */
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { StoreError } from '../core/errors.ts';
import type { Tables } from './schema.ts';

export type Dialect = 'libsql' | 'postgres';

/** An integer that the database counts up, in either database's words. */
function counter(dialect: Dialect) {
  return dialect === 'libsql' ? sql`integer primary key autoincrement` : sql`bigserial primary key`;
}

function first(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const run = (statement: string) => sql.raw(statement).execute(db);
      await run(`create table conversations (
        id text primary key, channel text not null, address text not null, status text not null,
        state text not null, version integer not null, updated_at bigint not null, unique (channel, address))`);
      await run('create index conversations_by_time on conversations (updated_at)');
      await sql`create table inbox (
        seq ${counter(dialect)}, id text not null unique, conversation_id text not null, sender text not null,
        kind text not null, text text not null, edit_of text, body text not null, received_at bigint not null,
        decided_at bigint, outcome text)`.execute(db);
      await run('create index inbox_undecided on inbox (conversation_id, seq) where decided_at is null');
      await run('create index inbox_by_conversation on inbox (conversation_id, seq)');
      await run('create index inbox_edits on inbox (edit_of, seq) where edit_of is not null');
      await sql`create table outbox (
        seq ${counter(dialect)}, id text not null unique, conversation_id text not null, message_id text,
        channel text not null, recipient text not null, audience text not null, kind text not null, speaker text not null,
        text text not null, choices text, copy_of text, about text not null, provenance text not null,
        answerable integer not null, state text not null, attempts integer not null, next_at bigint not null,
        why text, created_at bigint not null, sent_at bigint)`.execute(db);
      await run("create index outbox_unsent on outbox (channel, recipient, seq) where state in ('queued', 'sending')");
      await run('create index outbox_by_conversation on outbox (conversation_id, seq)');
      await run(`create table refs (
        channel text not null, place text not null, ref text not null, outbox_id text not null,
        conversation_id text not null, answerable integer not null, primary key (channel, place, ref))`);
      await run(`create table tickets (
        id text primary key, conversation_id text not null, kind text not null, desk text not null,
        status text not null, urgent integer not null, body text not null, opened_at bigint not null,
        updated_at bigint not null, closed_at bigint)`);
      await run('create index tickets_by_conversation on tickets (conversation_id)');
      await run(`create table threads (
        place text not null, thread text not null, conversation_id text not null,
        primary key (place, conversation_id), unique (place, thread))`);
      await run('create table facts (name text primary key, value text not null)');
    },
  };
}

/** What a channel needs that keeps a session of its own with its network: WhatsApp. */
const channelSessions: Migration = {
  async up(db: Kysely<unknown>) {
    const run = (statement: string) => sql.raw(statement).execute(db);
    await run(`create table channel_keys (
      session text not null, type text not null, id text not null, value text not null,
      primary key (session, type, id))`);
    await run(`create table channel_journal (
      session text not null, id text not null, message text not null, seq bigint not null, value text not null,
      handled integer not null, at bigint not null, primary key (session, id))`);
    await run('create index channel_journal_unhandled on channel_journal (session, seq) where handled = 0');
    await run('create index channel_journal_by_message on channel_journal (session, message)');
    await run('create index channel_journal_by_seq on channel_journal (session, seq)');
    await run(
      'create table leases (name text primary key, holder text not null, fence bigint not null, until bigint not null)',
    );
    await run(`create table addresses (
      channel text not null, address text not null, canonical text not null, heard_at bigint not null,
      primary key (channel, address))`);
    await run('create index addresses_by_canonical on addresses (channel, canonical)');
    await run('create index refs_by_ref on refs (channel, ref)');
  },
};

/** How far messages have come that have left, as their network tells. */
const progress: Migration = {
  async up(db: Kysely<unknown>) {
    const run = (statement: string) => sql.raw(statement).execute(db);
    await run('alter table outbox add column progress text');
    await run('alter table outbox add column code text');
    await run('alter table refs add column progress text');
    await run('create index refs_by_outbox on refs (outbox_id)');
  },
};

/** Who claimed what is being sent, and who of them lives. */
const claims: Migration = {
  async up(db: Kysely<unknown>) {
    const run = (statement: string) => sql.raw(statement).execute(db);
    await run('alter table outbox add column claimed_by text');
    await run('create table processes (id text primary key, until bigint not null)');
  },
};

/** When conversations have to be looked at again, what programs read of an alert, and whose words a message passes on. */
const dueTimes: Migration = {
  async up(db: Kysely<unknown>) {
    const run = (statement: string) => sql.raw(statement).execute(db);
    await run('alter table conversations add column wakes_at bigint');
    await run('create index conversations_by_wake on conversations (wakes_at) where wakes_at is not null');
    await run('alter table outbox add column record text');
    await run('alter table outbox add column receipt_to text');
  },
};

/** Which message of a staff chat says how things stand with a customer. */
const cards: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table threads add column card text').execute(db);
  },
};

/** Which message of ours a correction takes the place of. One version of the desk added it in the step before. */
function corrections(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      if (dialect === 'postgres') {
        await sql.raw('alter table outbox add column if not exists replaces text').execute(db);
        return;
      }
      const tables = await db.introspection.getTables();
      const outbox = tables.find(({ name }) => name === 'outbox');
      if (outbox?.columns.some(({ name }) => name === 'replaces')) return;
      await sql.raw('alter table outbox add column replaces text').execute(db);
    },
  };
}

/** What only the newest message of tells. */
const latest: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table outbox add column latest_of text').execute(db);
  },
};

/** Brings the database up to this version of the desk. @throws StoreError when a step fails */
export async function migrate(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const migrations = {
    '0001_first': first(dialect),
    '0002_channel_sessions': channelSessions,
    '0003_progress': progress,
    '0004_claims': claims,
    '0005_due_times': dueTimes,
    '0006_cards': cards,
    '0007_corrections': corrections(dialect),
    '0008_latest': latest,
  };
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error)
    throw new StoreError('the database could not be brought up to date; restore a backup or look at the cause', {
      cause: error,
    });
}
