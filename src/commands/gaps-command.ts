/** `npm run knowledge:gaps`: what customers asked and the desk did not know. */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { knowledgeFolder } from '../knowledge/folder.ts';
import { gather } from './asked/gather.ts';
import { QuestionFileError } from './asked/question-file.ts';
import { DraftError, draftFolder, writeDrafts } from './gaps/drafts.ts';
import { findGaps } from './gaps/gaps.ts';
import { gapLines, summaryOf } from './gaps/report.ts';
import { prepareMind } from './prepare.ts';

const HELP = `What customers asked that the desk asked back or did not understand, and would not answer today either: alike questions
together, the most frequent first, each with what would close the gap. Names, addresses and numbers of people are hidden.

  npm run --silent knowledge:gaps
  npm run --silent knowledge:gaps -- --since 2026-01-01 --least 3
  npm run --silent knowledge:gaps -- --questions asked.jsonl        ({"text","language"?} a line, in place of the database)
  npm run --silent knowledge:gaps -- --draft drafts                 (what to add, to be finished by a person)
  npm run --silent knowledge:gaps -- --json

  --since YYYY-MM-DD  the first day; 30 days ago by default
  --questions FILE    JSON Lines instead of the database that DATABASE_URL names
  --least N           only what was asked so often
  --draft FOLDER      writes phrasings.txt and a file for each missing entry, without an answer, to a new folder; never into
                      the knowledge folder
  --json              a line of JSON per group: {"language","times","customers","example","others","offered",
                      "answeredByPerson","proposal"}; the summary goes to stderr
  --knowledge FOLDER  another base than the desk's own

Reads the database also while the desk is running, and writes nothing to it. What is hidden is what can be recognised: read
the questions before you pass them on.
`;

/** @returns 0, or 1 when the questions cannot be read or the drafts not be written @throws StoreError, KnowledgeError, ConfigError */
export async function gapsCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      since: { type: 'string' },
      questions: { type: 'string' },
      least: { type: 'string' },
      draft: { type: 'string' },
      json: { type: 'boolean' },
      knowledge: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const least = Number(values.least ?? 1);
  if (!Number.isInteger(least) || least < 1) {
    process.stderr.write(`"${values.least}" is no number of times; write --least 3\n`);
    return 1;
  }
  const config = readConfig();
  const folder = values.knowledge ?? knowledgeFolder();
  const now = new Date();
  try {
    // All that can be wrong with the arguments, before the long part.
    const drafts = values.draft === undefined ? undefined : draftFolder(values.draft, [folder, knowledgeFolder()]);
    const { questions, where } = await gather(values, config, now);
    process.stderr.write('Preparing the base; one that was never trained takes about 40 seconds …\n');
    const { base, mind, products } = prepareMind({ ...config, folder });
    const all = findGaps(questions, mind, products, now);
    const shown = all.gaps.filter(({ times }) => times >= least);
    const summary = summaryOf(all, values.questions ? where : `${where} that were asked back or not understood`);
    (values.json ? process.stderr : process.stdout).write(summary);
    shown.forEach((gap, i) => {
      process.stdout.write(values.json ? `${JSON.stringify(gap)}\n` : `\n${gapLines(gap, i + 1)}`);
    });
    if (drafts !== undefined) {
      const files = writeDrafts(drafts, shown, { knowledge: base.knowledge, folder }, now);
      process.stderr.write(
        files.length === 0 ? 'There is nothing to draft.\n' : `Drafts in ${values.draft}: ${files.join(', ')}\n`,
      );
    }
    return 0;
  } catch (error) {
    if (!(error instanceof QuestionFileError || error instanceof DraftError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
