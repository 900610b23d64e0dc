/** Many short forms, found in one pass over the words of a text: the ways down a tree whose words are numbered. */
import { firstAtLeast } from './ascending.ts';

/** The words of a form, and whether each is only the beginning of one, as a `*` says that is written after it. */
export type FormParts = readonly (readonly [word: string, isBeginning: boolean])[];

/** Plain data: a tenth of the size of nodes that point at one another, and kept with the base. The root is node 0. */
export interface FormTree {
  /** Words, and beginnings of words, by number. */
  readonly words: ReadonlyMap<string, number>;
  readonly beginnings: ReadonlyMap<string, number>;
  /** First letters of the beginnings: most words have none of them, and need not be taken apart. */
  readonly firsts: ReadonlySet<string>;
  /** `edge(node, word)` of every way down, ascending, and the node that each leads to. */
  readonly edges: Float64Array;
  readonly below: Int32Array;
  /** The number of the form that ends at each node, or -1. */
  readonly ends: Int32Array;
}

/** A tree that grows. */
export interface Planter {
  /**
   * Brings a form in. @returns its number: the one given here, or that of an earlier form that reads alike.
   */
  plant(parts: FormParts, number: number): number;
  /** The tree as it is now. */
  tree(): FormTree;
}

/** A beginning shorter than this would match almost anything; the files that have one are refused. */
export const SHORTEST_BEGINNING = 3;

/** Nodes and words fit in 53 bits together. */
const MOST_NUMBERED = 2 ** 24;
const edge = (node: number, word: number): number => node * MOST_NUMBERED + word;

/** Begins an empty tree. */
export function planter(): Planter {
  const words = new Map<string, number>();
  const beginnings = new Map<string, number>();
  const below = new Map<number, number>();
  const ends = [-1];
  const numberOf = (known: Map<string, number>, word: string): number => {
    const number = known.get(word) ?? words.size + beginnings.size;
    known.set(word, number);
    return number;
  };
  return {
    plant(parts, number) {
      let node = 0;
      for (const [word, isBeginning] of parts) {
        const way = edge(node, numberOf(isBeginning ? beginnings : words, word));
        node = below.get(way) ?? ends.push(-1) - 1;
        below.set(way, node);
      }
      if (ends[node]! < 0) ends[node] = number;
      return ends[node]!;
    },
    tree() {
      const edges = Float64Array.from(below.keys()).sort();
      return {
        words,
        beginnings,
        firsts: new Set([...beginnings.keys()].map(firstLetters)),
        edges,
        below: Int32Array.from(edges, (way) => below.get(way)!),
        ends: Int32Array.from(ends),
      };
    },
  };
}

/** Whether a word of a form, as somebody has written it, stands for every word that begins so. */
export function isBeginning(written: string, word: string): boolean {
  return written.endsWith('*') && word.length >= SHORTEST_BEGINNING;
}

/** The numbers of all words and beginnings that a word of a text may be, the most letters first. */
export function numbersOf(word: string, { words, beginnings, firsts }: FormTree): readonly number[] {
  const numbers: number[] = [];
  for (const spelling of spellingsOf(word)) {
    const exact = words.get(spelling);
    if (exact !== undefined) numbers.push(exact);
    if (!firsts.has(firstLetters(spelling))) continue;
    for (let length = spelling.length; length >= SHORTEST_BEGINNING; length--) {
      const beginning = beginnings.get(spelling.slice(0, length));
      if (beginning !== undefined) numbers.push(beginning);
    }
  }
  return numbers;
}

/**
 * Tells of every form that begins at one word of a text.
 *
 * @param words  `numbersOf` each word of the text
 * @param found  called with the number of the form and the place after its last word; shorter ways first
 */
export function walkFrom(
  tree: FormTree,
  words: readonly (readonly number[])[],
  start: number,
  found: (form: number, end: number) => void,
): void {
  const walk = (node: number, at: number): void => {
    const form = tree.ends[node]!;
    if (form >= 0) found(form, at);
    for (const word of words[at] ?? []) {
      const next = childOf(node, word, tree);
      if (next >= 0) walk(next, at + 1);
    }
  };
  walk(0, start);
}

/** The node that a word leads to from another, or -1. */
function childOf(node: number, word: number, { edges, below }: FormTree): number {
  const way = edge(node, word);
  const at = firstAtLeast(edges, way);
  return edges[at] === way ? below[at]! : -1;
}

function firstLetters(word: string): string {
  return word.slice(0, SHORTEST_BEGINNING);
}

const ARABIC = /[\u0621-\u064a]/;
/** "And", "so", "with", "to", "like" and the article, as Arabic writes them onto the next word. */
const ARABIC_PREFIX = /^[وف]?(?:[بك]ال|لل|ال|[بلك])?(?=[\u0621-\u064a]{3})/;
const ARABIC_AND = /^[وف](?=[\u0621-\u064a]{3})/;

/** A word as it stands, and in Arabic without what is written onto its beginning. */
function spellingsOf(word: string): readonly string[] {
  if (!ARABIC.test(word)) return [word];
  return [...new Set([word, word.replace(ARABIC_AND, ''), word.replace(ARABIC_PREFIX, '')])];
}
