/** `npm run knowledge:eval`: the base is asked questions that it never learnt from. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import type { ServedKnowledge } from '../knowledge/base.ts';
import { dayOf } from '../knowledge/control.ts';
import { knowledgeFolder } from '../knowledge/folder.ts';
import { type Baseline, readBaseline, worseThan, writeBaseline } from './eval/baseline.ts';
import { type Judged, judge, type Tally, tally } from './eval/judge.ts';
import { leaveOut } from './eval/leave-out.ts';
import { EvalFileError, readQuestions } from './eval/questions.ts';
import { reportPage } from './eval/report.ts';
import { prepareMind } from './prepare.ts';

const HELP = `Asks the desk the questions of knowledge/<language>/questions.eval.tsv, which it has not learnt from, and counts what is
answered right and wrong, asked back, and handed to a person. Fails when a language is worse than in the accepted run.

  npm run knowledge:eval
  npm run knowledge:eval -- --report report.html     (pictures: what is taken for what, and what to mend)
  npm run knowledge:eval -- --language es --language pt
  npm run knowledge:eval -- --leave-out              (also the entries' own phrasings, each judged without itself)
  npm run knowledge:eval -- --accept                 (this run is the one to compare with from now on)

  --report FILE       writes a page for the browser
  --language CODE     only this language; may be given several times
  --leave-out         takes a minute or two more
  --accept            writes knowledge/eval.baseline.json, also when the run is worse
  --knowledge FOLDER  another base than the desk's own

Exit code 1 when something is worse than in the accepted run, or a file cannot be used.
`;

const BASELINE = 'eval.baseline.json';

/** @returns 0, or 1 when the run is worse than the accepted one @throws KnowledgeError when the base does not load */
export async function evalCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      report: { type: 'string' },
      language: { type: 'string', multiple: true },
      'leave-out': { type: 'boolean' },
      accept: { type: 'boolean' },
      knowledge: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = values.knowledge ?? knowledgeFolder();
  process.stderr.write('Loading the base and its matcher …\n');
  const prepared = prepareMind({ ...readConfig(), folder, serveProvisional: true });
  let judged: readonly Judged[];
  try {
    judged = examine(prepared, folder, values.language);
  } catch (error) {
    if (!(error instanceof EvalFileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  const languages = [...new Set(judged.map(({ language }) => language))];
  const run: Baseline = Object.fromEntries(
    languages.map((code) => [code, tally(judged.filter(({ language }) => language === code))]),
  );
  process.stdout.write(table(run));
  const { knowledge } = prepared.base;
  if (values['leave-out']) {
    process.stdout.write(leaveOut(knowledge, prepared.products, (doing) => process.stderr.write(`${doing} …\n`)));
  }

  const file = path.join(folder, BASELINE);
  const before = readBaseline(file);
  const comparable = Object.entries(before ?? {}).filter(([language]) => values.language?.includes(language) ?? true);
  const worse = worseThan(Object.fromEntries(comparable), run);
  if (values.report !== undefined) {
    writeFileSync(
      values.report,
      reportPage(judged, [...knowledge.topics.values()], { worse, about: about(judged, knowledge) }),
    );
    process.stdout.write(`The report is in ${values.report}\n`);
  }
  if (values.accept) {
    writeBaseline(file, { ...before, ...run });
    process.stdout.write(`Accepted: ${BASELINE} holds this run.\n`);
    return 0;
  }
  if (before === undefined)
    process.stdout.write('No run has been accepted yet; --accept makes this one the measure.\n');
  for (const line of worse) process.stdout.write(`worse   ${line}\n`);
  return worse.length > 0 ? 1 : 0;
}

/**
 * Asks the questions of these languages, or of all.
 *
 * @throws EvalFileError when a file cannot be used, or there is none
 */
function examine(
  { base, mind }: ReturnType<typeof prepareMind>,
  folder: string,
  wanted: readonly string[] | undefined,
): readonly Judged[] {
  const known = new Set(base.knowledge.topics.keys());
  const languages = [...base.knowledge.languages.keys()].filter((code) => wanted?.includes(code) ?? true);
  const now = new Date();
  const judged = languages.flatMap((language) => judge(readQuestions(folder, language, known), language, mind, now));
  if (judged.length > 0) return judged;
  throw new EvalFileError(`There are no questions; write some into ${path.join(folder, 'en', 'questions.eval.tsv')}`);
}

function about({ length }: readonly Judged[], { company }: ServedKnowledge): string {
  const day = dayOf(new Date(), company.timeZone);
  return `${length} questions that the desk has not learnt from, asked on ${day} by somebody who has never written before.`;
}

function table(run: Baseline): string {
  const row = (name: string, t: Tally): string => {
    const share = (n: number) => `${((100 * n) / t.total).toFixed(1)} %`.padStart(8);
    return `${name.padEnd(10)}${String(t.total).padStart(9)}${[t.right, t.partly, t.asked, t.handed, t.wrong, t.knewTopic].map(share).join('  ')}\n`;
  };
  return `language  questions   right    partly  asked back person     wrong  topic known\n${Object.entries(run)
    .map(([code, t]) => row(code, t))
    .join('')}`;
}
