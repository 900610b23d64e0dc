/** The text of an answer: what it may hold. */
import { didYouMean } from './nearest.ts';
import type { Problems } from './problems.ts';

/** What an answer may take from the company file. */
const SLOTS = ['company', 'email', 'whatsapp', 'hours'] as const;

/** The value of each. */
export type SlotValues = Readonly<Record<(typeof SLOTS)[number], string>>;

/** Longer does not fit a phone's screen beside the question. */
const LONGEST_ANSWER = 700;

/**
 * Reports what is wrong with an answer.
 *
 * @param body.line  where it begins in its file
 * @returns          the answer without the empty lines around it
 */
export function checkAnswer(
  body: { readonly path: string; readonly text: string; readonly line: number },
  problems: Problems,
): string {
  const answer = body.text.trim();
  const report = (offset: number, sentence: string) =>
    problems.add(body.path, body.line + body.text.slice(0, offset).split('\n').length - 1, sentence);
  if (answer === '') {
    report(0, 'the answer is empty; write it below the second "---"');
    return answer;
  }
  const letters = [...answer].length;
  if (letters > LONGEST_ANSWER) {
    const start = body.text.indexOf(answer);
    report(start, `the answer has ${letters} characters; at most ${LONGEST_ANSWER} fit a phone, shorten it`);
  }
  for (const brace of body.text.matchAll(/\{([^{}\n]*)\}|[{}]/g)) {
    const slot = brace[1];
    if (slot === undefined)
      report(brace.index, 'a single brace stands here; braces only go around a slot, such as {email}');
    else if (!(SLOTS as readonly string[]).includes(slot)) {
      report(
        brace.index,
        `there is no slot {${slot}}${didYouMean(slot, SLOTS)}; the slots are ${SLOTS.map((s) => `{${s}}`).join(', ')}`,
      );
    }
  }
  return answer;
}
