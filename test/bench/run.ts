/** `npm run bench`: the desk's figures on this machine, as a table. Figures, never assertions: machines differ. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { alertFigures } from './alert.ts';
import { askFigures } from './ask.ts';
import { pacedFigures, throughputFigures } from './flow.ts';
import { startFigures } from './start.ts';
import { whatsappFigures } from './whatsapp.ts';

const HELP = `Measures the desk on this machine and prints a table. Takes about a minute.

  npm run bench
  npm run bench -- --only flow,ask

  --only   which to measure: flow, ask, start, alert (only when it is asked for: a minute), whatsapp (so too: some minutes)
`;

/** One line of the table. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  readonly aim: string;
}

const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const wanted = values.only?.split(',') ?? ['flow', 'ask', 'start'];
const folder = mkdtempSync(path.join(tmpdir(), 'desk-bench-'));
const figures: Figure[] = [];
const measure = async (name: string, run: () => Promise<readonly Figure[]>) => {
  process.stderr.write(`measuring ${name} …\n`);
  figures.push(...(await run()));
};
try {
  if (wanted.includes('flow')) {
    await measure('throughput', () => throughputFigures(path.join(folder, 'throughput.db')));
    await measure('a paced hundred a second', () => pacedFigures(path.join(folder, 'paced.db')));
  }
  if (wanted.includes('ask')) await measure('ask', askFigures);
  if (wanted.includes('start')) await measure('start', () => startFigures(path.join(folder, 'start')));
  if (wanted.includes('alert')) await measure('alerts', alertFigures);
  if (wanted.includes('whatsapp')) await measure('whatsapp', () => whatsappFigures(path.join(folder, 'whatsapp')));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const width = Math.max(...figures.map((f) => f.what.length));
for (const { what, value, aim } of figures)
  process.stdout.write(`${what.padEnd(width)}  ${value.padStart(14)}  ${aim}\n`);
