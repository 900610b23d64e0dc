/** Topics that may not wait: safety, stop, privacy, compliance, complaints, a person. */
import type { CustomerCommand } from '../core/customer-command.ts';
import type { Entities } from '../core/entities.ts';
import type { Candidate } from '../core/knowledge.ts';
import type { Part } from '../core/understanding.ts';
import type { Cued } from './lexicon.ts';

/** Rank 5 is "a person"; what comes after it is ordinary. */
const LAST_PRESSING_RANK = 5;
const SAFETY_RANK = 1;
/** The language whose words people mix into their own: "stop". */
const EVERYWHERE = 'en';

/** Confidence given to a topic that a curated cue raised. */
const BY_CUE = 0.9;

/** A product that the law watches decides by itself when its name is certain. */
const CERTAIN_NAME = 0.9;
const CONTROLLED = 'comp-controlled';
const DUAL_USE = 'comp-sanctions-dual-use';
/** Which topic a product's policy tag raises. */
const TOPIC_OF_TAG: Readonly<Record<string, string>> = {
  controlled: CONTROLLED,
  precursor: CONTROLLED,
  'chemical-weapon': DUAL_USE,
};

/** What each command is about. */
const TOPIC_OF_COMMAND: Readonly<Record<CustomerCommand, string>> = {
  human: 'talk-to-human',
  stop: 'stop-optout',
  erase: 'privacy-erase',
  export: 'privacy-erase',
};

/** Below this an unsure match of a safety topic is chance; the lexicon hears what the matcher misses. */
const LEAST_TO_HEAR = 0.3;

/** What else is known of the message. */
export interface Heard {
  readonly heard: readonly Part[];
  readonly entities: Entities;
  /** Topics whose cues it holds. */
  readonly cued: readonly Cued[];
  /** Languages the message may be in. */
  readonly languages: readonly string[];
  /** The command that it is, when it is one. */
  readonly command?: CustomerCommand | undefined;
}

/**
 * The pressing topics that a message raises, most pressing first.
 *
 * A topic is raised by a command, by a sure match, by a cue of the lexicon, by a product or destination of the policy lists; safety
 * also by an unsure match that puts it first: a question too many is better than an adverse event that nobody saw.
 */
export function pressingTopics(
  { heard, entities, cued, languages, command }: Heard,
  grounds: { readonly rank: ReadonlyMap<string, number> },
): readonly Candidate[] {
  const raised = new Map<string, number>();
  const raise = (topic: string, score: number) => {
    const rank = grounds.rank.get(topic) ?? Number.POSITIVE_INFINITY;
    if (rank <= LAST_PRESSING_RANK) raised.set(topic, Math.max(score, raised.get(topic) ?? 0));
  };
  if (command) raise(TOPIC_OF_COMMAND[command], 1);
  for (const { match } of heard) {
    const best = match.candidates[0];
    if (!best) continue;
    const isSafety = grounds.rank.get(best.topic) === SAFETY_RANK;
    const isHeard = isSafety ? match.kind !== 'none' && match.confidence >= LEAST_TO_HEAR : match.kind === 'sure';
    if (isHeard) raise(best.topic, match.confidence);
  }
  for (const { topic, language } of cued) {
    // Safety is heard in every language, whatever we take this one for; elsewhere alike words mean other things.
    const isHeard = languages.includes(language) || language === EVERYWHERE || grounds.rank.get(topic) === SAFETY_RANK;
    if (isHeard) raise(topic, BY_CUE);
  }
  for (const { score = 0, tags = [] } of entities.products ?? []) {
    for (const tag of score >= CERTAIN_NAME ? tags : []) if (TOPIC_OF_TAG[tag]) raise(TOPIC_OF_TAG[tag], BY_CUE);
  }
  if (entities.destinationReviewed) raise(DUAL_USE, BY_CUE);
  // "Stop this robot, give me a manager" wants an answer: who asks for a person is not met with silence.
  if (raised.has('talk-to-human')) raised.delete('stop-optout');
  return [...raised]
    .map(([topic, score]) => ({ topic, score }))
    .sort((a, b) => (grounds.rank.get(a.topic) ?? 9) - (grounds.rank.get(b.topic) ?? 9) || b.score - a.score);
}
