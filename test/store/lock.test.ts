/** One embedded database belongs to one process, and to the next one at once when that is gone. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, it } from '@jest/globals';
import { StoreError } from '../../src/core/errors.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

const SCRIPT = fileURLToPath(new URL('./open-and-wait.ts', import.meta.url));
const IN_USE =
  /another process of the desk is using this database; stop it first, or give this one its own DATABASE_URL/;

const folder = mkdtempSync(path.join(tmpdir(), 'desk-lock-'));
const children: ChildProcess[] = [];
const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function newFile(): string {
  files += 1;
  return `file:${path.join(folder, `desk-${files}.db`)}`;
}

async function openHere(url: string): Promise<Store> {
  const store = await openStore(url);
  stores.push(store);
  return store;
}

/** Files of a process that ends are closed one after another; a lock that stays keeps this from ever coming back. */
async function openAsSoonAsFree(url: string): Promise<Store> {
  for (;;) {
    try {
      return await openHere(url);
    } catch (refused) {
      if (!IN_USE.test(String(refused))) throw refused;
      await new Promise((turn) => setImmediate(turn));
    }
  }
}

/** Another process that opens the same file. */
function openElsewhere(url: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, url], { stdio: 'pipe' });
  children.push(child);
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  return {
    child,
    isOpen: () => Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => Promise.reject(complaint))]),
    /** Its exit code, and what it said. */
    ended: async () => ({ code: (await once(child, 'close'))[0], complaint }),
  };
}

it('ends a second process on the same file with a clear sentence, and does not disturb the first', async () => {
  const url = newFile();
  const first = await openHere(url);
  await first.keepFact('kept', 'before');
  const { code, complaint } = await openElsewhere(url).ended();
  expect(code).toBe(1);
  expect(complaint).toMatch(IN_USE);
  expect(complaint.trim().split('\n')).toHaveLength(1);
  await first.keepFact('kept', 'after');
  expect(await first.fact('kept')).toBe('after');
  expect(await first.fact('written by')).toBeUndefined();
});

it('refuses to open a file here that another process has', async () => {
  const url = newFile();
  await openElsewhere(url).isOpen();
  const refused = openStore(url);
  await expect(refused).rejects.toThrow(StoreError);
  await expect(refused).rejects.toThrow(IN_USE);
});

it('gives the file free at once when its process is killed with -9, with everything that was written', async () => {
  const url = newFile();
  const { child, isOpen } = openElsewhere(url);
  await isOpen();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const store = await openHere(url);
  expect(await store.fact('written by')).toBe('the other process');
});

// Under a parent that never asks for it, a dead process stays in the list: it must not count as alive.
it('gives the file free although the dead process is still a zombie', async () => {
  const url = newFile();
  const start = `"$0" --import tsx "$1" "$2" <&0 & echo $! && exec sleep 600 >&- 2>&-`;
  const parent = spawn('bash', ['-c', start, process.execPath, SCRIPT, url], { stdio: 'pipe' });
  children.push(parent);
  const hasEnded = once(parent.stdout, 'end');
  let said = '';
  parent.stdout.on('data', (chunk) => {
    said += chunk;
  });
  while (!said.includes('open')) await once(parent.stdout, 'data');
  const pid = Number.parseInt(said, 10);
  process.kill(pid, 'SIGKILL');
  // It was the last to hold this pipe: the system has closed its files.
  await hasEnded;
  const store = await openAsSoonAsFree(url);
  expect(await store.fact('written by')).toBe('the other process');
  expect(() => process.kill(pid, 0)).not.toThrow();
});

it('can be opened again by the process that closed it', async () => {
  const url = newFile();
  await (await openStore(url)).close();
  const store = await openHere(url);
  await expect(store.probe()).resolves.toBeUndefined();
});

it('says which folder takes no writes, why, and what to do', async () => {
  const inTheWay = path.join(folder, 'letter.txt');
  writeFileSync(inTheWay, 'not a folder');
  for (const place of [path.join(inTheWay, 'data'), '/proc/desk']) {
    const refused = openStore(`file:${place}/desk.db`);
    await expect(refused).rejects.toThrow(StoreError);
    await expect(refused).rejects.toThrow(`the data folder ${place} takes no writes (`);
    await expect(refused).rejects.toThrow('make it writable or set DATABASE_URL or DATA_DIR to another place');
  }
});

it('says so when the lock file itself cannot be used', async () => {
  const url = newFile();
  mkdirSync(`${url.slice('file:'.length)}.lock`);
  await expect(openStore(url)).rejects.toThrow(/\.db\.lock: the lock file cannot be used \(/);
});
