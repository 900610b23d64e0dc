/** `safety.yaml`: the cues that raise a safety topic whatever the matcher thinks of the message. */
import { z } from 'zod';
import { plainWords } from '../core/words.ts';
import { SHORTEST_BEGINNING } from '../understanding/form-tree.ts';
import { OUT_OF_SCOPE } from '../understanding/grounds.ts';
import { group, must, words } from './fields.ts';
import type { SourceFile } from './files.ts';
import type { SafetyLexicon } from './knowledge.ts';
import { didYouMean } from './nearest.ts';
import type { Problems } from './problems.ts';
import { keysOf, parseYaml } from './yaml-file.ts';

const SAFETY = z.record(
  z.string(),
  z
    .array(
      group({
        all: z
          .array(words(1, 'add the words that will do'), {
            error: must('a list of lists of words', '- all: [[spilled, spill], [drum]]'),
          })
          .min(1, { error: 'is empty; add at least one list of words' }),
        unless: words(1, 'add words, or take the line out').optional(),
      }),
      { error: must('a list of rules', '- all: [[spilled, spill], [drum]]') },
    )
    .min(1, { error: 'has no rule; add one, or take the topic out' }),
  { error: must('rules by topic', 'chem-exposure: and its rules below it') },
);

/** Why an alternative would be heard in nearly anything, or never. */
function flawOf(alternative: string): string | undefined {
  for (const word of alternative.trim().split(/\s+/)) {
    const plain = plainWords(word);
    // Chinese characters are words of their own, however they are written.
    const isOneWord = !plain.includes(' ') || /\p{Script=Han}/u.test(plain);
    if (plain === '' || !isOneWord) {
      return `"${word}" is no word; write letters and digits, and "*" only at its end`;
    }
    if (word.endsWith('*') && plain.length < SHORTEST_BEGINNING) {
      return `"${word}" begins too many words; write at least ${SHORTEST_BEGINNING} letters before "*"`;
    }
  }
  return undefined;
}

/**
 * Reads `safety.yaml`.
 *
 * @param ids  of all topics; empty when the index could not be read
 */
export function parseSafety(file: SourceFile, ids: ReadonlySet<string>, problems: Problems): SafetyLexicon {
  const parsed = parseYaml(file, SAFETY.nullable(), problems);
  for (const topic of keysOf(parsed.raw)) {
    if (ids.size === 0 || ids.has(topic) || topic === OUT_OF_SCOPE) continue;
    problems.add(
      file.path,
      parsed.lineOf([topic]),
      `there is no topic "${topic}"${didYouMean(topic, ids) || '; add it to topics.yaml'}`,
    );
  }
  for (const [topic, rules] of Object.entries(parsed.value ?? {})) {
    rules.forEach(({ all, unless = [] }, rule) => {
      const lists = [...all.map((list, i) => ({ list, at: ['all', i] })), { list: unless, at: ['unless'] }];
      for (const { list, at } of lists) {
        list.forEach((alternative, i) => {
          const flaw = flawOf(alternative);
          if (flaw) problems.add(file.path, parsed.lineOf([topic, rule, ...at, i]), flaw);
        });
      }
    });
  }
  const rules = Object.entries(parsed.value ?? {}).map(
    ([topic, list]) => [topic, list.map(({ all, unless }) => (unless ? { all, unless } : { all }))] as const,
  );
  return new Map(rules);
}
