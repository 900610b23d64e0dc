/** Drafts of what would close gaps, for a person to finish. Nothing of it is served: they never lie in the base. */
import { existsSync, mkdirSync, readdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ServedKnowledge } from '../../knowledge/base.ts';
import { dayOf } from '../../knowledge/control.ts';
import { readKnowledgeFiles } from '../../knowledge/files.ts';
import { placesOf } from '../../knowledge/lint/material.ts';
import { collectProblems } from '../../knowledge/problems.ts';
import { withoutPlaceholders } from '../../understanding/redact.ts';
import type { Gap } from './gaps.ts';

/** Drafts cannot be written there, for the person at the keyboard. */
export class DraftError extends Error {
  override readonly name = 'DraftError';
}

const PHRASINGS = 'phrasings.txt';
const HEAD = `Ways to ask that customers used and the desk did not know. Read each; where it is right, add the line below to the file
at the line that is named, then run knowledge:lint. Names and numbers have been taken out, but look for what was missed.
`;

/**
 * The folder to write drafts to.
 *
 * @param given    as typed; it may not exist yet
 * @param bases    knowledge folders
 * @throws DraftError when it lies in one of them, is no folder, or has something in it
 */
export function draftFolder(given: string, bases: readonly string[]): string {
  const folder = realPath(path.resolve(given));
  for (const base of bases.map((one) => realPath(path.resolve(one)))) {
    if (folder === base || folder.startsWith(`${base}${path.sep}`)) {
      throw new DraftError(
        `${given} lies in the knowledge folder; drafts are not answers, name a folder outside of ${base}`,
      );
    }
  }
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)) {
    throw new DraftError(`${given} is not empty; somebody may be working on what is there, name a new folder`);
  }
  return folder;
}

/** Without links, also where the last parts do not exist yet. */
function realPath(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : path.join(realPath(path.dirname(folder)), path.basename(folder));
}

/**
 * Writes `phrasings.txt` and a file for each entry that is missing; none for what looks like none of our business.
 *
 * @param folder  from `draftFolder`
 * @param base    of the phrasings' places, and the folder it was read from
 * @returns       the names of the files, in the order of the gaps
 */
export function writeDrafts(
  folder: string,
  gaps: readonly Gap[],
  base: { readonly knowledge: ServedKnowledge; readonly folder: string },
  now: Date,
): readonly string[] {
  const placeOf = placeFinder(base);
  const phrasings = gaps.flatMap((gap) =>
    gap.proposal.kind === 'phrasing' ? [phrasingLines(gap, placeOf(gap.language, gap.proposal.topic))] : [],
  );
  const files = new Map<string, string>();
  if (phrasings.length > 0) files.set(PHRASINGS, [HEAD, ...phrasings].join('\n'));
  const missing = gaps.filter(({ proposal }) => proposal.kind === 'entry');
  missing.forEach((gap, i) => {
    const topic = `new-topic-${i + 1}`;
    files.set(`${gap.language}-${topic}.md`, entryDraft(gap, topic, dayOf(now, base.knowledge.company.timeZone)));
  });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
  return [...files.keys()];
}

type PlaceOf = (language: string, topic: string) => string;

/** Finds the line below the last question of a topic: "knowledge/en/entries/moq.md:14". */
function placeFinder({ knowledge, folder }: { readonly knowledge: ServedKnowledge; readonly folder: string }): PlaceOf {
  const files = readKnowledgeFiles(folder, collectProblems());
  return (language, topic) => {
    const entry = knowledge.entries.get(language)?.get(topic);
    const beside = knowledge.questions.get(language)?.get(topic);
    const inside = entry ? `${language}/entries/${topic}.md` : `${language}/questions.yaml`;
    const { path: file, places } = placesOf(files, inside);
    const last = (entry?.questions ?? beside)?.at(-1);
    if (last === undefined) return `${file}, below a line "${topic}:"`;
    return `${file}:${places.item(entry ? 'questions' : topic, last) + 1}`;
  };
}

function phrasingLines(gap: Gap, place: string): string {
  const { times, example, others, proposal } = gap;
  const lines = [example, ...others].map(asked).filter((text) => text !== '');
  return [
    `${place}   (${times === 1 ? 'asked once' : `asked ${times} times`}; ${proposal.because})`,
    ...lines.map((text) => `  - ${JSON.stringify(text)}`),
    '',
  ].join('\n');
}

/** Everything that an entry has but the answer, so that the loader refuses it until a person has written one. */
function entryDraft({ example, others }: Gap, topic: string, today: string): string {
  const questions = [example, ...others].map(asked).filter((text) => text !== '');
  const reviewBy = `${Number(today.slice(0, 4)) + 1}-${today.slice(5, 7)}-01`;
  return [
    '---',
    `# From what customers asked. Give it a topic of topics.yaml, at least ten ways to ask, a source, and the answer.`,
    `topic: ${topic}`,
    'version: 1',
    'author: draft from questions',
    'approval: provisional',
    `effective: ${today}`,
    `review-by: ${reviewBy}`,
    'sources:',
    '  - "CONFIRM: everything; nobody has answered this yet"',
    'questions:',
    ...questions.map((text) => `  - ${JSON.stringify(text)}`),
    '---',
    '',
  ].join('\n');
}

/** What is left of a question when the hidden places are out, without the punctuation that stood around them. */
function asked(shown: string): string {
  return withoutPlaceholders(shown)
    .replace(/^[^\p{L}\p{N}¿¡]+/u, '')
    .trim();
}
