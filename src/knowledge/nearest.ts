/** A name further away than this share of its length is another name, not a slip. */
const LARGEST_SLIP = 0.4;

/**
 * `; did you mean "…"?` for a mistyped name, or nothing when no known name is near.
 *
 * @param name   what was written
 * @param known  what could have been meant
 */
export function didYouMean(name: string, known: Iterable<string>): string {
  const meant = nearest(name, known);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}

function nearest(name: string, known: Iterable<string>): string | undefined {
  const written = name.slice(0, 80).toLowerCase();
  let best: string | undefined;
  let bestSlips = Math.max(1, Math.floor(written.length * LARGEST_SLIP));
  for (const candidate of known) {
    if (Math.abs(candidate.length - written.length) > bestSlips) continue;
    const slips = slipsBetween(written, candidate.toLowerCase());
    if (slips < bestSlips || (best === undefined && slips === bestSlips)) {
      best = candidate;
      bestSlips = slips;
    }
  }
  return best;
}

/** Letters to insert, delete or replace. Source: Levenshtein 1966; Wagner and Fischer 1974. */
function slipsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, above[column]! + 1, current[column - 1]! + 1));
    }
    above = current;
  }
  return above[b.length]!;
}
