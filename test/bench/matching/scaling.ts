/** What more phrasings cost: time to learn, time to answer, memory. */
import { randomStream } from '../../../src/understanding/matching/random.ts';
import { percentile } from '../percentile.ts';
import { alone } from './alone.ts';
import type { Phrasing, Trained } from './engine.ts';
import { engines } from './engines/index.ts';
import { figures, type Part } from './figure.ts';
import { generate } from './generate.ts';
import type { Labelled } from './rows.ts';
import { withTypos } from './typos.ts';

const SIZES = [1_000, 10_000, 100_000];
/** Beyond this, these would take hours. */
const MOST_PHRASINGS: Readonly<Record<string, number>> = {
  'fuse.js': 10_000,
  'fuse.js tokens': 10_000,
  'node-nlp': 10_000,
};
const QUESTIONS = 1_000;
const WARM_UP = 50;
/** Slow engines stop asking after this, but not before so many questions. */
const LONGEST_ASKING_MS = 15_000;
const FEWEST_QUESTIONS = 5;
/** Fewer questions say too little about how many are right, or about the slowest in a hundred. */
const ENOUGH_QUESTIONS = 100;
/** Others may want the processor too: of so many rounds the one they disturbed least counts. */
const ROUNDS = 3;
const LONGEST_MS = 600_000;

/** Freed pages go back to the system a little later. */
const SETTLING_MS = 300;

const measured = alone(import.meta.url, learnAndAsk, LONGEST_MS);

export const scaling: Part = {
  name: 'scaling',
  about: 'time and memory with 1,000, 10,000 and 100,000 phrasings',
  files: [],
  readsBase: true,
  async measure({ name }) {
    const all = [];
    for (const size of SIZES) {
      if (size > (MOST_PHRASINGS[name] ?? size)) continue;
      process.stderr.write(`  ${size} phrasings …\n`);
      const cost = await measured({ name, ...generate(size, QUESTIONS + WARM_UP) });
      if (!cost) continue;
      const { clean, mistyped, trainMs, memoryMb } = cost;
      all.push(
        ...figures(
          { [`${size} p50`]: clean.p50, [`${size} p99`]: clean.p99, [`${size} top1`]: clean.top1 },
          clean.cutShort,
        ),
        ...figures({ [`${size} typos p50`]: mistyped.p50 }, mistyped.cutShort),
        ...figures({ [`${size} train`]: trainMs, [`${size} memory`]: memoryMb }),
      );
    }
    return all;
  },
};

interface Asked {
  readonly p50: number;
  /** Null, as the next, when too few questions were asked. */
  readonly p99: number | null;
  /** Share of the questions whose topic came first: a fast wrong answer is worth nothing. */
  readonly top1: number | null;
  /** Whether time was up before the questions were. */
  readonly cutShort: boolean;
}

interface Cost {
  readonly clean: Asked;
  readonly mistyped: Asked;
  readonly trainMs: number;
  readonly memoryMb: number;
}

interface Task {
  readonly name: string;
  readonly phrasings: readonly Phrasing[];
  readonly rows: readonly Labelled[];
}

async function learnAndAsk({ name, phrasings, rows }: Task): Promise<Cost> {
  const engine = engines.find((one) => one.name === name)!;
  const before = await residentMb();
  const begin = performance.now();
  const trained = await engine.train(phrasings);
  const trainMs = performance.now() - begin;
  const memoryMb = (await residentMb()) - before;

  await askOnce(trained, rows.slice(QUESTIONS));
  const questions = rows.slice(0, QUESTIONS);
  const random = randomStream(1);
  const clean = await ask(trained, questions);
  const mistyped = await ask(
    trained,
    questions.map((row) => ({ ...row, text: withTypos(row.text, random) })),
  );
  return { clean, mistyped, trainMs, memoryMb };
}

async function ask(trained: Trained, rows: readonly Labelled[]): Promise<Asked> {
  let best = await askOnce(trained, rows);
  for (let round = 1; round < ROUNDS && !best.cutShort; round++) {
    const next = await askOnce(trained, rows);
    if (!next.cutShort && next.p99! < best.p99!) best = next;
  }
  return best;
}

async function askOnce(trained: Trained, rows: readonly Labelled[]): Promise<Asked> {
  const took: number[] = [];
  let right = 0;
  const end = performance.now() + LONGEST_ASKING_MS;
  for (const { text, label } of rows) {
    if (took.length >= FEWEST_QUESTIONS && performance.now() > end) break;
    const begin = performance.now();
    const { ranked } = await trained.rank(text);
    took.push(performance.now() - begin);
    if (ranked[0]?.label === label) right++;
  }
  const enough = took.length >= ENOUGH_QUESTIONS;
  return {
    p50: percentile(took, 0.5),
    p99: enough ? percentile(took, 0.99) : null,
    top1: enough ? right / took.length : null,
    cutShort: took.length < rows.length,
  };
}

/** What the process holds after a clean-up, in megabytes. */
async function residentMb(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
  }
  return process.memoryUsage.rss() / 2 ** 20;
}
