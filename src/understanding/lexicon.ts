/** Curated cues that recognise a safety message whatever the matcher thinks of it. */
import { plainWords } from '../core/words.ts';

/** One cue: every group needs an alternative in the message, and none of `unless` may be there. */
export interface Cue {
  /** Alternatives are folded words; a word ending in `*` stands for every word that begins so. */
  readonly all: readonly (readonly string[])[];
  readonly unless?: readonly string[] | undefined;
}

/** Cues per topic id. */
export type Lexicon = Readonly<Record<string, readonly Cue[]>>;

/** The ids of the topics whose cues a text holds. */
export type CueFinder = (text: string) => ReadonlySet<string>;

interface Node {
  readonly exact: Map<string, Node>;
  /** Prefix words, looked up by every beginning of a word from three letters on. */
  readonly prefix: Map<string, Node>;
  /** Number of the alternative that ends here, or -1. */
  alternative: number;
}

/** A prefix shorter than this would match almost anything; the loader refuses such cues. */
export const SHORTEST_PREFIX = 3;

/** More words than any message about an accident; a bound on the work, not on what is understood. */
const MOST_WORDS = 600;

/** Compiles lexicons of all languages into one pass over the words of a text. */
export function compileLexicon(lexicons: readonly Lexicon[]): CueFinder {
  const root = node();
  const numbers = new Map<string, number>();
  const number = (alternative: string): number => {
    const known = numbers.get(alternative);
    if (known !== undefined) return known;
    const fresh = numbers.size;
    numbers.set(alternative, fresh);
    insert(root, alternative, fresh);
    return fresh;
  };
  const cues = lexicons.flatMap((lexicon) =>
    Object.entries(lexicon).flatMap(([topic, list]) =>
      list.map((cue) => ({
        topic,
        all: cue.all.map((group) => group.map(number)),
        unless: (cue.unless ?? []).map(number),
      })),
    ),
  );
  const cuesOf: number[][] = Array.from({ length: numbers.size }, () => []);
  cues.forEach(({ all }, cue) => {
    for (const alternative of all[0] ?? []) cuesOf[alternative]!.push(cue);
  });
  return (text) => {
    const { present, list } = alternativesIn(root, plainWords(text).split(' ').slice(0, MOST_WORDS), numbers.size);
    const has = (n: number) => present[n] === 1;
    const found = new Set<string>();
    // Only cues whose first group is there; most texts hold nothing that any cue begins with.
    for (const alternative of list) {
      for (const number of cuesOf[alternative]!) {
        const cue = cues[number]!;
        if (found.has(cue.topic)) continue;
        if (cue.all.every((group) => group.some(has)) && !cue.unless.some(has)) found.add(cue.topic);
      }
    }
    return found;
  };
}

function node(): Node {
  return { exact: new Map(), prefix: new Map(), alternative: -1 };
}

function insert(root: Node, alternative: string, number: number): void {
  let at = root;
  for (const word of alternative.trim().split(/\s+/)) {
    const isPrefix = word.endsWith('*');
    const key = plainWords(word);
    const branch = isPrefix ? at.prefix : at.exact;
    const next = branch.get(key) ?? node();
    branch.set(key, next);
    at = next;
  }
  at.alternative = number;
}

/** Which alternatives stand in these words, by number and as a list. */
function alternativesIn(
  root: Node,
  words: readonly string[],
  count: number,
): { readonly present: Uint8Array; readonly list: readonly number[] } {
  const present = new Uint8Array(count);
  const list: number[] = [];
  const walk = (at: Node, i: number): void => {
    if (at.alternative >= 0 && present[at.alternative] === 0) {
      present[at.alternative] = 1;
      list.push(at.alternative);
    }
    const word = words[i];
    if (word === undefined) return;
    const exact = at.exact.get(word);
    if (exact) walk(exact, i + 1);
    if (at.prefix.size === 0) return;
    for (let length = SHORTEST_PREFIX; length <= word.length; length++) {
      const next = at.prefix.get(word.slice(0, length));
      if (next) walk(next, i + 1);
    }
  };
  for (let i = 0; i < words.length; i++) walk(root, i);
  return { present, list };
}
