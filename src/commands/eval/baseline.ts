/** The last run that somebody accepted, and whether this one is worse. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Tally } from './judge.ts';

/** Tallies by language, and of the phrasings that were left out. */
export type Baseline = Readonly<Record<string, Tally>>;

/**
 * Answers that a language may lose, as a share of its questions: one edit moves a question or two from side to side.
 * Several such edits add up, which is why a run is accepted by a person.
 */
const MAY_LOSE = 0.005;

/** @throws SyntaxError when the file is there and is no JSON */
export function readBaseline(file: string): Baseline | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Baseline) : undefined;
}

export function writeBaseline(file: string, baseline: Baseline): void {
  writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`);
}

/** What is worse than in the accepted run, in words; empty when nothing is. */
export function worseThan(before: Baseline, now: Baseline): readonly string[] {
  return Object.entries(before).flatMap(([language, was]) => {
    const is = now[language];
    if (is === undefined || is.total === 0) return [`${language}: its questions are gone; bring them back`];
    // Shares are not exact.
    const may = MAY_LOSE * is.total + 1e-6;
    const share = (n: number, { total }: Tally) => n / Math.max(1, total);
    const lost = (share(was.right, was) - share(is.right, is)) * is.total;
    const gained = (share(is.wrong, is) - share(was.wrong, was)) * is.total;
    return [
      ...(lost > may ? [`${language}: right answers fell from ${of(was.right, was)} to ${of(is.right, is)}`] : []),
      ...(gained > may ? [`${language}: wrong answers rose from ${of(was.wrong, was)} to ${of(is.wrong, is)}`] : []),
    ];
  });
}

function of(n: number, { total }: Tally): string {
  return `${n} of ${total}`;
}
