/** What was typed, read and checked before anything is measured. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { shippedBase } from './base.ts';
import { BenchError } from './bench-error.ts';
import type { Engine } from './engine.ts';
import { engines } from './engines/index.ts';
import type { Part } from './figure.ts';
import { parts } from './parts.ts';

/** What to measure, and where to write it. */
export interface Wanted {
  readonly folder: string;
  readonly parts: readonly Part[];
  readonly engines: readonly Engine[];
  readonly page: string | undefined;
}

/** @returns nothing when help was asked for. @throws BenchError when it cannot be done as typed */
export function readArguments(args: string[]): Wanted | undefined {
  const { data = '', only, write: page, help } = parse(args);
  if (help) return undefined;
  const chosen = only?.split(',').map((name) => name.trim()) ?? [];
  const unknown = chosen.filter((name) => ![...parts, ...engines].some((one) => one.name === name));
  if (unknown.length > 0)
    throw new BenchError(`--only does not know "${unknown.join('", "')}"; see --help for the names`);
  if (page !== undefined && chosen.length > 0) {
    throw new BenchError('--write makes the page out of a whole run; leave --only out');
  }
  if (page !== undefined && !existsSync(path.dirname(page))) {
    throw new BenchError(`there is no folder for ${page}; choose another place with --write`);
  }
  const wanted = { folder: data, parts: chosenOf(parts, chosen), engines: chosenOf(engines, chosen), page };
  checkFiles(wanted);
  if (wanted.parts.some(({ readsBase }) => readsBase)) shippedBase();
  return wanted;
}

/** What can be chosen, for `--help`. */
export function choices(): string {
  const width = Math.max(...parts.map(({ name }) => name.length));
  const about = parts.map(({ name, about }) => `    ${name.padEnd(width)}  ${about}`);
  return `${about.join('\n')}\n  engines: ${engines.map(({ name }) => name).join(', ')}`;
}

function parse(args: string[]) {
  try {
    const text = { type: 'string' } as const;
    const options = { data: text, only: text, write: text, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new BenchError(`${(error as Error).message.split('. ')[0]}; see --help for examples`, { cause: error });
  }
}

/** Those that were named; all of them when none of their kind was. */
function chosenOf<One extends { readonly name: string }>(
  all: readonly One[],
  chosen: readonly string[],
): readonly One[] {
  const named = all.filter(({ name }) => chosen.includes(name));
  return named.length > 0 ? named : all;
}

function checkFiles({ folder, parts }: Wanted): void {
  const needed = [...new Set(parts.flatMap(({ files }) => files))];
  if (needed.length === 0) return;
  if (folder === '') throw new BenchError('--data is missing; give the folder of the public sets: --data ../sets');
  if (!existsSync(folder))
    throw new BenchError(`there is no folder ${folder}; give the folder of the public sets with --data`);
  const missing = needed.map((name) => `${name}.jsonl`).filter((name) => !existsSync(path.join(folder, name)));
  if (missing.length === 0) return;
  throw new BenchError(`${folder} lacks ${missing.join(', ')}; put them there, or choose other parts with --only`);
}
