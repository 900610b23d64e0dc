/** The figures as a table, for a terminal and for a page. */
import type { Figures } from './measure.ts';

/** A line of the table: a language, or all of them. */
export interface Line {
  readonly language: string;
  readonly figures: Figures;
}

const COLUMNS: readonly (readonly [head: string, cell: (figures: Figures) => string])[] = [
  ['events', ({ events }) => String(events)],
  ['by cue', ({ byCue, events }) => percent(byCue, events)],
  ['by matcher', ({ byMatcher, events }) => percent(byMatcher, events)],
  ['by both', ({ byDesk, events }) => percent(byDesk, events)],
  ['missed', ({ missed }) => String(missed)],
  ['by both, typos', ({ byDeskMistyped, events }) => percent(byDeskMistyped, events)],
  ['missed, typos', ({ missedMistyped }) => String(missedMistyped)],
  ['others', ({ others }) => String(others)],
  ['false', ({ falseAlarms }) => String(falseAlarms)],
  ['false, typos', ({ falseAlarmsMistyped }) => String(falseAlarmsMistyped)],
  ['precision', ({ events, missed, falseAlarms }) => percent(events - missed, events - missed + falseAlarms)],
];

/** Columns of equal width. */
export function textTable(lines: readonly Line[]): string {
  const rows = rowsOf(lines);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => `${row.map((cell, column) => cell.padStart(widths[column]!)).join('  ')}\n`).join('');
}

export function markdownTable(lines: readonly Line[]): string {
  const [head, ...body] = rowsOf(lines);
  const rule = head!.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head!, rule, ...body].map((row) => `| ${row.join(' | ')} |\n`).join('');
}

function rowsOf(lines: readonly Line[]): string[][] {
  const body = lines.map(({ language, figures }) => [language, ...COLUMNS.map(([, cell]) => cell(figures))]);
  return [['', ...COLUMNS.map(([head]) => head)], ...body];
}

/** "–" where there is nothing to take a share of. */
function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
