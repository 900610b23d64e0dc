/** `npm run knowledge:diff`: which customers would have been answered differently by another version of the base. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { knowledgeFolder } from '../knowledge/folder.ts';
import { gather } from './asked/gather.ts';
import { QuestionFileError } from './asked/question-file.ts';
import { findChanges } from './diff/changes.ts';
import { changeReport } from './diff/report.ts';
import { prepareMind } from './prepare.ts';

const HELP = `Asks two versions of the base what customers have asked, and prints where the answer differs: the version in the folder →
the desk's own. Names, addresses and numbers of people are hidden.

  git worktree add ../before HEAD~1 && npm run --silent knowledge:diff -- --against ../before/knowledge
  npm run --silent knowledge:diff -- --against knowledge --knowledge ../draft/knowledge     (before an edit goes live)
  npm run --silent knowledge:diff -- --against ../before/knowledge --since 2026-01-01
  npm run --silent knowledge:diff -- --against ../before/knowledge --questions asked.jsonl --json

  --against FOLDER    the version to compare with: what stands left of the arrow
  --knowledge FOLDER  the version right of the arrow; the desk's own by default
  --since YYYY-MM-DD  the first day; 30 days ago by default
  --questions FILE    JSON Lines {"text","language"?} instead of the database that DATABASE_URL names
  --json              a line of JSON per question: {"kind","language","question","times","before","after","rewritten"}

Each question is asked as by somebody who has never written before. A version that was never trained takes about 40 seconds.
Exit code 0 also when answers differ; 1 when something cannot be read.
`;

/** @returns 0, or 1 when the questions cannot be read @throws StoreError, KnowledgeError, ConfigError */
export async function diffCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      against: { type: 'string' },
      knowledge: { type: 'string' },
      since: { type: 'string' },
      questions: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || values.against === undefined) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  if (!existsSync(path.join(values.against, 'topics.yaml'))) {
    process.stderr.write(`${values.against} is no knowledge folder, it has no topics.yaml; check the name\n`);
    return 1;
  }
  const config = readConfig();
  const now = new Date();
  try {
    const { questions, where } = await gather(values, config, now);
    const prepared = (folder: string) => {
      process.stderr.write(`Preparing ${folder}; a version that was never trained takes about 40 seconds …\n`);
      return prepareMind({ ...config, folder });
    };
    const before = prepared(values.against);
    const { mind, products } = prepared(values.knowledge ?? knowledgeFolder());
    const changes = findChanges(questions, { before: before.mind, after: mind, products }, now);
    process.stdout.write(
      values.json
        ? changes.map((change) => `${JSON.stringify(change)}\n`).join('')
        : changeReport(changes, { asked: questions.length, where }),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof QuestionFileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
