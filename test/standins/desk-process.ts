/** The real desk, built, as a process of its own: opened, killed, opened again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string>>;

/** How a process ended: by itself with a code, or by a signal. */
interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One step of the desk, as pino writes it. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

interface DeskOptions {
  /** The data folder, to open one again that another desk has left; default a new one. */
  readonly folder?: string;
  /** The built project; default the one that `test/build-once.js` has made. */
  readonly project?: string;
  /** Through `npm start`, in a process group of its own. */
  readonly byNpm?: boolean;
}

/** A process that starts in two seconds on a quiet machine; test machines are not quiet. */
const LONGEST_START_MS = 30_000;
const LONGEST_END_MS = 15_000;
const LOOK_EVERY_MS = 20;
const OPEN = /The desk is open at (http:\S+) \(chat\)/;

const running = new Set<ChildProcess>();
const folders = new Set<string>();

/** A running desk; made by `startDesk`. */
export type Desk = ReturnType<typeof startDesk>;

/** For `afterEach` or `afterAll`: kills every desk that still runs and removes all that they wrote. */
export async function endDesks(): Promise<void> {
  const ends = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of running) kill(child, 'SIGKILL');
  await Promise.all(ends);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

/** An empty folder that `endDesks` removes. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  folders.add(folder);
  return folder;
}

/** The folder with the built desk and its English base. */
export function builtProject(): string {
  const { DESK_BUILT, DESK_NOT_BUILT } = process.env;
  if (DESK_NOT_BUILT || !DESK_BUILT) throw new Error(`The desk could not be built: ${DESK_NOT_BUILT ?? 'no build'}`);
  return DESK_BUILT;
}

/** The built desk with a knowledge base of its own, which a test may spoil. */
export function projectOfItsOwn(): string {
  const project = newFolder();
  for (const name of ['dist', 'knowledge', 'package.json']) {
    cpSync(path.join(builtProject(), name), path.join(project, name), { recursive: true });
  }
  symlinkSync(path.resolve('node_modules'), path.join(project, 'node_modules'));
  return project;
}

