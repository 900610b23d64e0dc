/** Topics that may not wait: safety, stop, privacy, compliance, complaints, a person. */
import type { Entities } from '../core/entities.ts';
import type { Candidate } from '../core/knowledge.ts';
import type { Part } from '../core/understanding.ts';
import type { CueFinder } from './lexicon.ts';

/** Rank 5 is "a person"; what comes after it is ordinary. */
const LAST_PRESSING_RANK = 5;
const SAFETY_RANK = 1;

/** Confidence given to a topic that a curated cue raised. */
const BY_CUE = 0.9;

/** A product that the law watches decides by itself when its name is certain. */
const CERTAIN_NAME = 0.9;
const CONTROLLED = 'comp-controlled';

/**
 * The pressing topics that a message raises, most pressing first.
 *
 * A topic is raised by a sure match, by a cue of the lexicon, by a controlled product's name; safety also by an
 * unsure match that puts it first: a question too many is better than an adverse event that nobody saw.
 */
export function pressingTopics(
  text: string,
  heard: readonly Part[],
  entities: Entities,
  grounds: { readonly cues: CueFinder; readonly rank: ReadonlyMap<string, number> },
): readonly Candidate[] {
  const raised = new Map<string, number>();
  const raise = (topic: string, score: number) => {
    const rank = grounds.rank.get(topic) ?? Number.POSITIVE_INFINITY;
    if (rank <= LAST_PRESSING_RANK) raised.set(topic, Math.max(score, raised.get(topic) ?? 0));
  };
  for (const { match } of heard) {
    const best = match.candidates[0];
    if (!best) continue;
    const isSafety = grounds.rank.get(best.topic) === SAFETY_RANK;
    const isHeard = isSafety ? match.kind !== 'none' : match.kind === 'sure';
    if (isHeard) raise(best.topic, match.confidence);
  }
  for (const topic of grounds.cues(text)) raise(topic, BY_CUE);
  const watched = (entities.products ?? []).some(
    (p) => (p.score ?? 0) >= CERTAIN_NAME && (p.tags ?? []).some((tag) => tag === 'controlled' || tag === 'precursor'),
  );
  if (watched) raise(CONTROLLED, BY_CUE);
  // "Stop this robot, give me a manager" wants an answer: who asks for a person is not met with silence.
  if (raised.has('talk-to-human')) raised.delete('stop-optout');
  return [...raised]
    .map(([topic, score]) => ({ topic, score }))
    .sort((a, b) => (grounds.rank.get(a.topic) ?? 9) - (grounds.rank.get(b.topic) ?? 9) || b.score - a.score);
}
