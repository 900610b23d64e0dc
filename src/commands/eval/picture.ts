/** Which topic was taken for which, as a picture: a clean diagonal is a base that knows what it is asked. */

import { html } from './html.ts';
import type { Judged } from './judge.ts';

/** A topic as the picture orders it. */
export interface Placed {
  readonly id: string;
  /** Topics of a group stand together, as they are confused most. */
  readonly group: string;
}

const CELL = 8;
const MARGIN = 26;

/**
 * A square of wanted topics (rows) by what the desk took them for (columns), as SVG. Green dots on the diagonal are
 * right, as strong as their share; orange ones are offered when asking back; red ones are wrong answers.
 */
export function confusionPicture(judged: readonly Judged[], topics: readonly Placed[]): string {
  const placeOf = new Map(topics.map(({ id }, i) => [id, i]));
  const cells = new Map<string, { row: number; column: number; wrong: number; asked: number; right: number }>();
  const asked = new Map<string, number>();
  for (const one of judged) {
    for (const wanted of one.topics) {
      asked.set(wanted, (asked.get(wanted) ?? 0) + 1);
      const took = one.got.includes(wanted) && one.verdict !== 'asked' ? wanted : one.got[0];
      const [row, column] = [placeOf.get(wanted), took === undefined ? undefined : placeOf.get(took)];
      if (row === undefined || column === undefined) continue;
      const cell = cells.get(`${row} ${column}`) ?? { row, column, wrong: 0, asked: 0, right: 0 };
      const kind = one.verdict === 'asked' ? 'asked' : took === wanted ? 'right' : 'wrong';
      cells.set(`${row} ${column}`, { ...cell, [kind]: cell[kind] + 1 });
    }
  }
  const side = topics.length * CELL;
  const dots = [...cells.values()].map(({ row, column, wrong, asked: offered, right }) => {
    const [wanted, took] = [topics[row]!.id, topics[column]!.id];
    const color = wrong > 0 ? 'var(--wrong)' : right > 0 ? 'var(--right)' : 'var(--asked)';
    const count = wrong || right || offered;
    const share = count / (asked.get(wanted) ?? 1);
    const radius = wrong > 0 ? Math.min(CELL, 2 + wrong * 1.5) : CELL / 2 - 0.5;
    const title = `${wanted} → ${took}: ${right} right, ${offered} asked back, ${wrong} wrong`;
    return `<circle cx="${center(column)}" cy="${center(row)}" r="${radius}" fill="${color}" fill-opacity="${wrong > 0 ? 0.85 : Math.max(0.25, share).toFixed(2)}"><title>${html(title)}</title></circle>`;
  });
  return `<svg viewBox="0 0 ${side + MARGIN} ${side + MARGIN}" role="img" aria-label="Topics by what they were taken for">
${groupLines(topics)}
${dots.join('\n')}
</svg>`;
}

function center(index: number): string {
  return (MARGIN + index * CELL + CELL / 2).toFixed(1);
}

/** A line where a group begins, and its letter on both sides. */
function groupLines(topics: readonly Placed[]): string {
  const end = MARGIN + topics.length * CELL;
  return topics
    .flatMap(({ group }, i) => {
      if (i > 0 && topics[i - 1]!.group === group) return [];
      const at = MARGIN + i * CELL;
      const middle = at + (topics.filter((topic) => topic.group === group).length * CELL) / 2;
      return [
        `<path class="grid" d="M${at} ${MARGIN}V${end}M${MARGIN} ${at}H${end}"/>`,
        `<text x="${middle}" y="${MARGIN - 6}">${html(group)}</text><text x="${MARGIN - 10}" y="${middle + 3}">${html(group)}</text>`,
      ];
    })
    .join('\n');
}
