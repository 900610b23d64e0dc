/** The store over SQL: one query source, two databases. */
import { type Kysely, type SqlBool, sql } from 'kysely';
import type { InboundMessage } from '../core/message.ts';
import { lastHeardAddress } from './addresses.ts';
import { writeDecisions } from './decision.ts';
import { groupCommit } from './group-commit.ts';
import { takeIn } from './inbox.ts';
import { keyVault } from './keys.ts';
import { type Dialect, migrate } from './migrations.ts';
import { claimRows, countClaimed, isTakenBack, nextDueAt, requeueRows, sentUnder, settleRow } from './outbox.ts';
import { lastUndelivered, sentAs } from './own-words.ts';
import { beginProcess, claimedBy, claimedByTheLiving } from './processes.ts';
import { noteTidings, progressOf } from './progress.ts';
import { conversationFrom, storedFrom } from './rows.ts';
import type { Tables } from './schema.ts';
import type { Commit, Further, Loaded, Received, Settlement, Store, Stored, Tidings } from './store.ts';
import { threadsIn } from './threads.ts';
import { inTransaction, inUnsyncedTransaction } from './transaction.ts';
import { lastAnswers, readConversations, readLines, readTickets, readWork } from './views.ts';
import { nextWake, overdue } from './wakes.ts';

/** More than any customer types in a burst; the rest waits for the next turn. */
const MOST_UNDECIDED = 50;

