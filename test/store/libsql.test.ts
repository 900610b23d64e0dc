/** The embedded database keeps the store's promises, in a file and in memory. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { StoreError } from '../../src/core/errors.ts';
import { IN_MEMORY, openStore } from '../../src/store/open.ts';
import { storeContract } from './contract.ts';
import { keepsEverything } from './reopening.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'desk-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function newFile(): string {
  files += 1;
  return `file:${path.join(folder, `desk-${files}.db`)}`;
}

storeContract('libsql, in a file', () => openStore(newFile()));
storeContract('libsql, in memory', () => openStore(IN_MEMORY));

describe('the file of the embedded store', () => {
  it('keeps everything when it is closed and opened again', () => keepsEverything(newFile()));

  it('gives a session at once to whoever opens it: whoever held it is dead, because the file was free', async () => {
    const store = await openStore(newFile());
    const soon = new Date(Date.now() + 60_000);
    expect(await store.keys.hold('s', 'killed', new Date(), soon)).toBe(1);
    expect(await store.keys.hold('s', 'next', new Date(), soon)).toBe(2);
    await store.close();
  });

  it('makes the folders that it needs', async () => {
    const store = await openStore(`file:${path.join(folder, 'new', 'deeper', 'desk.db')}`);
    await store.probe();
    await store.close();
  });

  it('is refused with one clear sentence when it is not a database, and left as it was', async () => {
    const file = path.join(folder, 'letter.db');
    writeFileSync(file, 'Dear Sirs, this is not a database. '.repeat(200));
    for (const _ of [1, 2]) {
      const refused = openStore(`file:${file}`);
      await expect(refused).rejects.toThrow(StoreError);
      await expect(refused).rejects.toThrow(/letter\.db cannot be opened .*restore a backup/);
    }
  });
});
