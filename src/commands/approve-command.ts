/** `npm run knowledge:approve`: a person puts their name under an answer, or withdraws it. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { knowledgeFolder } from '../knowledge/folder.ts';
import type { Entry, Knowledge } from '../knowledge/knowledge.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { didYouMean } from '../knowledge/nearest.ts';
import { SignError, sign } from '../knowledge/sign.ts';

const HELP = `Approves the text of an answer: it is shown, and your name and the text's hash go into its file. A later edit of
the answer ends the approval. Who wrote an entry cannot approve it.

  npm run knowledge:approve -- moq en --as "Chen Jun"
  npm run knowledge:approve -- moq en --as "Chen Jun" --withdraw      (no longer served)
  npm run knowledge:approve -- moq en                                 (only shows the answer, and who signed it)
  npm run knowledge:approve                                           (how much is approved, by language)

  --as NAME           who approves; the name as it shall stand in the record
  --withdraw          takes the answer out of service instead
  --knowledge FOLDER  another base than the desk's own

A running desk takes the change over by itself. Keep the change in version control: that is the record of who and when.
`;

/** @returns 0, or 1 when nothing could be signed @throws KnowledgeError when the base does not load */
export async function approveCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      withdraw: { type: 'boolean' },
      knowledge: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = values.knowledge ?? knowledgeFolder();
  const base = loadKnowledge(folder);
  const [topic, language] = positionals;
  if (topic === undefined) {
    process.stdout.write(standing(base));
    return 0;
  }
  try {
    const entry = entryOf(base, topic, language);
    process.stdout.write(shown(entry));
    if (values.as === undefined) return 0;
    const file = path.join(folder, entry.language, 'entries', `${entry.topic}.md`);
    const who = values.as.trim();
    if (who === '') throw new SignError('--as is empty; write the name of who approves');
    const decision = values.withdraw ? 'withdrawn' : 'approved';
    replace(file, sign(readFileSync(file, 'utf8'), entry, { decision, who }));
    process.stdout.write(`\n${decision === 'approved' ? 'Approved' : 'Withdrawn'} by ${who}.\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof SignError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

function entryOf({ entries, topics }: Knowledge, topic: string, language: string | undefined): Entry {
  if (!topics.has(topic)) {
    throw new SignError(
      `there is no topic "${topic}"${didYouMean(topic, topics.keys()) || '; topics.yaml lists them all'}`,
    );
  }
  const having = [...entries].filter(([, byTopic]) => byTopic.has(topic)).map(([code]) => code);
  const entry = language === undefined ? undefined : entries.get(language)?.get(topic);
  if (entry === undefined) {
    const said = language === undefined ? 'say in which language' : `there is no answer in "${language}"`;
    throw new SignError(`${said}: ${topic} has one in ${having.join(', ')}`);
  }
  return entry;
}

/** The entry as an approver must see it: the words, where they come from, and until when they hold. */
function shown(entry: Entry): string {
  const signed = entry.approvedHash === entry.hash ? 'this text' : 'an earlier text';
  const approval =
    entry.approval === 'approved'
      ? `approved by ${entry.approver}, ${signed}`
      : `${entry.approval}, approved by nobody`;
  return [
    `${entry.topic} (${entry.language}), version ${entry.version}, written by ${entry.author}; ${approval}`,
    ...(entry.change ? [`Changed: ${entry.change}`] : []),
    `Served from ${entry.effective} until ${entry.reviewBy}${entry.expires ? `, not from ${entry.expires} on` : ''}`,
    '',
    entry.answer,
    '',
    ...entry.sources.map((source) => `source   ${source}`),
    `SHA-256  ${entry.hash}`,
    '',
  ].join('\n');
}

/** "en  100 answers, 12 approved, 0 edited since, 1 withdrawn". */
function standing({ entries }: Knowledge): string {
  const lines = [...entries].map(([language, byTopic]) => {
    const all = [...byTopic.values()];
    const approved = all.filter(({ approval }) => approval === 'approved');
    const edited = approved.filter(({ approvedHash, hash }) => approvedHash !== hash);
    const withdrawn = all.filter(({ approval }) => approval === 'withdrawn');
    const good = approved.length - edited.length;
    return `${language}  ${all.length} answers, ${good} approved, ${edited.length} edited since, ${withdrawn.length} withdrawn\n`;
  });
  return lines.join('');
}

/** In one step, so that a desk that is watching never reads half a file. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
}
