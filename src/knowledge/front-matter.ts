/** The controlled part of an entry: who wrote and approved it, when it holds, and what it answers. */
import { z } from 'zod';
import { isSamePerson } from './control.ts';
import { choice, day, group, text, wholeNumber, words } from './fields.ts';
import type { Problems } from './problems.ts';

/** Where a statement may come from: the company's two articles, a public document, its own rules, or nowhere yet. */
const SOURCE = /^(S0|S1|PUB|CONFIRM|POLICY): \S/;

const NO_HASH = 'is no SHA-256 in 64 small hexadecimal digits; approve the entry again';

/** What stands above an answer. */
export const FRONT_MATTER = group({
  topic: text('topic: moq'),
  version: wholeNumber(1, Number.MAX_SAFE_INTEGER, 'version: 1'),
  change: text('change: new limit from the 2026 edition').optional(),
  author: text('author: Li Wei'),
  approval: choice(['provisional', 'approved', 'withdrawn']),
  approver: text('approver: Chen Jun').optional(),
  'approved-hash': z
    .string({ error: NO_HASH })
    .regex(/^[0-9a-f]{64}$/, { error: NO_HASH })
    .optional(),
  effective: day('effective: 2026-01-01'),
  'review-by': day('review-by: 2027-06-30'),
  expires: day('expires: 2027-06-30').optional(),
  sources: words(1, 'say where the answer comes from, such as - "PUB: ICH Q7 §12"'),
  questions: words(2, 'add at least two ways a customer would ask'),
});
export type FrontMatter = z.infer<typeof FRONT_MATTER>;

/** Reports values that are right by themselves and wrong together. */
export function checkFrontMatter(
  front: FrontMatter,
  lineOf: (path: readonly PropertyKey[]) => number,
  path: string,
  problems: Problems,
): void {
  const report = (key: string, sentence: string, item?: number) =>
    problems.add(path, lineOf(item === undefined ? [key] : [key, item]), sentence);
  const { effective, approver, expires } = front;
  if (front['review-by'] < effective) {
    report(
      'review-by',
      `"review-by" (${front['review-by']}) is before "effective" (${effective}); correct one of them`,
    );
  }
  if (expires !== undefined && expires <= effective) {
    report('expires', `"expires" (${expires}) is not after "effective" (${effective}); correct one of them`);
  }
  if (front.approval === 'approved') {
    for (const key of ['approver', 'approved-hash'] as const) {
      if (front[key] === undefined)
        report('approval', `"${key}" is missing; an approved entry has it, else write approval: provisional`);
    }
  }
  if (approver !== undefined && isSamePerson(approver, front.author)) {
    report('approver', `"approver" is the author, ${approver}; a second person must approve`);
  }
  front.sources.forEach((source, item) => {
    if (SOURCE.test(source)) return;
    report(
      'sources',
      `"sources" item ${item + 1} has no kind; begin it with S0:, S1:, PUB:, CONFIRM: or POLICY:`,
      item,
    );
  });
}
