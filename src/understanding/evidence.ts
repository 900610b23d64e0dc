/** What a message names can settle what it asks: a product with a quantity is a request for a quote in any language. */
import type { Entities } from '../core/entities.ts';
import type { Match, Part } from '../core/understanding.ts';

const QUOTE = 'quote-request';
const LOOKUP = 'prod-lookup';

/** Confidence of a topic that was settled by what was named, not by how it was said. */
const BY_EVIDENCE = 0.75;

/** Longer texts say more than a name; what they ask must be understood. */
const BARE_NAME_WORDS = 5;

/** The part, with the topic that its entities settle when its words did not. */
export function byEvidence(part: Part, entities: Entities): Part {
  const isLookup = part.match.candidates[0]?.topic === LOOKUP;
  if (part.match.kind === 'sure' && !isLookup) return part;
  const named = (entities.products?.length ?? 0) > 0 || (entities.cas?.length ?? 0) > 0;
  if (!named) return part;
  const amount = entities.quantity !== undefined || (entities.products ?? []).some((p) => p.quantity !== undefined);
  if (amount) return settled(part, QUOTE);
  if (part.match.kind === 'sure') return part;
  const words = part.text.split(/\s+/).length;
  if (words <= BARE_NAME_WORDS && part.match.kind === 'none') return settled(part, LOOKUP);
  return part;
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
