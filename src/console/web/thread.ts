/** Lines in the order in which they were said, each once. */

interface AnyLine {
  readonly id: string;
  readonly at: string;
}

/** Adds what is new to what is known; a line that came before is replaced, and stays where it is in time. */
export function mergeLines<L extends AnyLine>(known: readonly L[], news: readonly L[]): readonly L[] {
  const byId = new Map(known.map((line) => [line.id, line]));
  for (const line of news) byId.set(line.id, line);
  return [...byId.values()].sort((a, b) => a.at.localeCompare(b.at));
}
