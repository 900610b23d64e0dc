/** The public sets: learn one file, or ten phrasings of each topic, and try another. */
import { randomStream } from '../../../src/understanding/matching/random.ts';
import { type Accuracy, accuracyOn } from './accuracy.ts';
import type { Engine, Phrasing } from './engine.ts';
import { figures, mean, type Part } from './figure.ts';
import { type Labelled, phrasingsOf, readRows, sampleOf, someOfEach } from './rows.ts';
import { withTypos } from './typos.ts';

const PER_TOPIC = 10;
const SEEDS = [1, 2, 3];
const SIGDIAL = ['askubuntu', 'chatbot', 'webapplications'];

export const sets: readonly Part[] = [
  {
    name: 'clinc150',
    about: 'CLINC150, 150 topics of 100 phrasings, with and without typos',
    files: ['clinc150-train', 'clinc150-test'],
    async measure(engine, folder) {
      const phrasings = phrasingsOf(readRows(folder, 'clinc150-train'));
      const rows = readRows(folder, 'clinc150-test');
      const tried = await tryOn(engine, phrasings, rows, 1, true);
      if (!tried) return [];
      const { clean, typos, sampled } = tried;
      const lines = {
        'clinc150 top1': clean.top1,
        'clinc150 answered': clean.rightAndAnswered,
        'clinc150 recall': clean.outOfScopeRecall,
        'clinc150 auroc': clean.auroc,
        'clinc150 typos': typos?.top1,
      };
      return figures(lines, sampled);
    },
  },
  few('clinc150', 'CLINC150, ten phrasings of each topic, three seeds', ['clinc150-train', 'clinc150-test']),
  plain('banking77', 'BANKING77, 77 topics of 35 to 187 phrasings', 'banking77-train', 'banking77-test'),
  few('banking77', 'BANKING77, ten phrasings of each topic, three seeds', [
    'banking77-train',
    'banking77-test',
    'clinc150-test',
  ]),
  plain('hwu64', 'HWU64, 64 topics, the validation part from the training part', 'hwu64-train', 'hwu64-valid'),
  ...SIGDIAL.map((name) =>
    plain(name, `SIGDIAL22, ${name}: some dozens of phrasings`, `sigdial-${name}-train`, `sigdial-${name}-test`),
  ),
];

/** Ten phrasings of each topic of `<name>-train`, tried on `<name>-test`; out of scope is what CLINC150 has so. */
function few(name: string, about: string, files: readonly string[]): Part {
  return {
    name: `${name}-10`,
    about,
    files,
    async measure(engine, folder) {
      const phrasings = phrasingsOf(readRows(folder, `${name}-train`));
      const inside = readRows(folder, `${name}-test`).filter(({ label }) => label !== null);
      const outside = readRows(folder, 'clinc150-test').filter(({ label }) => label === null);
      const rounds = [];
      for (const seed of SEEDS) {
        const tried = await tryOn(engine, someOfEach(phrasings, PER_TOPIC, seed), [...inside, ...outside], seed, true);
        if (tried) rounds.push(tried);
      }
      const lines = {
        [`${name}-10 top1`]: mean(rounds.map(({ clean }) => clean.top1)),
        [`${name}-10 typos`]: mean(rounds.map(({ typos }) => typos?.top1 ?? null)),
        [`${name}-10 auroc`]: mean(rounds.map(({ clean }) => clean.auroc)),
      };
      return figures(lines, rounds[0]?.sampled);
    },
  };
}

function plain(name: string, about: string, train: string, test: string): Part {
  return {
    name,
    about,
    files: [train, test],
    async measure(engine, folder) {
      const tried = await tryOn(engine, phrasingsOf(readRows(folder, train)), readRows(folder, test), 1, false);
      return tried ? figures({ [`${name} top1`]: tried.clean.top1 }, tried.sampled) : [];
    },
  };
}

interface Tried {
  readonly clean: Accuracy;
  readonly typos?: Accuracy;
  readonly sampled: boolean;
}

/** @returns nothing when the engine cannot read so many phrasings in reasonable time */
async function tryOn(
  engine: Engine,
  phrasings: readonly Phrasing[],
  rows: readonly Labelled[],
  seed: number,
  alsoMistyped: boolean,
): Promise<Tried | undefined> {
  const most = engine.mostRows?.(phrasings.length) ?? rows.length;
  if (most === 0) return undefined;
  const trained = await engine.train(phrasings);
  const random = randomStream(seed);
  // Mistyped before the sample is drawn, so that every engine reads the same slips.
  const mistyped = alsoMistyped ? rows.map((row) => ({ ...row, text: withTypos(row.text, random) })) : [];
  return {
    clean: await accuracyOn(trained, sampleOf(rows, most, seed)),
    ...(alsoMistyped && { typos: await accuracyOn(trained, sampleOf(mistyped, most, seed)) }),
    sampled: most < rows.length,
  };
}
