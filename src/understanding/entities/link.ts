/** A stretch of text. */
export interface Span {
  readonly index: number;
  readonly end: number;
}

/** What a comma, "and" or a line break between a name and a value costs, in characters of distance. */
const COSTS: readonly (readonly [RegExp, number])[] = [
  [/[,،/|]/g, 12],
  [/[;\n]|\.\s/g, 30],
  [/(?<!\p{L})(?:and|y|e|et|und|ve|aur|и|و)(?!\p{L})|和|以及/gu, 10],
];

/** How loosely two stretches are joined: characters between them, and more for every separator. */
export function distance(plain: string, left: Span, right: Span): number {
  const [first, second] = left.index <= right.index ? [left, right] : [right, left];
  const between = plain.slice(first.end, second.index);
  return COSTS.reduce(
    (cost, [separator, price]) => cost + price * (between.match(separator)?.length ?? 0),
    between.length,
  );
}

/** Beyond this a value is in another sentence and belongs to no particular name. */
const FARTHEST = 60;

/**
 * Gives every value (a quantity, a CAS number) to the name it stands next to, one value to a name: the closest pairs
 * first, and of equally close ones the earlier, so that "crizotinib 4kg nilotinib 9kg" and "4kg crizotinib, 9kg
 * nilotinib" both come out right. A value never jumps over another name or value.
 *
 * @returns  for every name the value linked to it, if any
 */
export function link<Value extends Span>(
  plain: string,
  names: readonly Span[],
  values: readonly Value[],
): (Value | undefined)[] {
  const pairs: { name: number; value: number; cost: number; at: number }[] = [];
  names.forEach((name, nameAt) => {
    values.forEach((value, valueAt) => {
      const [low, high] = [Math.min(name.index, value.index), Math.max(name.index, value.index)];
      const isBetween = (other: Span) => other !== name && other !== value && other.index > low && other.index < high;
      if (names.some(isBetween) || values.some(isBetween)) return;
      const cost = distance(plain, name, value);
      if (cost <= FARTHEST) pairs.push({ name: nameAt, value: valueAt, cost, at: low });
    });
  });
  const linked = new Array<Value | undefined>(names.length).fill(undefined);
  const used = new Set<number>();
  for (const pair of pairs.sort((left, right) => left.cost - right.cost || left.at - right.at)) {
    if (linked[pair.name] !== undefined || used.has(pair.value)) continue;
    linked[pair.name] = values[pair.value];
    used.add(pair.value);
  }
  return linked;
}
