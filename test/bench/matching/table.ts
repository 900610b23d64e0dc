/** All figures as one table, for a terminal and for a page. */
import { type Line, lines, shown } from './bar.ts';
import type { Figure } from './figure.ts';

/** The figures of each engine, by its name, in the order of the columns. */
export type Results = ReadonlyMap<string, readonly Figure[]>;

const NOT_MEASURED = '–';
const COLUMNS = ['must', 'stretch'];

export function figureOf(results: Results, engine: string, line: string): number | undefined {
  return results.get(engine)?.find((figure) => figure.line === line)?.value;
}

/** The lines that at least one engine has a figure for. */
export function linesOf(results: Results): Line[] {
  const measured = new Set([...results.values()].flat().map((figure) => figure.line));
  return lines.filter(({ id }) => measured.has(id));
}

export function textTable(results: Results): string {
  const rows = rowsOf(results);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!);
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
}

export function markdownTable(results: Results): string {
  const [head, ...body] = rowsOf(results);
  const rule = head!.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head!, rule, ...body].map((row) => `| ${row.join(' | ')} |\n`).join('');
}

function rowsOf(results: Results): string[][] {
  const names = [...results.keys()];
  const body = linesOf(results).map((line) => [
    `${line.what}${line.unit === 'AUROC' ? ' (AUROC)' : `, ${line.unit}`}`,
    aim(line, line.must),
    aim(line, line.stretch),
    ...names.map((name) => cell(results, name, line)),
  ]);
  return [['', ...COLUMNS, ...names], ...body];
}

function aim({ unit }: Line, value: number | undefined): string {
  if (value === undefined) return '';
  return unit === '%' ? value.toFixed(1) : unit === 'AUROC' ? value.toFixed(3) : String(value);
}

function cell(results: Results, engine: string, { id, unit }: Line): string {
  const figure = results.get(engine)?.find(({ line }) => line === id);
  return figure ? `${shown(unit, figure.value)}${figure.sampled ? '*' : ''}` : NOT_MEASURED;
}
