/** From the start of the process until it is ready, and what it keeps in memory; needs `npm run build` first. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from './run.ts';

const PORT = 38917;
const MAIN = path.join('dist', 'src', 'main.js');
const MODELS = path.join('dist', 'models');
/** As `npm start` runs it: "exec node --flags main.js". */
const NODE_ARGUMENTS = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .slice(2);
const LOOK_EVERY_MS = 20;
const LONGEST_MS = 60_000;

export async function startFigures(folder: string): Promise<readonly Figure[]> {
  if (!existsSync(MAIN)) return [{ what: 'start', value: 'not built', aim: 'npm run build' }];
  // As after a change of the knowledge: without the model of the build.
  renameSync(MODELS, `${MODELS}.aside`);
  const cold = await startOnce(folder, true).finally(() => renameSync(`${MODELS}.aside`, MODELS));
  const cached = await startOnce(folder, false);
  return [
    { what: 'start to ready, nothing cached', value: `${cold.ms.toFixed(0)} ms`, aim: 'under 5000 ms' },
    { what: 'start to ready, model cached', value: `${cached.ms.toFixed(0)} ms`, aim: 'under 2000 ms' },
    { what: 'resident memory when ready', value: `${cached.megabytes.toFixed(0)} MB`, aim: 'under 200 MB' },
  ];
}

/** @param waitForModel  keep the process until its final model is on disk, so that the next start finds it */
async function startOnce(folder: string, waitForModel: boolean): Promise<{ ms: number; megabytes: number }> {
  const begin = performance.now();
  const env = {
    PATH: process.env.PATH,
    PORT: String(PORT),
    DATABASE_URL: `file:${path.join(folder, 'desk.db')}`,
    LOG_LEVEL: 'info',
  };
  const child = spawn(process.execPath, NODE_ARGUMENTS, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  try {
    await until(async () => (await fetch(`http://127.0.0.1:${PORT}/readyz`)).ok);
    const ms = performance.now() - begin;
    if (waitForModel) await until(async () => output.includes('the final model answers now'));
    else await new Promise((resolve) => setTimeout(resolve, 2000));
    return { ms, megabytes: residentMegabytes(child) };
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  while (performance.now() < end) {
    if (await holds().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error('the desk did not become ready within 30 s');
}

function residentMegabytes(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
