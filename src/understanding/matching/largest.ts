/** The items with the largest scores, at most so many, best first; among equals the lower item. */
export function largest(items: Iterable<number>, scores: ArrayLike<number>, count: number): number[] {
  const best: number[] = [];
  const isAhead = (a: number, b: number): boolean => scores[a]! > scores[b]! || (scores[a] === scores[b] && a < b);
  for (const item of items) {
    if (best.length === count && !isAhead(item, best[count - 1]!)) continue;
    let at = best.length === count ? count - 1 : best.length;
    for (; at > 0 && isAhead(item, best[at - 1]!); at--) best[at] = best[at - 1]!;
    best[at] = item;
  }
  return best;
}
