/** Rows of the keyboard most customers type on, each half a key to the right of the one above. */
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Keys no further apart than this, in key widths, touch. */
const TOUCHING = 1.3;
const ASCII = 128;
/** 1 for each pair of ASCII letters whose keys touch, at `ASCII * one + other`. */
const TOUCH = touchingKeys();

function touchingKeys(): Uint8Array {
  const places = KEYBOARD.flatMap((row, y) => [...row].map((key, x) => ({ code: key.charCodeAt(0), x: x + y / 2, y })));
  const touch = new Uint8Array(ASCII * ASCII);
  for (const one of places) {
    for (const other of places) {
      if (Math.hypot(one.x - other.x, one.y - other.y) <= TOUCHING) touch[ASCII * one.code + other.code] = 1;
    }
  }
  return touch;
}

/** What each slip costs: the commoner, the cheaper. */
const COSTS = { missing: 1, added: 1, doubled: 0.6, swapped: 0.7, neighbour: 0.6, changed: 1.2 } as const;

/**
 * How much must have gone wrong for a word to be typed like that.
 *
 * @param typed   folded, as it came
 * @param meant   folded, as it would be right
 * @param limit   the search stops once the answer must be above this
 * @returns       0 for equal words, about 1 for each slip; Infinity when above the limit
 * Source: Damerau 1964, "A technique for computer detection and correction of spelling errors", with weights.
 */
export function slipCost(typed: string, meant: string, limit: number): number {
  const width = meant.length + 1;
  let before = new Float64Array(width);
  let previous = new Float64Array(width);
  for (let j = 0; j < width; j++) previous[j] = j * COSTS.missing;
  let row = new Float64Array(width);
  for (let i = 1; i <= typed.length; i++) {
    const letter = typed.charCodeAt(i - 1);
    const last = typed.charCodeAt(i - 2);
    row[0] = i * COSTS.added;
    let least = row[0];
    for (let j = 1; j < width; j++) {
      const right = meant.charCodeAt(j - 1);
      let cost = Math.min(
        previous[j]! + (letter === last ? COSTS.doubled : COSTS.added),
        row[j - 1]! + COSTS.missing,
        previous[j - 1]! + changeCost(letter, right),
      );
      if (i > 1 && j > 1 && letter === meant.charCodeAt(j - 2) && last === right) {
        cost = Math.min(cost, before[j - 2]! + COSTS.swapped);
      }
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit) return Infinity;
    [before, previous, row] = [previous, row, before];
  }
  return previous[width - 1]! > limit ? Infinity : previous[width - 1]!;
}

function changeCost(a: number, b: number): number {
  if (a === b) return 0;
  return a < ASCII && b < ASCII && TOUCH[ASCII * a + b] === 1 ? COSTS.neighbour : COSTS.changed;
}
