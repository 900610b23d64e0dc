/** One piece of a message, read by the matcher and judged as the desk judges: what is sure enough to be answered. */
import type { Entities } from '../core/entities.ts';
import type { Match, Part } from '../core/understanding.ts';
import { type Grounds, OUT_OF_SCOPE } from './grounds.ts';
import { maskProducts } from './mask.ts';

/**
 * The desk asks back below this, also where the matcher's own threshold is lower: that one weighs a wrong answer and
 * a question too many alike, and here a wrong answer about GMP costs more than a question. Two chances in three: with it
 * fewer than two in a hundred questions that nobody has learnt from are answered wrong, in every language.
 */
export const LEAST_SURE = 0.66;

/**
 * A topic that interrupts everything (an opt-out, a refusal, an urgent alert) must be clearer still; cues raise it
 * whatever the matcher says. Safety itself is heard even when unsure (`pressing.ts`).
 */
const LEAST_SURE_TO_INTERRUPT = 0.75;
const INTERRUPTING_RANKS: readonly number[] = [2, 3, 4];
const COURTESIES: readonly string[] = ['st-greeting', 'st-thanks-bye'];

function cautious(match: Match, rank: ReadonlyMap<string, number>, greeted: boolean): Match {
  const topic = match.candidates[0]?.topic ?? '';
  // A question that is taken for a greeting is a question nobody answers; after a greeting, more of it is likely.
  const isCourtesy = COURTESIES.includes(topic) && !(greeted && topic === 'st-greeting');
  const isCostly = INTERRUPTING_RANKS.includes(rank.get(topic) ?? 0) || isCourtesy;
  const least = isCostly ? LEAST_SURE_TO_INTERRUPT : LEAST_SURE;
  return match.kind === 'sure' && match.confidence < least ? { ...match, kind: 'unsure' } : match;
}

/** A text that is most like what is none of our business has no topic; in a menu that is no choice either. */
function inScope(match: Match): Match {
  const candidates = match.candidates.filter(({ topic }) => topic !== OUT_OF_SCOPE);
  const isOurs = match.candidates[0]?.topic !== OUT_OF_SCOPE;
  return isOurs ? { ...match, candidates } : { ...match, candidates, kind: 'none', confidence: 0 };
}

const NOTHING_ASKED: Match = { kind: 'none', confidence: 0, candidates: [] };

/** Reads pieces of one message; the same words are read once, whatever stands between them. */
export function reader(
  entities: Entities,
  isNoQuestion: (piece: string) => boolean,
  greeted: boolean,
  { matcher, rank }: Grounds,
): (piece: string) => Part {
  const known = new Map<string, Match>();
  return (text) => {
    if (isNoQuestion(text)) return { text, match: NOTHING_ASKED };
    const words = maskProducts(text, entities)
      .replace(/[^\p{L}\p{M}\p{N}'’]+/gu, ' ')
      .trim();
    const match = known.get(words) ?? cautious(inScope(matcher.match(words)), rank, greeted);
    known.set(words, match);
    return { text, match };
  };
}

/** Whether it may be answered. */
export function isSure(part: Part): boolean {
  return part.match.kind === 'sure';
}

/** Whether it is most like a greeting or a farewell. */
export function isCourtesy(part: Part): boolean {
  return COURTESIES.includes(topicOf(part));
}

/** The topic that it is most like; empty when it is like none. */
export function topicOf({ match }: { readonly match: Match }): string {
  return match.candidates[0]?.topic ?? '';
}
