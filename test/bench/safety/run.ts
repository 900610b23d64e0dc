/** `npm run bench:safety`: how much of what may not wait is heard in each language, and how often wrongly. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepareMind } from '../../../src/commands/prepare.ts';
import { KnowledgeError } from '../../../src/core/errors.ts';
import { knowledgeFolder } from '../../../src/knowledge/folder.ts';
import { BenchError } from '../matching/bench-error.ts';
import { type Figures, KINDS, measure, together, topicsOf } from './measure.ts';
import { messagesIn, mistyped } from './messages.ts';
import { pageOf, type Section } from './page.ts';
import { textTable } from './table.ts';
import { waysOf } from './ways.ts';

const HELP = `Measures how much of what may not wait is heard in each language, and how often wrongly.

  npm run bench:safety
  npm run bench:safety -- --write docs/safety-figures.md

  --write FILE  writes the page with the tables and how to read them
`;

const DATA = path.join('node_modules', '.cache', 'desk');

function run(args: string[]): void {
  const { write: page, help } = parse(args);
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  if (page !== undefined && !existsSync(path.dirname(page))) {
    throw new BenchError(`there is no folder for ${page}; choose another place with --write`);
  }
  const { base, products, matcher } = prepareMind({ dataDir: DATA, serveProvisional: true });
  const { knowledge } = base;
  const ways = waysOf(base, products, matcher);
  const languages = [...knowledge.languages.keys()]
    .map((language) => ({ language, plain: messagesIn(knowledgeFolder(), language) }))
    .filter(({ plain }) => plain.length > 0)
    .map((one) => ({ ...one, mistyped: mistyped(one.plain) }));
  const sections = KINDS.map((kind): Section => {
    const topics = topicsOf(kind, knowledge);
    const lines = languages.map((one) => ({ language: one.language, figures: measure(one, ways, topics) }));
    const all: Figures = together(lines.map(({ figures }) => figures));
    return { heading: kind.name, topics, lines: [...lines, { language: 'all', figures: all }] };
  });
  for (const { heading, lines } of sections) process.stdout.write(`${heading}\n${textTable(lines)}\n`);
  if (page !== undefined) writeFileSync(page, pageOf(sections));
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: { write: { type: 'string' }, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    throw new BenchError(`${(error as Error).message.split('. ')[0]}; see --help for examples`, { cause: error });
  }
}

try {
  run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BenchError || error instanceof KnowledgeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