/** Starts a desk in its own folder, on a free port, at machine pace. Nothing of the environment of the tests reaches it. */
export function startDesk(given: Environment = {}, options: DeskOptions = {}) {
  const { folder = newFolder(), project = builtProject(), byNpm = false } = options;
  const data = path.join(folder, 'data');
  shareModels(data);
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    PACING: 'off',
    QUIET_WINDOW_MS: '0',
    DATABASE_URL: `file:${path.join(data, 'desk.db')}`,
    ...given,
  };
  let run = begin();

  function begin() {
    const main = path.join(project, 'dist', 'src', 'main.js');
    const [program, ...args] = byNpm
      ? ['npm', 'start', '--ignore-scripts', '--silent']
      : [process.execPath, '--disable-warning=ExperimentalWarning', main];
    const cwd = byNpm ? project : folder;
    return watch(spawn(program as string, args, { cwd, env, detached: byNpm, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  async function opened(): Promise<string> {
    return (await run.says(OPEN, { what: 'the desk to open', timeoutMs: LONGEST_START_MS }))[1] as string;
  }

  return {
    folder,
    data,
    /** Waits until the pages are served. @returns their address */
    opened,
    /** The address of the pages; the desk must have opened. */
    get url(): string {
      return OPEN.exec(run.stdout())?.[1] ?? '';
    },
    get pid(): number {
      return run.child.pid as number;
    },
    /** What the present process has printed so far. */
    stdout: () => run.stdout(),
    stderr: () => run.stderr(),
    /** Waits until stdout or stderr contain this; what was printed before counts. */
    says: (pattern: RegExp, what: string) => run.says(pattern, { what, timeoutMs: LONGEST_START_MS }),

    /** The lines of the log that it has written so far. */
    log: () => run.log(),
    /** Looks each time when it has said something, until the look finds anything. */
    until: <T>(look: () => T | undefined, what: string) => run.wait(look, what, LONGEST_START_MS),

    /** Waits until `/readyz` says that every part works. */
    async ready(): Promise<void> {
      await waitUntil(`${await opened()}/readyz`, (answer) => answer.status === 200);
    },

    /** Waits until the process ends by itself. */
    ended: () => run.ended(LONGEST_START_MS),

    /** As a power cut would end it. */
    async kill9(): Promise<void> {
      kill(run.child, 'SIGKILL');
      await run.ended(LONGEST_END_MS);
    },

    /** Asks it to end, as a service manager does. @returns its exit code, 143 when the signal itself ended it */
    async terminate(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
      kill(run.child, signal);
      const { code, signal: by } = await run.ended(LONGEST_END_MS);
      return by === 'SIGTERM' ? 143 : code;
    },

    /** Starts again on the same folder; the process before must have ended. */
    restart(): void {
      if (running.has(run.child)) throw new Error('The desk still runs: end it before it is started again.');
      run = begin();
    },
  };
}

/** Asks an address until the answer fits. */
export async function waitUntil(
  url: string,
  fits: (answer: { status: number; text: string }) => boolean,
  timeoutMs = LONGEST_START_MS,
): Promise<{ status: number; text: string }> {
  const end = Date.now() + timeoutMs;
  let last = { status: 0, text: 'no answer' };
  while (Date.now() < end) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) last = { status: answer.status, text: await answer.text() };
    if (answer && fits(last)) return last;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`Waited ${timeoutMs} ms for ${url}; its last answer was ${last.status} ${last.text}`);
}

/** Every desk reads the model that was trained once. */
function shareModels(data: string): void {
  const models = path.resolve('node_modules', '.cache', 'desk', 'models');
  try {
    mkdirSync(data, { recursive: true });
    symlinkSync(models, path.join(data, 'models'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** To the whole group when the process leads one. */
function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.spawnargs[0] === 'npm') process.kill(-(child.pid as number), signal);
    else child.kill(signal);
  } catch (error) {
    // It has ended in this moment.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Listens to a process, and lets a test wait for what it says and for its end. */
function watch(child: ChildProcess) {
  const said = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  let ending: Ending | undefined;
  running.add(child);
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (words: string) => {
      said[stream] += words;
      for (const listen of listeners) listen();
    });
  }
  // Only when both streams have been read to their end as well.
  child.once('close', (code, signal) => {
    ending = { code, signal };
    running.delete(child);
    for (const listen of listeners) listen();
  });

  function wait<T>(look: () => T | undefined, what: string, timeoutMs: number): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => end(() => reject(new Error(`Waited ${timeoutMs} ms for ${what}${lately()}`))),
        timeoutMs,
      );
      const end = (settle: () => void) => {
        clearTimeout(timer);
        listeners.delete(listen);
        settle();
      };
      const listen = () => {
        const found = look();
        if (found !== undefined) end(() => resolve(found));
        else if (ending) end(() => reject(new Error(`The desk ended (${ending?.code}) before ${what}${lately()}`)));
      };
      listeners.add(listen);
      listen();
    });
  }

  /** Its own JSON lines among the plain ones for people; a line that is not complete yet is left out. */
  function log(): readonly LogLine[] {
    const lines = said.stdout.slice(0, said.stdout.lastIndexOf('\n') + 1).split('\n');
    return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as LogLine);
  }

  const lately = () => `; it said:\n${said.stdout.slice(-1500)}\n${said.stderr.slice(-1500)}`;
  return {
    child,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    log,
    wait,
    ended: (timeoutMs: number) => wait(() => ending, 'the desk to end', timeoutMs),
    says: (pattern: RegExp, { what, timeoutMs }: { what: string; timeoutMs: number }) =>
      wait(() => pattern.exec(said.stdout) ?? pattern.exec(said.stderr) ?? undefined, what, timeoutMs),
  };
}
