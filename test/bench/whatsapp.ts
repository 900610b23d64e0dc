/** The built desk with saved credentials against the stand-in: until it is ready, how fast it answers, what it keeps. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startWhatsApp, type WhatsApp } from '../standins/whatsapp/index.ts';
import type { Person } from '../standins/whatsapp/person.ts';
import type { Figure } from './run.ts';

const PORT = 38918;
const MAIN = path.resolve('dist', 'src', 'main.js');
/** As `npm start` runs it: "exec node --flags main.js". */
const FLAGS = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'));
const PEOPLE = 50;
const AT_ONCE = 100;
const IN_ALL = 10_000;
/** One point of the curve. */
const STEP = 1000;
const LONGEST_MS = 60_000;
const LONGEST_STEP_MS = 10 * 60_000;
const QUESTIONS = ['what is your minimum order quantity', 'who are you', 'do you export to Spain', 'thanks'];

export async function whatsappFigures(folder: string): Promise<readonly Figure[]> {
  if (!existsSync(MAIN)) return [{ what: 'whatsapp', value: 'not built', aim: 'npm run build' }];
  const wa = await startWhatsApp();
  try {
    const without = await startAlone(`${folder}-without`);
    await pair(wa, folder);
    return [...(await measure(wa, folder)), ...without];
  } finally {
    await wa.stop();
  }
}

/** What the same desk takes without WhatsApp: the rest is what WhatsApp adds. */
async function startAlone(folder: string): Promise<readonly Figure[]> {
  const begin = performance.now();
  const desk = start(folder, {});
  try {
    await ready();
    return [
      { what: 'the same desk without it: start to ready', value: seconds(performance.now() - begin), aim: '' },
      { what: 'the same desk without it: resident memory', value: `${residentMegabytes(desk).toFixed(0)} MB`, aim: '' },
    ];
  } finally {
    await end(desk);
  }
}

async function measure(wa: WhatsApp, folder: string): Promise<readonly Figure[]> {
  const begin = performance.now();
  const desk = start(folder, settings(wa));
  try {
    await ready();
    const readyMs = performance.now() - begin;
    const people = Array.from({ length: PEOPLE }, (_, n) =>
      wa.person({ phone: `346000${10_000 + n}`, lid: `1000000000${10_000 + n}`, name: `Buyer ${n}` }),
    );
    // Everybody's first message opens their session; the figure is about what comes then.
    await exchange(wa, people, PEOPLE);
    const quickMs = await exchange(wa, people, AT_ONCE);
    const curve = [residentMegabytes(desk)];
    const stepsMs: number[] = [];
    for (let said = 0; said < IN_ALL; said += STEP) {
      stepsMs.push(await exchange(wa, people, STEP));
      curve.push(residentMegabytes(desk));
      process.stderr.write(`  ${said + STEP} messages: ${curve.at(-1)?.toFixed(0)} MB\n`);
    }
    const perSecond = (IN_ALL * 1000) / stepsMs.reduce((sum, ms) => sum + ms, 0);
    return [
      { what: 'whatsapp: start to ready, saved credentials', value: seconds(readyMs), aim: 'under 2 s' },
      { what: `whatsapp: ${AT_ONCE} encrypted messages in and out`, value: seconds(quickMs), aim: 'under 3 s' },
      { what: 'whatsapp: messages a second, stand-in included', value: perSecond.toFixed(0), aim: '' },
      { what: 'whatsapp: most resident memory', value: `${Math.max(...curve).toFixed(0)} MB`, aim: 'under 250 MB' },
      {
        what: `whatsapp: resident MB before and after each ${STEP} of ${IN_ALL}`,
        value: curve.map((megabytes) => megabytes.toFixed(0)).join(' '),
        aim: 'flat',
      },
    ];
  } finally {
    await end(desk);
  }
}

/** @returns how long it took until as many questions had been answered on the phones, in milliseconds */
async function exchange(wa: WhatsApp, people: readonly Person[], messages: number): Promise<number> {
  const answered = new Set<string>();
  const since = wa.mark();
  const begin = performance.now();
  for (let n = 0; n < messages; n++) people[n % people.length]?.says(QUESTIONS[n % QUESTIONS.length] ?? '');
  const isLast = ({ id, delivered }: { id: string; delivered: boolean }) =>
    delivered && answered.add(id).size >= messages;
  await wa.waitForSent(isLast, { what: `${messages} answers`, since, timeoutMs: LONGEST_STEP_MS });
  return performance.now() - begin;
}

/** Pairs a desk with the stand-in's phone and ends it, so that its folder holds credentials. */
async function pair(wa: WhatsApp, folder: string): Promise<void> {
  const desk = start(folder, settings(wa));
  try {
    const qr = new Promise<string>((resolve) => {
      let said = '';
      desk.stdout?.on('data', (words: Buffer) => {
        said += words;
        const line = /^{"event":"whatsapp\.qr".*$/m.exec(said)?.[0];
        if (line && said.includes('\n', said.indexOf(line))) resolve((JSON.parse(line) as { qr: string }).qr);
      });
    });
    wa.scan(await qr);
    await ready();
  } finally {
    await end(desk);
  }
}

function settings(wa: WhatsApp): Readonly<Record<string, string>> {
  return {
    WHATSAPP_ENABLED: 'true',
    WHATSAPP_SOCKET_URL: wa.url,
    WHATSAPP_LOG_QR: 'true',
    PACING: 'off',
    QUIET_WINDOW_MS: '0',
  };
}

function start(folder: string, given: Readonly<Record<string, string>>): ChildProcess {
  mkdirSync(folder, { recursive: true });
  const env = {
    PATH: process.env.PATH,
    PORT: String(PORT),
    DATABASE_URL: `file:${path.join(folder, 'desk.db')}`,
    ...given,
  };
  const child = spawn(process.execPath, [...FLAGS, MAIN], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  // What nobody reads would stop it.
  child.stdout.resume();
  return child;
}

async function ready(): Promise<void> {
  const giveUpAt = performance.now() + LONGEST_MS;
  while (performance.now() < giveUpAt) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the desk with WhatsApp did not become ready within ${LONGEST_MS / 1000} s`);
}

async function end(desk: ChildProcess): Promise<void> {
  if (desk.exitCode !== null) return;
  const ended = new Promise((resolve) => desk.once('exit', resolve));
  desk.kill('SIGTERM');
  await ended;
}

function residentMegabytes({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
