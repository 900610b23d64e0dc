/** Processor time from phrasings to the first answer, in a fresh process. */
import { alone } from './alone.ts';
import type { Engine, Phrasing } from './engine.ts';
import { engines } from './engines/index.ts';
import { productAtOnce } from './engines/product.ts';
import { figures, type Part } from './figure.ts';
import { phrasingsOf, readRows, someOfEach } from './rows.ts';

/** Of 77 topics: 770 phrasings. */
const PER_TOPIC = 10;
/** The middle one of so many counts. */
const TIMES = 3;
const LONGEST_MS = 300_000;

const cpuMsToAnswer = alone(import.meta.url, learnAndAnswer, LONGEST_MS);

/** The desk answers with its quick model at once, and learns the final one beside it: both are its price. */
export const start: Part = {
  name: 'start',
  about: 'processor time until the first answers, and until the final model, with 770 phrasings',
  files: ['banking77-train'],
  async measure(engine, folder) {
    const phrasings = someOfEach(phrasingsOf(readRows(folder, 'banking77-train')), PER_TOPIC, 1);
    const own = await middleMs(engine, phrasings);
    if (engine.name !== 'product') return figures({ 'start first': own });
    const first = await middleMs(productAtOnce, phrasings);
    return figures({ 'start first': first, 'start final': first + own });
  },
};

async function middleMs({ name }: Engine, phrasings: readonly Phrasing[]): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < TIMES; i++) took.push((await cpuMsToAnswer({ name, phrasings })) ?? Number.POSITIVE_INFINITY);
  return took.sort((a, b) => a - b)[Math.floor(TIMES / 2)]!;
}

async function learnAndAnswer({ name, phrasings }: { name: string; phrasings: readonly Phrasing[] }): Promise<number> {
  const engine = [...engines, productAtOnce].find((one) => one.name === name)!;
  const before = process.cpuUsage();
  const trained = await engine.train(phrasings);
  await trained.rank(phrasings[0]!.text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
