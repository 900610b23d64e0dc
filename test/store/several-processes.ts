/** Two stores on one database stand for two processes: they share the work and never do it twice. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../src/store/open.ts';
import type { Line, Received, Store } from '../../src/store/store.ts';
import { answered, arrive, decisionOn, draft, found, said, staffSaid, T0 } from './samples.ts';

const numbers = (length: number) => Array.from({ length }, (_, i) => i);

/** @param newDatabase  gives the address of a new, empty database */
export function severalProcesses(newDatabase: () => Promise<string>): void {
  describe('two processes on one database', () => {
    let one: Store;
    let two: Store;
    beforeEach(async () => {
      const url = await newDatabase();
      // Both bring the new database up to date at the same moment.
      [one, two] = await Promise.all([openStore(url), openStore(url)]);
    });
    afterEach(() => Promise.all([one.close(), two.close()]));

    it('take a message in once between them', async () => {
      const deliveries = numbers(40).map((n) => (n % 2 ? one : two).receive([said(`m${n % 10}`, 'hi')], T0));
      const received = (await Promise.all(deliveries)).flat();
      expect(received.filter((r) => r.fresh)).toHaveLength(10);
      expect(new Set(received.map((r) => r.conversationId)).size).toBe(1);
      expect(await one.conversations(10)).toHaveLength(1);
    });

    it('both take in messages of the same two customers, in opposite order, and neither fails', async () => {
      const pair = (n: number) => [said(`a${n}`, 'a', { address: 'a' }), said(`b${n}`, 'b', { address: 'b' })];
      const received: Received[] = [];
      for (const n of numbers(30)) {
        const crossing = [one.receive(pair(2 * n), T0), two.receive(pair(2 * n + 1).reverse(), T0)];
        received.push(...(await Promise.all(crossing)).flat());
      }
      expect(received.every((r) => r.fresh)).toBe(true);
      expect(await one.conversations(10)).toHaveLength(2);
    });

    it('decide a message once between them', async () => {
      const id = await arrive(one, said('m1', 'hi'));
      const commits = await Promise.all(
        numbers(10).map(async (n) => {
          const store = n % 2 ? one : two;
          return { store, commit: await decisionOn(store, id, { outbox: [draft(`o${n}`, id)] }) };
        }),
      );
      const outcomes = await Promise.all(commits.map(({ store, commit }) => store.commit(commit)));
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
      expect(await two.backlog()).toEqual({ telegram: 1 });
    });

    it('decide the same conversations at the same moment, in opposite order, and each message once', async () => {
      const ids = await Promise.all(numbers(20).map((n) => arrive(one, said(`m${n}`, 'hi', { address: `c${n}` }))));
      const commits = await Promise.all(ids.map((id) => decisionOn(one, id)));
      const outcomes = await Promise.all([
        ...commits.map((commit) => one.commit(commit)),
        ...[...commits].reverse().map((commit) => two.commit(commit)),
      ]);
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(20);
      expect(await two.undecided()).toEqual([]);
    });

    it('send a message once between them, each customer’s in order', async () => {
      for (const c of numbers(10)) {
        const address = `c${c}`;
        const words = numbers(3).map((n) => `${address}-${n}`);
        await answered(one, (id) => words.map((w) => draft(w, id, { recipient: address })), { address });
      }
      const sent: string[] = [];
      async function work(store: Store): Promise<void> {
        for (;;) {
          const rows = await store.claim('telegram', T0, 4);
          sent.push(...rows.map((row) => row.id));
          await store.settle(rows.map(({ id }) => ({ id, at: T0, result: { state: 'sent', refs: [] } })));
          if (rows.length === 0 && !(await store.backlog()).telegram) return;
        }
      }
      await Promise.all([work(one), work(two), work(one), work(two)]);
      expect(sent).toHaveLength(30);
      for (const c of numbers(10)) {
        expect(sent.filter((id) => id.startsWith(`c${c}-`))).toEqual(numbers(3).map((n) => `c${c}-${n}`));
      }
    });

    it('leave alone what the other is sending, also at the start, and send it when that one lives no longer', async () => {
      const url = await newDatabase();
      const first = await openStore(url);
      await answered(first, (id) => [draft('o1', id), draft('o2', id)]);
      await first.claim('telegram', T0, 10);
      const second = await openStore(url);
      expect(await second.requeueAbandoned('telegram', T0, true)).toEqual({ requeued: 0, others: 1 });
      expect(await second.requeueAbandoned('web', T0, true)).toEqual({ requeued: 0, others: 0 });
      expect(await second.claim('telegram', T0, 10)).toEqual([]);
      await first.settle([{ id: 'o1', at: T0, result: { state: 'sent', refs: [] } }]);
      expect(await second.claim('telegram', T0, 10)).toMatchObject([{ id: 'o2', attempt: 1 }]);
      // Closed while it sends: the next one need not wait for its silence.
      await second.close();
      expect(await first.requeueAbandoned('telegram', T0, false)).toEqual({ requeued: 1, others: 0 });
      expect(await first.claim('telegram', T0, 10)).toMatchObject([{ id: 'o2', attempt: 2 }]);
      await first.close();
    });

    it('receive and decide at the same time without standing in each other’s way', async () => {
      const id = await arrive(one, said('m0', 'begin'));
      let writing = true;
      const written = Promise.all(
        numbers(60).map((n) => (n % 2 ? one : two).receive([said(`m${n + 1}`, `${n}`)], T0)),
      ).finally(() => {
        writing = false;
      });
      async function decideAll(store: Store): Promise<number> {
        let decided = 0;
        for (let more = true; more; ) {
          more = writing;
          const commit = await decisionOn(store, id);
          if (commit.decided.length === 0) continue;
          more = true;
          if ((await store.commit(commit)) === 'saved') decided += commit.decided.length;
        }
        return decided;
      }
      const [byOne, byTwo] = await Promise.all([decideAll(one), decideAll(two)]);
      await written;
      expect(byOne + byTwo).toBe(61);
      expect((await found(one.load(id))).undecided).toEqual([]);
    });

    it('show each line once to someone who reads on while both write', async () => {
      const id = await arrive(one, said('m0', 'begin'));
      const shown: Line[] = [];
      let cursor: string | undefined;
      const read = async () => {
        const page = await one.lines(id, 'staff', cursor);
        shown.push(...page.lines);
        cursor = page.cursor;
      };
      let writing = true;
      const written = Promise.all(
        [one, two].map(async (store, s) => {
          for (const n of numbers(40)) await store.receive([said(`m${s}-${n}`, `${n}`)], T0);
        }),
      ).finally(() => {
        writing = false;
      });
      while (writing) await read();
      await written;
      await read();
      expect(shown).toHaveLength(81);
      expect(new Set(shown.map((line) => line.id)).size).toBe(81);
    });

    it('never let the bot’s decision of one pass a person’s words that the other took in', async () => {
      for (const n of numbers(15)) {
        const address = `c${n}`;
        const id = await arrive(one, said(`m${n}`, 'price?', { address }));
        const commit = await decisionOn(one, id, { outbox: [draft(`o${n}`, id, { recipient: address })] });
        const [outcome] = await Promise.all([
          one.commit(commit),
          two.receive([staffSaid(`s${n}`, 'I am here', { conversationId: id })], T0),
        ]);
        const { undecided } = await found(two.load(id));
        const waiting = undecided.map((s) => s.message.from);
        expect(waiting).toEqual(outcome === 'saved' ? ['staff'] : ['customer', 'staff']);
      }
    });
  });
}
