/** `npm run simulate`: the command around a simulation. */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { linesOf } from './json-lines.ts';
import { prepareMind } from './prepare.ts';
import { startSimulation } from './simulate.ts';

const HELP = `The real flow on a store in memory and a clock that moves only when told. JSON Lines in, one line out each.

  printf '%s\\n' '{"from":"customer","customer":"c1","text":"price of finerenone 25 kg to Mexico"}' '{"advance":"PT5S"}' \\
    '{"from":"staff","staff":"s1","customer":"c1","text":"Thank you, which grade?"}' | npm run --silent simulate

  {"from":"customer","customer":"c1","text":"…","messageId"?,"kind"?,"caption"?,"editOf"?}
  {"from":"staff","staff":"s1","customer":"c1","text":"…"}      a reply to that customer, or a command such as /close
  {"advance":"PT15M"}   {"clock":"2026-01-04T23:30:00+08:00"}   time passes

Answers wait for the end of a burst (QUIET_WINDOW_MS, at most 5 s) and come out of the line that passes the wait.
QUIET_WINDOW_MS=0 answers every message by itself.
`;

/** Reads stdin to its end. @returns 0; a bad line gets its "error" and the rest goes on */
export async function simulateCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const config = readConfig();
  const { mind } = prepareMind(config);
  const simulation = await startSimulation({ mind, timeZone: config.timeZone, quietWindowMs: config.quietWindowMs });
  for await (const line of linesOf(process.stdin)) {
    process.stdout.write(`${JSON.stringify(await simulation.take(line))}\n`);
  }
  await simulation.close();
  return 0;
}
