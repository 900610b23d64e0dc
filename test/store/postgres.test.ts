/** The shared database keeps the store's promises, on a real PostgreSQL, and with several processes at once. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreError } from '../../src/core/errors.ts';
import { openStore } from '../../src/store/open.ts';
import { startPostgres, type TestPostgres } from '../standins/postgres.ts';
import { storeContract } from './contract.ts';
import { keepsEverything } from './reopening.ts';
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

  it('keeps everything when it is closed and opened again', async () => keepsEverything(await server.newDatabase()));

  it('says in one sentence that the server cannot be used, and never repeats the password', async () => {
    const url = (await server.newDatabase()).replace(/desk_\d+$/, 'no_such_database');
    const refused = await openStore(url).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreError);
    const { message } = refused as StoreError;
    expect(message).toMatch(/^PostgreSQL cannot be used \(.+\); check DATABASE_URL and that the server runs$/);
    expect(message).not.toContain('only-for-tests');
  });
});
