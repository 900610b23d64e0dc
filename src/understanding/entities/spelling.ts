/** Longest edit distance ever allowed, and the length of a name from which it is. Measured: see `allowedEdits`. */
export const MOST_EDITS = 3;

/**
 * How many slips of the pen a name of this length may have and still be that name.
 *
 * Short names lie too close to ordinary words (heroin, heroine) and get none. Real drug names differ from each other by
 * two letters from about eight letters on, so more would merge different drugs.
 *
 * @param length  letters of the name in the product list
 */
export function allowedEdits(length: number): number {
  if (length < 7) return 0;
  if (length < 9) return 1;
  return length < 13 ? 2 : MOST_EDITS;
}

/**
 * Edits between two words: insert, drop, replace a letter, swap two neighbours.
 *
 * @param limit  stop early once the distance must be above this
 * @returns  the distance, or `limit + 1`
 * Source: optimal string alignment, Damerau 1964, "A technique for computer detection and correction of spelling errors".
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current[column] = cost;
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? limit + 1;
}

/**
 * Makes the spellings of one international name in European languages equal: ph/f, th/t, y/i, ks/x, double letters, and the
 * last vowel (amoxicillin, amoxicilina; levothyroxine, levotiroxina).
 *
 * @param key  folded Latin letters
 * @returns  '' for anything short or not Latin
 */
export function soundKey(key: string): string {
  if (key.length < 7 || !LATIN.test(key)) return '';
  return soundOf(key).replace(/[aeo]$/, '');
}

const LATIN = /^[a-z ]+$/;

/** One spelling for every European one of the sounds of a folded key; other scripts stay as they are. */
export function soundOf(key: string): string {
  if (!LATIN.test(key)) return key;
  return key
    .replace(/ph/g, 'f')
    .replace(/[tr]h/g, (pair) => pair.slice(0, 1))
    .replace(/ch/g, 'c')
    .replace(/y/g, 'i')
    .replace(/k/g, 'c')
    .replace(/[sz]/g, 's')
    .replace(/cs/g, 'x')
    .replace(/(.)\1/g, '$1');
}
