/** `npm run bench:matching`: the product's matcher beside four peers, on the same splits in the same run. */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { choices, readArguments, type Wanted } from './arguments.ts';
import { BenchError } from './bench-error.ts';
import type { Figure } from './figure.ts';
import { pageOf } from './page.ts';
import { installPeers } from './peers.ts';
import { type Results, textTable } from './table.ts';

const HELP = `Measures the product's matcher beside node-nlp, minisearch, orama and fuse.js, and prints one table.
All of it takes about half an hour; the peers are installed when they are first needed.

  npm run bench:matching -- --data ../sets
  npm run bench:matching -- --data ../sets --only clinc150-10,product,minisearch
  npm run bench:matching -- --only scaling,product
  npm run bench:matching -- --data ../sets --write docs/benchmarks.md

  --data DIR    folder of the public sets, JSON Lines of {"text", "label"} (label null: out of scope), named as below
  --only A,B    parts and engines to choose; all parts when no part is named, all engines when no engine is
  --write FILE  writes the page with the table and how to read it

  parts:
${choices()}
`;

async function measure({ parts, engines, folder }: Wanted): Promise<Results> {
  if (engines.some(({ name }) => name !== 'product')) installPeers();
  const results = new Map<string, Figure[]>(engines.map(({ name }) => [name, []]));
  for (const part of parts) {
    for (const engine of engines) {
      const begin = performance.now();
      process.stderr.write(`${part.name}: ${engine.name} …\n`);
      results.get(engine.name)!.push(...(await part.measure(engine, folder)));
      process.stderr.write(`${part.name}: ${engine.name}, ${((performance.now() - begin) / 1000).toFixed(1)} s\n`);
    }
  }
  return results;
}

async function run(args: string[]): Promise<void> {
  const wanted = readArguments(args);
  if (!wanted) {
    process.stdout.write(HELP);
    return;
  }
  const loadBefore = loadavg()[0]!;
  const results = await measure(wanted);
  process.stdout.write(textTable(results));
  if ([...results.values()].flat().some(({ sampled }) => sampled)) process.stdout.write('* not all test rows\n');
  if (wanted.page !== undefined) writeFileSync(wanted.page, pageOf(results, loadBefore));
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BenchError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
