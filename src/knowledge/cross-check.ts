/** What only shows when the files are looked at together. */

import type { EntryDraft } from './entry-file.ts';
import type { Company } from './knowledge.ts';
import { didYouMean } from './nearest.ts';
import type { Problems } from './problems.ts';
import type { TopicIndex } from './topics-file.ts';

/** Topics and entries must fit each other, and no phrasing may belong to two topics. */
export function checkEntries(drafts: readonly EntryDraft[], ids: ReadonlySet<string>, problems: Problems): void {
  for (const { path, topic, topicLine } of drafts) {
    if (topic === undefined) continue;
    const fileTopic = topicOfPath(path);
    if (topic !== fileTopic) {
      problems.add(path, topicLine, `"topic" is "${topic}" but the file is named ${fileTopic}.md; make them the same`);
    }
    if (ids.size > 0 && !ids.has(topic)) {
      problems.add(
        path,
        topicLine,
        `there is no topic "${topic}"${didYouMean(topic, ids) || '; add it to topics.yaml'}`,
      );
    }
  }
  checkPhrasings(drafts, problems);
}

/** Every topic needs an English entry: that is what the other languages fall back to. */
export function checkEnglish(
  topicsPath: string,
  index: TopicIndex,
  isThere: (topic: string) => boolean,
  problems: Problems,
): void {
  for (const id of index.ids) {
    if (!isThere(id))
      problems.add(topicsPath, index.lineOf(id), `"${id}" has no English entry; write en/entries/${id}.md`);
  }
}

/** A folder of a language that is not served is either a slip or a language somebody forgot to switch on. */
export function checkLanguages(
  company: Company,
  folders: Iterable<string>,
  companyPath: string,
  line: number,
  problems: Problems,
): void {
  for (const folder of folders) {
    if (company.languages.includes(folder)) continue;
    problems.add(companyPath, line, `"languages" lacks ${folder}, which has a folder; add it, or move the folder out`);
  }
}

function checkPhrasings(drafts: readonly EntryDraft[], problems: Problems): void {
  const owners = new Map<string, { readonly path: string; readonly line: number }>();
  for (const { path, questions } of drafts) {
    for (const { text, line } of questions) {
      const key = sameWords(text);
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, { path, line });
      else if (owner.path === path) {
        problems.add(path, line, `"${text}" stands in line ${owner.line} already; take one of them out`);
      } else {
        problems.add(
          path,
          line,
          `"${text}" is also a question of ${topicOfPath(owner.path)} (${owner.path}:${owner.line}); keep it where it fits better`,
        );
      }
    }
  }
}

/** Case, punctuation and spaces make no other question; without any word (an emoji) the text is itself. */
function sameWords(text: string): string {
  // Letters of all scripts are slow to tell apart, and most phrasings have none but these.
  if (/^[ -~]*$/.test(text))
    return (
      text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim() || text
    );
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim() || plain;
}

function topicOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
}
