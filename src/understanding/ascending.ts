/** Looking things up in numbers that ascend. */

/**
 * @param from  only places from here on are looked at
 * @param to    and only those before this one
 * @returns     the first place whose number is `least` or more; `to` when there is none
 */
export function firstAtLeast(
  ascending: ArrayLike<number>,
  least: number,
  from = 0,
  to: number = ascending.length,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
