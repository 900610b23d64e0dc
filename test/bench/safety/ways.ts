/** Three minds on one base: one hears by cues alone, one by the matcher alone, one as the desk does. */
import type { Mind } from '../../../src/core/mind.ts';
import type { Base } from '../../../src/knowledge/base.ts';
import { makeMind } from '../../../src/knowledge/mind.ts';
import type { ProductIndex } from '../../../src/understanding/entities/index.ts';
import { plantCues } from '../../../src/understanding/lexicon.ts';
import type { Matcher } from '../../../src/understanding/matching/matcher.ts';

/** The ways of hearing that are compared. */
export interface Ways {
  readonly cues: Mind;
  readonly matcher: Mind;
  readonly desk: Mind;
}

/** A matcher that knows nothing. */
const DEAF: Matcher = {
  threshold: 1,
  askBackThreshold: 1,
  match: () => ({
    kind: 'none',
    confidence: 0,
    candidates: [],
    evidence: { coverage: 0, characterCoverage: 0, similarity: 0 },
  }),
};

/** A certain name of a watched substance counts in all three: it is neither a cue nor a match. */
export function waysOf(base: Base, products: ProductIndex, matcher: Matcher): Ways {
  return {
    cues: makeMind(base, products, DEAF, true),
    matcher: makeMind({ ...base, senses: { ...base.senses, cues: plantCues(new Map()) } }, products, matcher, true),
    desk: makeMind(base, products, matcher, true),
  };
}
