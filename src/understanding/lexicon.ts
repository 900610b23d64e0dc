/** Curated cues that recognise a safety message whatever the matcher thinks of it. */
import { plainWords } from '../core/words.ts';
import { type FormParts, type FormTree, isBeginning, numbersOf, planter, walkFrom } from './form-tree.ts';

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

/** Lexicons of all languages: their alternatives as one tree, and the cues as numbers of them. Plain data. */
export interface PlantedCues {
  readonly tree: FormTree;
  /** How many alternatives there are. */
  readonly alternatives: number;
  readonly cues: readonly {
    readonly cued: Cued;
    readonly all: readonly (readonly number[])[];
    readonly unless: readonly number[];
  }[];
}

/** More words than any message about an accident; a bound on the work, not on what is understood. */
const MOST_WORDS = 600;

/** Brings lexicons of all languages into one tree, for one pass over the words of a text. */
export function plantCues(lexicons: ReadonlyMap<string, Lexicon>): PlantedCues {
  const { plant, tree } = planter();
  const numbers = new Map<string, number>();
  let alternatives = 0;
  const number = (alternative: string): number => {
    const known = numbers.get(alternative);
    if (known !== undefined) return known;
    // Alternatives that fold alike are one.
    const planted = plant(partsOf(alternative), alternatives);
    if (planted === alternatives) alternatives += 1;
    numbers.set(alternative, planted);
    return planted;
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
  return { tree: tree(), alternatives, cues };
}

/** The words of an alternative, folded. Of Chinese, a `*` opens nothing: a character is a whole word, whatever follows. */
function partsOf(alternative: string): FormParts {
  return alternative
    .trim()
    .split(/\s+/)
    .flatMap((written) => {
      const parts = plainWords(written).split(' ');
      return parts.map((part, i) => [part, i === parts.length - 1 && isBeginning(written, part)] as const);
    });
}

/** Looks for planted cues. */
export function cueFinder({ tree, alternatives, cues }: PlantedCues): CueFinder {
  const cuesOf: number[][] = Array.from({ length: alternatives }, () => []);
  cues.forEach(({ all }, cue) => {
    for (const alternative of all[0] ?? []) cuesOf[alternative]!.push(cue);
  });
  return (text) => {
    const present = alternativesIn(tree, plainWords(text).split(' ').slice(0, MOST_WORDS));
    const has = (alternative: number) => present.has(alternative);
    const found = new Set<Cued>();
    // Only cues whose first group is there; most texts hold nothing that any cue begins with.
    for (const alternative of present) {
      for (const at of cuesOf[alternative]!) {
        const { cued, all, unless } = cues[at]!;
        if (!found.has(cued) && all.every((group) => group.some(has)) && !unless.some(has)) found.add(cued);
      }
    }
    return [...found];
  };
}

/** Which alternatives stand in these words. */
function alternativesIn(tree: FormTree, words: readonly string[]): ReadonlySet<number> {
  const numbers = words.map((word) => numbersOf(word, tree));
  const present = new Set<number>();
  for (let start = 0; start < numbers.length; start++) {
    walkFrom(tree, numbers, start, (alternative) => present.add(alternative));
  }
  return present;
}
