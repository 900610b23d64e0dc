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
