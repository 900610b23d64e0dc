/** What a rule says about the base, and what it looks at. */
import type { KnowledgeFiles } from '../files.ts';
import type { Entry, Knowledge } from '../knowledge.ts';

/** An error must not reach a customer; a warning is for an editor to judge. */
export type Severity = 'error' | 'warning';

/** One thing to mend. */
export interface Finding {
  /** As an editor knows the file: `knowledge/en/entries/moq.md`. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly severity: Severity;
  /** Name of the rule that found it. */
  readonly rule: string;
  readonly what: string;
  readonly why: string;
  readonly mend: string;
}

/** One way to ask, and where it stands. */
export interface PlacedPhrasing {
  readonly language: string;
  readonly topic: string;
  readonly text: string;
  /** As the matcher sees it: case, accents and punctuation gone, every number `0`; empty without any letter. */
  readonly folded: string;
  readonly path: string;
  readonly line: number;
}

/** An answer, and the line on which each of its lines stands. */
export interface PlacedAnswer {
  readonly entry: Entry;
  readonly path: string;
  /** Line of the file on which the answer begins. */
  readonly line: number;
}

/** Another phrasing that is like this one. */
export interface Neighbour {
  /** Into `phrasings`. */
  readonly index: number;
  /** 0 (nothing shared) to 1 (the same words). */
  readonly likeness: number;
}

/** All that rules may look at. */
export interface Material {
  readonly base: Knowledge;
  readonly files: KnowledgeFiles;
  /** The day of the check, `YYYY-MM-DD` in the company's time zone. */
  readonly today: string;
  /** What the handlers say to customers, by `handler.phrase`, in English. */
  readonly spoken: ReadonlyMap<string, string>;
  /** Languages in which answers exist; everything must be said in each of them. */
  readonly fullLanguages: readonly string[];
  readonly phrasings: readonly PlacedPhrasing[];
  readonly answers: readonly PlacedAnswer[];
  /** For each phrasing those most like it, best first, itself left out; worked out when first asked for. */
  neighbours(): readonly (readonly Neighbour[])[];
}

/** One rule: pure, findings in any order. */
export interface Rule {
  /** Small letters and hyphens; stands in every finding and in the summary. */
  readonly name: string;
  look(material: Material): readonly Finding[];
}
