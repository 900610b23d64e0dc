/** The shared database keeps the store's promises, on a real PostgreSQL, and with several processes at once. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreError } from '../../src/core/errors.ts';
import { openStore } from '../../src/store/open.ts';
import { startPostgres, type TestPostgres } from '../standins/postgres.ts';
import { storeContract } from './contract.ts';
import { keepsEverything } from './reopening.ts';
import { answered, draft, T0 } from './samples.ts';
import { severalProcesses } from './several-processes.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server?.stop());

storeContract('PostgreSQL', async () => openStore(await server.newDatabase()));
severalProcesses(() => server.newDatabase());

describe('the shared store', () => {
  it('lets a session be held by one process only, until it lets go or is not heard of any more', async () => {
    const url = await server.newDatabase();
    const [one, other] = [await openStore(url), await openStore(url)];
    const holds = (store: typeof one, holder: string, at: number) =>
      store.keys.hold('s', holder, new Date(at), new Date(at + 15_000));
    expect(await holds(one, 'one', 0)).toBe(1);
    expect(await holds(other, 'other', 14_999)).toBeUndefined();
    expect(await holds(other, 'other', 15_000)).toBe(2);
    expect(await holds(one, 'one', 20_000)).toBeUndefined();
    await other.keys.letGo('s', 'other');
    expect(await holds(one, 'one', 20_001)).toBe(3);
    const both = await Promise.all([holds(one, 'a', 50_000), holds(other, 'b', 50_000)]);
    expect(both.filter((fence) => fence !== undefined)).toEqual([4]);
    await Promise.all([one.close(), other.close()]);
  });

  it('sends what a killed process was sending, once that one has been silent for long enough', async () => {
    const url = await server.newDatabase();
    const [one, other] = [await openStore(url), await openStore(url)];
    await answered(one, (id) => [draft('o1', id)]);
    await one.claim('telegram', T0, 10);
    expect(await other.requeueAbandoned('telegram', T0, true)).toEqual({ requeued: 0, others: 1 });
    // As it stands in the database twenty seconds after a kill.
    await server.query(url, 'update processes set until = 0 where id = (select claimed_by from outbox)');
    expect(await other.requeueAbandoned('telegram', T0, false)).toEqual({ requeued: 1, others: 0 });
    await Promise.all([one.close(), other.close()]);
  });

  it('keeps everything when it is closed and opened again', async () => keepsEverything(await server.newDatabase()));

  it.each([
    ['is not there', (url: string) => url.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1'), /ECONNREFUSED/],
    ['has no such database', (url: string) => url.replace(/desk_\d+$/, 'no_such_database'), /does not exist/],
    ['does not know the user', (url: string) => url.replace('postgres:only', 'somebody:only'), /somebody/],
  ])('says in one sentence what to check when the server %s, and never repeats the password', async (_, wrong, why) => {
    const url = wrong(await server.newDatabase());
    const refused = await openStore(url).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreError);
    const { message } = refused as StoreError;
    expect(message).toMatch(
      /^PostgreSQL cannot be reached \(.+\); check that the server runs, that DATABASE_URL names/,
    );
    expect(message).toMatch(why);
    expect(message).not.toMatch(/only-for-tests|backup/);
  });
});
