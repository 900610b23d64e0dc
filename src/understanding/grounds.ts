/** What understanding rests on: one knowledge base, its matcher and its lists. */
import type { CourtesyWords } from './courtesy.ts';
import type { ProductIndex } from './entities/index.ts';
import type { AskedFor } from './evidence.ts';
import type { FamiliarWords } from './familiar-words.ts';
import type { CueFinder } from './lexicon.ts';
import type { Matcher } from './matching/matcher.ts';
import type { Joiners } from './segments.ts';

/** What the matcher says of texts that are none of our business: it learns them beside the topics. */
export const OUT_OF_SCOPE = 'out-of-scope';

/** Everything that understanding rests on; made once for a knowledge base. */
export interface Grounds {
  readonly matcher: Matcher;
  readonly products: ProductIndex;
  readonly courtesies: CourtesyWords;
  /** Words that join two questions, in all languages. */
  readonly joiners: Joiners;
  readonly cues: CueFinder;
  /** Whether a text speaks of a price or an offer, and whether it asks how much. */
  readonly askedFor: (text: string) => AskedFor;
  /** Which words each language's phrasings are made of. */
  readonly familiar: FamiliarWords;
  /** Languages in which the matcher has learnt phrasings. */
  readonly learnt: ReadonlySet<string>;
  /** Rank of each topic, 1 (safety) to 7 (ordinary). */
  readonly rank: ReadonlyMap<string, number>;
  /** Countries that compliance reviews first, ISO 3166 alpha-2. */
  readonly reviewedDestinations: ReadonlySet<string>;
}