/** Migrates the database and returns the store over it. */
export async function sqlStore(db: Kysely<Tables>, dialect: Dialect, release: () => void): Promise<Store> {
  await migrate(db, dialect);
  const self = await beginProcess(db, dialect);
  const listeners = new Set<(conversationId: string) => void>();
  const followers = new Set<(news: Further) => void>();
  const changed = (id: string) => {
    for (const listener of listeners) listener(id);
  };
  const spread = (news: readonly Further[]) => {
    for (const one of news) for (const listener of followers) listener(one);
  };

  const receiveTogether = groupCommit<{ messages: readonly InboundMessage[]; at: Date }, readonly Received[]>((calls) =>
    inTransaction(db, async (tx) => {
      const results: Received[][] = [];
      for (const { messages, at } of calls) {
        const received: Received[] = [];
        for (const message of messages) received.push(await takeIn(tx, message, at, dialect));
        results.push(received);
      }
      return results;
    }),
  );

  const settleTogether = groupCommit<readonly Settlement[], readonly Further[]>((calls) =>
    inTransaction(db, async (tx) => {
      const news: Further[][] = [];
      for (const settlements of calls) {
        const found: Further[] = [];
        for (const settlement of settlements) {
          const further = await settleRow(tx, settlement);
          if (further) found.push(further);
        }
        news.push(found);
      }
      return news;
    }),
  );

  /** What is lost of it in a crash was of use to nobody by then: the message is sent again, and told of again. */
  const tellTogether = groupCommit<readonly Tidings[], readonly Further[]>((calls) =>
    inUnsyncedTransaction(db, dialect, async (tx) => {
      const news: (readonly Further[])[] = [];
      for (const tidings of calls) news.push(await noteTidings(tx, tidings));
      return news;
    }),
  );

  const decideTogether = groupCommit<Commit, 'saved' | 'duplicate' | 'stale'>((commits) =>
    inTransaction(db, (tx) => writeDecisions(tx, commits)),
  );

  async function load(conversationId: string): Promise<Loaded | undefined> {
    const row = await db.selectFrom('conversations').selectAll().where('id', '=', conversationId).executeTakeFirst();
    if (!row) return undefined;
    const undecided = await db
      .selectFrom('inbox')
      .select(['seq', 'body', 'received_at', 'edit_of'])
      .where('conversation_id', '=', conversationId)
      .where('decided_at', 'is', null)
      // A person's words are among them however many stand before: they are decided first.
      .orderBy((e) => e.case().when('sender', '=', 'customer').then(sql.lit(1)).else(sql.lit(0)).end())
      .orderBy('seq')
      .limit(MOST_UNDECIDED)
      .execute();
    const stored: Stored[] = [];
    for (const waiting of undecided.sort((a, b) => a.seq - b.seq)) {
      const before = waiting.edit_of ? await textBefore(waiting.edit_of, waiting.seq) : undefined;
      stored.push({ ...storedFrom(waiting), ...(before === undefined ? {} : { textBefore: before }) });
    }
    return { conversation: conversationFrom(row.state), version: row.version, undecided: stored };
  }

  /** The words a message had before an edit: those of its newest earlier version. */
  async function textBefore(original: string, seq: number): Promise<string | undefined> {
    const row = await db
      .selectFrom('inbox')
      .select('text')
      .where((e) => e.or([e('id', '=', original), e('edit_of', '=', original)]))
      .where('seq', '<', seq)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.text;
  }

  async function keepFact(name: string, value: string): Promise<void> {
    await db
      .insertInto('facts')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }

  return {
    async receive(messages, at) {
      const received = await receiveTogether({ messages, at });
      for (const { conversationId, fresh } of received) if (fresh) changed(conversationId);
      return received;
    },
    load,
    async commit(commit) {
      const outcome = await decideTogether(commit);
      if (outcome === 'saved') changed(commit.conversation.id);
      return outcome;
    },
    overdue: (now) => overdue(db, now),
    nextWake: (after) => nextWake(db, after),
    async undecided() {
      const rows = await db
        .selectFrom('inbox')
        .select(['conversation_id', (e) => e.fn.min('seq').as('first')])
        .where('decided_at', 'is', null)
        .groupBy('conversation_id')
        .orderBy('first')
        .execute();
      return rows.map((row) => row.conversation_id);
    },
    claim: (channel, now, limit) =>
      inUnsyncedTransaction(db, dialect, (tx) => claimRows(tx, self.id, channel, now, limit)),
    isWithdrawn: (id) => isTakenBack(db, id),
    async settle(settlements) {
      if (settlements.length > 0) spread(await settleTogether(settlements));
    },
    async told(tidings) {
      if (tidings.length === 0) return;
      const news = await tellTogether(tidings);
      for (const id of new Set(news.map(({ conversationId }) => conversationId))) changed(id);
      spread(news);
    },
    progress: (ids) => progressOf(db, ids),
    onFurther(listener) {
      followers.add(listener);
      return () => followers.delete(listener);
    },
    requeueClaimed: (channel, at) => inTransaction(db, (tx) => requeueRows(tx, channel, at)),
    requeueAbandoned: (channel, at, withOwn) =>
      inTransaction(db, async (tx) => {
        const living = claimedByTheLiving(tx, dialect, self.id);
        const spared = withOwn ? living : sql<SqlBool>`(${living} or ${claimedBy(self.id)})`;
        const requeued = await requeueRows(tx, channel, at, spared);
        return { requeued, others: await countClaimed(tx, channel, living) };
      }),
    async nextDue(channel) {
      const next = await nextDueAt(db, channel);
      return next === null ? null : new Date(next);
    },
    async backlog() {
      const rows = await db
        .selectFrom('outbox')
        .select(['channel', (e) => e.fn.countAll().as('rows')])
        .where('state', 'in', ['queued', 'sending'])
        .groupBy('channel')
        .execute();
      return Object.fromEntries(rows.map((row) => [row.channel, Number(row.rows)]));
    },
    lines: (conversationId, audience, after) => readLines(db, conversationId, audience, after),
    answers: (conversationId, limit) => lastAnswers(db, conversationId, limit),
    sentAs: (conversationId, own) => sentAs(db, conversationId, own),
    undelivered: (conversationId, outboxId) => lastUndelivered(db, conversationId, outboxId),
    conversations: (limit) => readConversations(db, limit),
    work: () => readWork(db),
    async findConversation(channel, address) {
      const row = await db
        .selectFrom('conversations')
        .select('state')
        .where('channel', '=', channel)
        .where('address', '=', address)
        .executeTakeFirst();
      return row && conversationFrom(row.state);
    },
    tickets: (conversationId) => readTickets(db, conversationId),
    lastHeardAddress: (channel, address) => lastHeardAddress(db, channel, address),
    sentUnder: (channel, ref) => sentUnder(db, channel, ref),
    keys: keyVault(db, dialect, (work) => inTransaction(db, work)),
    ...threadsIn(db),
    async fact(name) {
      return (await db.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst())?.value;
    },
    keepFact,
    probe: () => keepFact('probe', String(Date.now())),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await self.end();
      await db.destroy();
      release();
    },
  };
}
