/** What a text speaks of, whichever language it is in: concepts, found by the words that a lexicon has for each. */
import { type Run, readRuns } from './tokens.ts';

/** Forms by concept, those of all languages together; a word ending in `*` stands for every word that begins so. */
export type Concepts = Readonly<Record<string, readonly string[]>>;

/** The concepts of a text by number, each once, in the order in which it speaks of them. */
export type ConceptFinder = (runs: readonly Run[]) => readonly number[];

/** A beginning shorter than this would match almost anything. */
export const SHORTEST_BEGINNING = 3;

/** All forms as one tree over numbered words: flat maps take a fifth of the room of nodes that point at one another. */
interface Tree {
  readonly words: Map<string, number>;
  /** Beginnings that are written with a `*`. */
  readonly beginnings: Map<string, number>;
  /** By `edge(node, word)`. */
  readonly below: Map<number, number>;
  /** The concept whose form ends at each node, or -1. */
  readonly concepts: number[];
  /** First letters of the beginnings: most words have none of them, and need not be taken apart. */
  readonly firsts: Set<string>;
  longestBeginning: number;
}

/** Nodes and words fit in 53 bits together. */
const MOST_NUMBERED = 2 ** 24;
const edge = (node: number, word: number): number => node * MOST_NUMBERED + word;

/** Looks for the concepts of a lexicon, numbered in the order of their ids. */
export function conceptFinder(lexicon: Concepts): ConceptFinder {
  const ids = Object.keys(lexicon).sort();
  if (ids.length === 0) return () => [];
  const tree: Tree = {
    words: new Map(),
    beginnings: new Map(),
    below: new Map(),
    concepts: [-1],
    firsts: new Set(),
    longestBeginning: 0,
  };
  ids.forEach((id, concept) => {
    for (const form of lexicon[id]!) plant(tree, form, concept);
  });
  return (runs) => {
    const words = piecesOf(runs).map((piece) => numbersOf(tree, piece));
    const found = new Set<number>();
    let covered = 0;
    for (let at = 0; at < words.length; at++) {
      const [end, concept] = longestFrom(tree, words, at);
      // What lies within a longer form is a part of it: "data" in "safety data sheet".
      if (end <= covered) continue;
      covered = end;
      found.add(concept);
    }
    return [...found];
  };
}

/** The words of a form as the tree has them, and whether each is only the beginning of one; none for a form of no letters. */
export function partsOfForm(form: string): readonly (readonly [word: string, isBeginning: boolean])[] {
  const parts = form
    .trim()
    .split(/\s+/)
    .flatMap((written) => {
      const pieces = piecesOf(readRuns(written));
      return pieces.map((piece, i) => {
        const isOpen = written.endsWith('*') && i === pieces.length - 1 && piece.length >= SHORTEST_BEGINNING;
        return [piece, isOpen] as const;
      });
    });
  return parts.some(([word]) => /\p{L}/u.test(word)) ? parts : [];
}

/** Brings a form into the tree; one that two concepts have belongs to the first. */
function plant(tree: Tree, form: string, concept: number): void {
  let node = 0;
  for (const [word, isBeginning] of partsOfForm(form)) {
    const known = isBeginning ? tree.beginnings : tree.words;
    const number = known.get(word) ?? tree.words.size + tree.beginnings.size;
    known.set(word, number);
    if (isBeginning) {
      tree.firsts.add(word.slice(0, SHORTEST_BEGINNING));
      tree.longestBeginning = Math.max(tree.longestBeginning, word.length);
    }
    const way = edge(node, number);
    node = tree.below.get(way) ?? tree.concepts.push(-1) - 1;
    tree.below.set(way, node);
  }
  if (node > 0 && tree.concepts[node]! < 0) tree.concepts[node] = concept;
}

/** Where the longest form ends that begins here, and its concept; of equally long ones the one with the most letters. */
function longestFrom(tree: Tree, words: readonly (readonly number[])[], start: number): [end: number, concept: number] {
  let longest: [number, number] = [0, -1];
  const walk = (node: number, at: number): void => {
    const concept = tree.concepts[node]!;
    if (concept >= 0 && at > longest[0]) longest = [at, concept];
    for (const word of words[at] ?? []) {
      const next = tree.below.get(edge(node, word));
      if (next !== undefined) walk(next, at + 1);
    }
  };
  walk(0, start);
  return longest;
}

/** The numbers of all words and beginnings that a word of a text may be, the most letters first. */
function numbersOf({ words, beginnings, firsts, longestBeginning }: Tree, piece: string): readonly number[] {
  const numbers: number[] = [];
  for (const form of spellingsOf(piece)) {
    const exact = words.get(form);
    if (exact !== undefined) numbers.push(exact);
    if (!firsts.has(form.slice(0, SHORTEST_BEGINNING))) continue;
    for (let length = Math.min(form.length, longestBeginning); length >= SHORTEST_BEGINNING; length--) {
      const beginning = beginnings.get(form.slice(0, length));
      if (beginning !== undefined) numbers.push(beginning);
    }
  }
  return numbers;
}

/** Words, and characters where a script puts no space between words. */
function piecesOf(runs: readonly Run[]): string[] {
  return runs.flatMap(({ spaced, text }) => (spaced ? [text] : [...text]));
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
