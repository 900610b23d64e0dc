/** One entry file: front matter between two lines of `---`, then the answer. */
import { type Document, isMap, isScalar, isSeq } from 'yaml';
import { checkAnswer } from './answer.ts';
import type { SourceFile } from './files.ts';
import { checkFrontMatter, FRONT_MATTER, type FrontMatter } from './front-matter.ts';
import { answerHash } from './hash.ts';
import type { Entry } from './knowledge.ts';
import type { Problems } from './problems.ts';
import { type ParsedYaml, parseYaml } from './yaml-file.ts';

/** What a file says, as far as it can be read; `entry` only when all of it is right. */
export interface EntryDraft {
  readonly path: string;
  readonly entry?: Entry;
  readonly topic?: string;
  readonly topicLine: number;
  readonly questions: readonly { readonly text: string; readonly line: number }[];
}

/**
 * Reads one entry.
 *
 * @param language  the folder it lies in
 */
export function parseEntry(file: SourceFile, language: string, problems: Problems): EntryDraft {
  const parts = splitFrontMatter(file.text);
  if (typeof parts === 'string') {
    problems.add(file.path, 1, parts);
    return { path: file.path, topicLine: 1, questions: [] };
  }
  const front = parseYaml({ path: file.path, text: parts.front }, FRONT_MATTER, problems);
  const answer = checkAnswer({ path: file.path, text: parts.body, line: parts.bodyLine }, problems);
  checkComments(front, file.path, problems);
  if (front.value) checkFrontMatter(front.value, front.lineOf, file.path, problems);
  const topic = front.raw === null ? undefined : fieldOf(front.raw, 'topic');
  return {
    path: file.path,
    topicLine: front.lineOf(['topic']),
    questions: questionsOf(front),
    ...(typeof topic === 'string' ? { topic: topic.trim() } : {}),
    ...(front.value ? { entry: entryOf(front.value, answer, language) } : {}),
  };
}

/** Cuts a file in two, or says what is missing. */
function splitFrontMatter(
  content: string,
): { readonly front: string; readonly body: string; readonly bodyLine: number } | string {
  if (!/^---[ \t]*\n/.test(content))
    return 'the first line must be "---", then the front matter, then "---" and the answer';
  const end = /\n---[ \t]*(?:\n|$)/.exec(content);
  if (end === null) return 'the front matter has no end; put a line "---" between it and the answer';
  const front = content.slice(0, end.index + 1);
  return { front, body: content.slice(end.index + end[0].length), bodyLine: front.split('\n').length + 1 };
}

/** "cas # 50-78-2" loses its end without a word: YAML takes a space and "#" for a comment. */
function checkComments(front: ParsedYaml<FrontMatter>, path: string, problems: Problems): void {
  for (const key of ['sources', 'questions'] as const) {
    itemsOf(front.document, key).forEach((item, i) => {
      if (!isScalar(item) || !item.comment) return;
      problems.add(
        path,
        front.lineOf([key, i]),
        `"${key}" item ${i + 1} ends at " #"; put it in double quotes, or the comment on a line of its own`,
      );
    });
  }
}

function questionsOf(front: ParsedYaml<FrontMatter>): { text: string; line: number }[] {
  const questions = fieldOf(front.raw, 'questions');
  if (!Array.isArray(questions)) return [];
  return questions.flatMap((question: unknown, i) =>
    typeof question === 'string' ? [{ text: question.trim(), line: front.lineOf(['questions', i]) }] : [],
  );
}

function itemsOf(document: Document | undefined, key: string): readonly unknown[] {
  const list: unknown = isMap(document?.contents) ? document.contents.get(key, true) : undefined;
  return isSeq(list) ? list.items : [];
}

function fieldOf(raw: unknown, key: string): unknown {
  return raw !== null && typeof raw === 'object' ? (raw as Record<string, unknown>)[key] : undefined;
}

function entryOf(front: FrontMatter, answer: string, language: string): Entry {
  return {
    topic: front.topic,
    language,
    version: front.version,
    ...(front.change === undefined ? {} : { change: front.change }),
    author: front.author,
    approval: front.approval,
    ...(front.approver === undefined ? {} : { approver: front.approver }),
    ...(front['approved-hash'] === undefined ? {} : { approvedHash: front['approved-hash'] }),
    effective: front.effective,
    reviewBy: front['review-by'],
    ...(front.expires === undefined ? {} : { expires: front.expires }),
    sources: front.sources,
    questions: front.questions,
    answer,
    hash: answerHash(answer),
  };
}
