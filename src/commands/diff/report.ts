/** Changed answers as an editor reads them. */
import { CHANGES, type Change, type Side } from './changes.ts';

/**
 * Counts first, then every question, by kind.
 *
 * @param about.asked  how many questions both versions were asked
 * @param about.where  "since 2026-01-05" or "in FILE"
 */
export function changeReport(
  changes: readonly Change[],
  about: { readonly asked: number; readonly where: string },
): string {
  const differ = changes.reduce((sum, { times }) => sum + times, 0);
  const kinds = CHANGES.map((kind) => ({ kind, list: changes.filter((change) => change.kind === kind) })).filter(
    ({ list }) => list.length > 0,
  );
  return [
    `Of ${about.asked === 1 ? '1 question' : `${about.asked} questions`} ${about.where}, ${differ} would be answered differently.`,
    ...kinds.map(({ kind, list }) => `${String(timesOf(list)).padStart(6)}  ${kind}`),
    ...kinds.flatMap(({ kind, list }) => ['', `${kind}:`, ...list.map(changeLines)]),
    '',
  ].join('\n');
}

function timesOf(list: readonly Change[]): number {
  return list.reduce((sum, { times }) => sum + times, 0);
}

function changeLines({ question, times, before, after, rewritten }: Change): string {
  const often = times === 1 ? '' : `   (${times} times)`;
  const text = rewritten.length === 0 ? '' : `; another text: ${rewritten.join(', ')}`;
  return `  “${question}”${often}\n      ${told(before)} → ${told(after)}${text}`;
}

function told({ behaviour, topics }: Side): string {
  return topics.length === 0 ? behaviour : `${behaviour}: ${topics.join(', ')}`;
}
