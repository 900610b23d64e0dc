/** What the desk serves from: the base, and what it hears with, worked out from the base alone. All of it plain data. */
import { countUses, type LanguageUses } from '../understanding/familiar-words.ts';
import { type PlantedCues, plantCues } from '../understanding/lexicon.ts';
import type { Knowledge } from './knowledge.ts';
import { learntPhrasings } from './phrasings.ts';

/** The cues are heard through `Senses`; as they were written, they need as much memory as all answers. */
export type ServedKnowledge = Omit<Knowledge, 'safety'>;

export interface Senses {
  readonly cues: PlantedCues;
  readonly uses: LanguageUses;
  /** Languages with phrasings. */
  readonly learnt: readonly string[];
}

export interface Base {
  readonly knowledge: ServedKnowledge;
  readonly senses: Senses;
}

/** Makes a base that was just read ready to serve; takes half a second for ten languages. */
export function baseOf({ safety, ...knowledge }: Knowledge): Base {
  const phrasings = learntPhrasings(knowledge);
  const lexicons = [...safety].map(([language, cues]) => [language, Object.fromEntries(cues)] as const);
  const senses = {
    cues: plantCues(new Map(lexicons)),
    uses: countUses(phrasings),
    learnt: [...new Set(phrasings.map(({ language }) => language))],
  };
  return { knowledge, senses };
}
