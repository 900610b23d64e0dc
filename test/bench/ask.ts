/** One question, understood and answered, on the shipped base. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Ask from '../../src/commands/ask.ts';
import type * as Prepare from '../../src/commands/prepare.ts';
import { knowledgeFolder } from '../../src/knowledge/folder.ts';
import { ms, percentile } from './percentile.ts';
import type { Figure } from './run.ts';

const ROUNDS = 4;

/** A module of the built desk: what customers talk to, not what a test runner makes of the sources. */
function built<Module>(file: string): Promise<Module> {
  return import(pathToFileURL(path.resolve('dist', 'src', 'commands', file)).href) as Promise<Module>;
}

export async function askFigures(): Promise<readonly Figure[]> {
  const { ask } = await built<typeof Ask>('ask.js');
  const { prepareMind } = await built<typeof Prepare>('prepare.js');
  const { base, mind } = prepareMind({
    dataDir: path.join('node_modules', '.cache', 'desk'),
    serveProvisional: true,
  });
  const questions = readFileSync(path.join(knowledgeFolder(), 'en', 'questions.eval.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[1] ?? '');
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const question of questions) {
      const begin = performance.now();
      ask('bench', question, mind, new Date());
      // The first round warms the machine up.
      if (round > 0) took.push(performance.now() - begin);
    }
  }
  return [
    { what: `ask on ${base.knowledge.topics.size} topics: p50`, value: ms(percentile(took, 0.5)), aim: 'under 1 ms' },
    { what: `ask on ${base.knowledge.topics.size} topics: p99`, value: ms(percentile(took, 0.99)), aim: 'under 5 ms' },
  ];
}
