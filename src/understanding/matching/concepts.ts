/** What a text speaks of, whichever language it is in: concepts, found by the words that a lexicon has for each. */
import { type FormParts, type FormTree, isBeginning, numbersOf, planter, walkFrom } from '../form-tree.ts';
import { type Run, readRuns } from './tokens.ts';

/** Forms by concept, those of all languages together; a word ending in `*` stands for every word that begins so. */
export type Concepts = Readonly<Record<string, readonly string[]>>;

/** The concepts of a text by number, each once, in the order in which it speaks of them. */
export type ConceptFinder = (runs: readonly Run[]) => readonly number[];

/** Looks for the concepts of a lexicon, numbered in the order of their ids. A form that two have belongs to the first. */
export function conceptFinder(lexicon: Concepts): ConceptFinder {
  const ids = Object.keys(lexicon).sort();
  if (ids.length === 0) return () => [];
  const growing = planter();
  ids.forEach((id, concept) => {
    for (const parts of lexicon[id]!.map(partsOfForm)) if (parts.length > 0) growing.plant(parts, concept);
  });
  const tree = growing.tree();
  return (runs) => {
    const words = piecesOf(runs).map((piece) => numbersOf(piece, tree));
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

/** The words of a form as the tree has them; none for a form of no letters. */
export function partsOfForm(form: string): FormParts {
  const parts = form
    .trim()
    .split(/\s+/)
    .flatMap((written) => {
      const pieces = piecesOf(readRuns(written));
      return pieces.map((piece, i) => [piece, i === pieces.length - 1 && isBeginning(written, piece)] as const);
    });
  return parts.some(([word]) => /\p{L}/u.test(word)) ? parts : [];
}

/** Where the longest form ends that begins here, and its concept; of equally long ones the one with the most letters. */
function longestFrom(
  tree: FormTree,
  words: readonly (readonly number[])[],
  start: number,
): readonly [end: number, concept: number] {
  let longest = [0, -1] as readonly [number, number];
  walkFrom(tree, words, start, (concept, end) => {
    if (end > longest[0]) longest = [end, concept];
  });
  return longest;
}

/** Words, and characters where a script puts no space between words. */
function piecesOf(runs: readonly Run[]): string[] {
  return runs.flatMap(({ spaced, text }) => (spaced ? [text] : [...text]));
}
