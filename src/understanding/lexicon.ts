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

interface Node {
  /** Most nodes end an alternative and have nothing below them. */
  exact?: Map<string, Node>;
  /** Prefix words, looked up by every beginning of a word from three letters on. */
  prefix?: Map<string, Node>;
  /** Number of the alternative that ends here, or -1. */
  alternative: number;
}

/** A prefix shorter than this would match almost anything; the loader refuses such cues. */
export const SHORTEST_PREFIX = 3;

/** More words than any message about an accident; a bound on the work, not on what is understood. */
const MOST_WORDS = 600;

/** Compiles lexicons of all languages into one pass over the words of a text. */
export function compileLexicon(lexicons: ReadonlyMap<string, Lexicon>): CueFinder {
  const root = node();
  const numbers = new Map<string, number>();
  /** Alternatives that fold alike are one. */
  const number = (alternative: string): number => {
    const folded = foldedAlternative(alternative);
    const known = numbers.get(folded);
    if (known !== undefined) return known;
    const fresh = numbers.size;
    numbers.set(folded, fresh);
    insert(root, folded, fresh);
    return fresh;
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
  const cuesOf: number[][] = Array.from({ length: numbers.size }, () => []);
  cues.forEach(({ all }, cue) => {
    for (const alternative of all[0] ?? []) cuesOf[alternative]!.push(cue);
  });
  return (text) => {
    const { present, list } = alternativesIn(root, plainWords(text).split(' ').slice(0, MOST_WORDS), numbers.size);
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

function node(): Node {
  return { alternative: -1 };
}

function foldedAlternative(alternative: string): string {
  const words = alternative.trim().split(/\s+/);
  return words.map((word) => plainWords(word) + (word.endsWith('*') ? '*' : '')).join(' ');
}

function insert(root: Node, alternative: string, number: number): void {
  let at = root;
  for (const word of alternative.trim().split(/\s+/)) {
    const parts = plainWords(word).split(' ');
    parts.forEach((part, i) => {
      const branch = word.endsWith('*') && i === parts.length - 1 ? 'prefix' : 'exact';
      const below = at[branch] ?? new Map<string, Node>();
      at[branch] = below;
      const next = below.get(part) ?? node();
      below.set(part, next);
      at = next;
    });
  }
  at.alternative = number;
}

/** "And", "so", "with", "to", "like" and the article, as Arabic writes them onto the next word. */
const ARABIC_PREFIX = /^[وف]?(?:[بك]ال|لل|ال|[بلك])?(?=[\u0621-\u064a]{3})/;

/** A word as it stands, and in Arabic without what is written onto its beginning. */
function formsOf(word: string): readonly string[] {
  const bare = word.replace(ARABIC_PREFIX, '');
  const withoutAnd = word.replace(/^[وف](?=[\u0621-\u064a]{3})/, '');
  return bare === word ? [word] : [...new Set([word, withoutAnd, bare])];
}

/** Which alternatives stand in these words, by number and as a list. */
function alternativesIn(
  root: Node,
  words: readonly string[],
  count: number,
): { readonly present: Uint8Array; readonly list: readonly number[] } {
  const present = new Uint8Array(count);
  const list: number[] = [];
  const forms = words.map(formsOf);
  const walk = (at: Node, i: number): void => {
    if (at.alternative >= 0 && present[at.alternative] === 0) {
      present[at.alternative] = 1;
      list.push(at.alternative);
    }
    if (i === words.length) return;
    for (const word of forms[i]!) {
      const exact = at.exact?.get(word);
      if (exact) walk(exact, i + 1);
      if (!at.prefix) continue;
      for (let length = SHORTEST_PREFIX; length <= word.length; length++) {
        const next = at.prefix.get(word.slice(0, length));
        if (next) walk(next, i + 1);
      }
    }
  };
  for (let i = 0; i < words.length; i++) walk(root, i);
  return { present, list };
}
