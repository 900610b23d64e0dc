import type { Match, Matcher } from './matcher.ts';

/** A text with the topic it is about, or null when it is out of scope. */
export interface Labelled {
  readonly text: string;
  readonly label: string | null;
}

/** How a matcher does on labelled texts; shares are 0 to 1, null where there is nothing to take a share of. */
export interface Figures {
  readonly inScope: number;
  readonly outOfScope: number;
  /** Share of the rows in scope whose topic is the first candidate, or among the first three, answered or not. */
  readonly top1: number | null;
  readonly top3: number | null;
  /** Right ones among the rows in scope that are answered without asking back. */
  readonly precision: number | null;
  /** Rows in scope that are not answered. */
  readonly falseRejections: number | null;
  /** Rows out of scope that are not answered. */
  readonly oosRecall: number | null;
  /** Chance that a row in scope gets more confidence than one out of scope; 0.5 is guessing. */
  readonly auroc: number | null;
  /** Microseconds for one text, in the middle and at the 99th percentile. */
  readonly queryP50Us: number | null;
  readonly queryP99Us: number | null;
}

/** Texts matched before the clock starts, as a running desk is warm too. */
const WARM_UP = 200;

/** Matches every row and sums up; `matches` has one match per row, in order. */
export function measure(matcher: Matcher, rows: readonly Labelled[]): { figures: Figures; matches: Match[] } {
  for (const { text } of rows.slice(0, WARM_UP)) matcher.match(text);
  const times: number[] = [];
  const matches = rows.map(({ text }) => {
    const start = process.hrtime.bigint();
    const match = matcher.match(text);
    times.push(Number(process.hrtime.bigint() - start) / 1000);
    return match;
  });
  times.sort((a, b) => a - b);

  const inScope = rows.flatMap((row, i) => (row.label === null ? [] : [{ label: row.label, match: matches[i]! }]));
  const outOfScope = rows.flatMap((row, i) => (row.label === null ? [matches[i]!] : []));
  const answered = inScope.filter(({ match }) => match.kind === 'sure');
  const rank = ({ label, match }: (typeof inScope)[number]): number =>
    match.candidates.findIndex((candidate) => candidate.topic === label);
  const isFirst = (row: (typeof inScope)[number]): boolean => rank(row) === 0;
  const figures = {
    inScope: inScope.length,
    outOfScope: outOfScope.length,
    top1: share(inScope, isFirst),
    top3: share(inScope, (row) => rank(row) >= 0 && rank(row) < 3),
    precision: share(answered, isFirst),
    falseRejections: share(inScope, ({ match }) => match.kind !== 'sure'),
    oosRecall: share(outOfScope, (match) => match.kind !== 'sure'),
    auroc: auroc(
      inScope.map(({ match }) => match.confidence),
      outOfScope.map((match) => match.confidence),
    ),
    queryP50Us: percentile(times, 0.5),
    queryP99Us: percentile(times, 0.99),
  };
  return { figures, matches };
}

/**
 * The chance that one of `high` is above one of `low`, ties counting half; null when either is empty.
 *
 * Source: Hanley and McNeil 1982, by the rank sum of Mann and Whitney.
 */
export function auroc(high: readonly number[], low: readonly number[]): number | null {
  if (high.length === 0 || low.length === 0) return null;
  const all = [...high.map((value) => ({ value, isHigh: true })), ...low.map((value) => ({ value, isHigh: false }))];
  all.sort((a, b) => a.value - b.value);
  let below = 0;
  let wins = 0;
  for (let i = 0; i < all.length; ) {
    let ties = 0;
    let highs = 0;
    const { value } = all[i]!;
    for (; i < all.length && all[i]!.value === value; i++) all[i]!.isHigh ? highs++ : ties++;
    wins += highs * (below + ties / 2);
    below += ties;
  }
  return wins / (high.length * low.length);
}

function share<T>(list: readonly T[], holds: (item: T) => boolean): number | null {
  return list.length === 0 ? null : list.filter(holds).length / list.length;
}

function percentile(sorted: readonly number[], part: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? null;
}
