/** What a message names can settle what it asks: a product with a quantity is a request for a quote in any language. */
import type { Entities } from '../core/entities.ts';
import type { Candidate } from '../core/knowledge.ts';
import type { Match, Part } from '../core/understanding.ts';

const QUOTE = 'quote-request';
const LOOKUP = 'prod-lookup';

/** Confidence of a topic that was settled by what was named, not by how it was said. */
const BY_EVIDENCE = 0.75;

/** Longer texts say more than a name; what they ask must be understood. */
const BARE_NAME_WORDS = 5;

/** What is asked for by weight. */
export const BY_WEIGHT: readonly string[] = [QUOTE, 'sample-request', 'cdmo-custom-synthesis'];
/** So many of the best guesses are taken seriously: the second is often the very thing that is not meant. */
const SERIOUS = 1;

/** Topics about goods as such: who names a weight and a price as well wants an offer. */
const ABOUT_GOODS = /^(?:prod|fin)-/;

/** What a text speaks of that makes an inquiry of a name. */
export interface AskedFor {
  readonly asksOffer: boolean;
  readonly asksHowMuch: boolean;
}

/**
 * The part, with the topic that its entities settle when its words did not.
 *
 * @param asksOffer  it speaks of a price or an offer
 * @param asksHowMuch it asks how much; with a name and nothing else, that is a price in any language
 * @param isOrdinary whether a topic is neither safety nor compliance; those are never settled away
 */
export function byEvidence(
  part: Part,
  entities: Entities,
  { asksOffer, asksHowMuch, isOrdinary }: AskedFor & { readonly isOrdinary: (topic: string) => boolean },
): Part {
  const { kind, candidates } = part.match;
  const first = candidates[0]?.topic ?? '';
  const isLookup = first === LOOKUP;
  if (kind === 'sure' && !isLookup && !(asksOffer && ABOUT_GOODS.test(first))) return part;
  const named = (entities.products?.length ?? 0) > 0 || (entities.cas?.length ?? 0) > 0;
  const amount = entities.quantity !== undefined || (entities.products ?? []).some((p) => p.quantity !== undefined);
  if (amount) {
    const guess = candidates.slice(0, SERIOUS).find(({ topic }) => BY_WEIGHT.includes(topic));
    if (guess && kind !== 'sure') return settled(part, guess.topic);
    if (named && asksOffer && isOrdinary(first) && !BY_WEIGHT.includes(first)) return settled(part, QUOTE);
    // A weight with nothing but names around it is an inquiry, whatever the language.
    if (candidates.length === 0 || (named && (kind === 'none' || isLookup))) return settled(part, QUOTE);
  }
  if (!named || kind === 'sure') return part;
  if (isInquiry(candidates)) return settled(part, candidates[0]?.topic ?? QUOTE);
  const words = part.text.split(/\s+/).length;
  if (words <= BARE_NAME_WORDS && kind === 'none') return settled(part, asksHowMuch ? QUOTE : LOOKUP);
  return part;
}

/** Whether something is there, and what it costs, are one inquiry to us: which of the two was meant need not be asked. */
const SURELY_EITHER = 0.8;

function isInquiry([first, second]: readonly Candidate[]): boolean {
  const either = [first, second].every((candidate) => candidate?.topic === QUOTE || candidate?.topic === LOOKUP);
  return either && (first?.score ?? 0) + (second?.score ?? 0) >= SURELY_EITHER;
}

function settled(part: Part, topic: string): Part {
  const others = part.match.candidates.filter((c) => c.topic !== topic);
  const match: Match = {
    ...part.match,
    kind: 'sure',
    confidence: BY_EVIDENCE,
    byEntities: true,
    candidates: [{ topic, score: BY_EVIDENCE }, ...others],
  };
  return { ...part, match };
}
