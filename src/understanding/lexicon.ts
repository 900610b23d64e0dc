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

/** A topic whose cue a text holds, and the language of the cue. */
export interface Cued {
  readonly topic: string;
  readonly language: string;
}

/** The topics whose cues a text holds, each once a language. */
export type CueFinder = (text: string) => readonly Cued[];

/**
 * Lexicons of all languages as one tree over numbered words: plain data, a tenth of the size of objects that point at
 * one another, and kept with the base.
 */
export interface CueTree {
  /** Words, and beginnings that are written with a `*`, by number. */
  readonly words: ReadonlyMap<string, number>;
  readonly beginnings: ReadonlyMap<string, number>;
  /** First letters of the beginnings: most words have none of them, and need not be taken apart. */
  readonly firsts: ReadonlySet<string>;
  /** `edge(node, word)` of every way down, ascending, and the node that each leads to. */
  readonly edges: Float64Array;
  readonly below: Int32Array;
  /** The alternative that ends at each node, or -1. */
  readonly ends: Int32Array;
  readonly alternatives: number;
  readonly cues: readonly {
    readonly cued: Cued;
    readonly all: readonly (readonly number[])[];
    readonly unless: readonly number[];
  }[];
}

/** A prefix shorter than this would match almost anything; the loader refuses such cues. */
export const SHORTEST_PREFIX = 3;

/** More words than any message about an accident; a bound on the work, not on what is understood. */
const MOST_WORDS = 600;

/** Nodes and words fit in 53 bits together. */
const MOST_NUMBERED = 2 ** 24;
const edge = (node: number, word: number): number => node * MOST_NUMBERED + word;

/** Brings lexicons of all languages into one tree, for one pass over the words of a text. */
export function plantCues(lexicons: ReadonlyMap<string, Lexicon>): CueTree {
  const words = new Map<string, number>();
  const beginnings = new Map<string, number>();
  const below = new Map<number, number>();
  const ends = [-1];
  const numbers = new Map<string, number>();
  const numberIn = (known: Map<string, number>, word: string): number => {
    const number = known.get(word) ?? words.size + beginnings.size;
    known.set(word, number);
    return number;
  };
  const plant = (parts: readonly (readonly [word: string, isBeginning: boolean])[]): number => {
    let at = 0;
    for (const [word, isBeginning] of parts) {
      const key = edge(at, numberIn(isBeginning ? beginnings : words, word));
      at = below.get(key) ?? ends.push(-1) - 1;
      below.set(key, at);
    }
    return at;
  };
  /** Alternatives that fold alike end at one node, and are one. */
  const number = (alternative: string): number => {
    const known = numbers.get(alternative);
    if (known !== undefined) return known;
    const node = plant(partsOf(alternative));
    if (ends[node]! < 0) ends[node] = numbers.size;
    numbers.set(alternative, ends[node]!);
    return ends[node]!;
  };
  const cues = [...lexicons].flatMap(([language, lexicon]) =>
    Object.entries(lexicon).flatMap(([topic, list]) => {
      const cued: Cued = { topic, language };
      return list.map(({ all, unless = [] }) => ({
        cued,
        all: all.map((group) => group.map(number)),
        unless: unless.map(number),
      }));
    }),
  );
  const firsts = new Set([...beginnings.keys()].map((word) => word.slice(0, SHORTEST_PREFIX)));
  const edges = Float64Array.from(below.keys()).sort();
  return {
    words,
    beginnings,
    firsts,
    edges,
    below: Int32Array.from(edges, (key) => below.get(key)!),
    ends: Int32Array.from(ends),
    alternatives: numbers.size,
    cues,
  };
}

/** The words of an alternative, folded, and whether each is only the beginning of one. */
function partsOf(alternative: string): readonly (readonly [word: string, isBeginning: boolean])[] {
  return alternative
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      const parts = plainWords(word).split(' ');
      // A Chinese character is a whole word, whatever follows it.
      const isBeginning = (part: string, i: number) =>
        word.endsWith('*') && i === parts.length - 1 && part.length >= SHORTEST_PREFIX;
      return parts.map((part, i) => [part, isBeginning(part, i)] as const);
    });
}

/** Looks for the cues of a tree. */
export function cueFinder(tree: CueTree): CueFinder {
  const { cues } = tree;
  const cuesOf: number[][] = Array.from({ length: tree.alternatives }, () => []);
  cues.forEach(({ all }, cue) => {
    for (const alternative of all[0] ?? []) cuesOf[alternative]!.push(cue);
  });
  return (text) => {
    const { present, list } = alternativesIn(tree, plainWords(text).split(' ').slice(0, MOST_WORDS));
    const has = (n: number) => present[n] === 1;
    const found = new Set<Cued>();
    // Only cues whose first group is there; most texts hold nothing that any cue begins with.
    for (const alternative of list) {
      for (const at of cuesOf[alternative]!) {
        const { cued, all, unless } = cues[at]!;
        if (!found.has(cued) && all.every((group) => group.some(has)) && !unless.some(has)) found.add(cued);
      }
    }
    return [...found];
  };
}

/** "And", "so", "with", "to", "like" and the article, as Arabic writes them onto the next word. */
const ARABIC_PREFIX = /^[وف]?(?:[بك]ال|لل|ال|[بلك])?(?=[\u0621-\u064a]{3})/;

/** A word as it stands, and in Arabic without what is written onto its beginning. */
function formsOf(word: string): readonly string[] {
  const bare = word.replace(ARABIC_PREFIX, '');
  const withoutAnd = word.replace(/^[وف](?=[\u0621-\u064a]{3})/, '');
  return bare === word ? [word] : [...new Set([word, withoutAnd, bare])];
}

/** The numbers of all words and beginnings that a word of a text may be. */
function numbersOf(word: string, { words, beginnings, firsts }: CueTree): readonly number[] {
  const numbers: number[] = [];
  for (const form of formsOf(word)) {
    const exact = words.get(form);
    if (exact !== undefined) numbers.push(exact);
    if (!firsts.has(form.slice(0, SHORTEST_PREFIX))) continue;
    for (let length = SHORTEST_PREFIX; length <= form.length; length++) {
      const beginning = beginnings.get(form.slice(0, length));
      if (beginning !== undefined) numbers.push(beginning);
    }
  }
  return numbers;
}

/** The node that a word leads to from another, or -1. */
function childOf(node: number, word: number, { edges, below }: CueTree): number {
  const wanted = edge(node, word);
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return edges[low] === wanted ? below[low]! : -1;
}

/** Which alternatives stand in these words, by number and as a list. */
function alternativesIn(
  tree: CueTree,
  words: readonly string[],
): { readonly present: Uint8Array; readonly list: readonly number[] } {
  const present = new Uint8Array(tree.alternatives);
  const list: number[] = [];
  const numbers = words.map((word) => numbersOf(word, tree));
  const walk = (node: number, i: number): void => {
    const alternative = tree.ends[node]!;
    if (alternative >= 0 && present[alternative] === 0) {
      present[alternative] = 1;
      list.push(alternative);
    }
    for (const number of numbers[i] ?? []) {
      const next = childOf(node, number, tree);
      if (next >= 0) walk(next, i + 1);
    }
  };
  for (let i = 0; i < words.length; i++) walk(0, i);
  return { present, list };
}
