/** What a text means to us: its language, its questions, what it names. */
import type { Entities, Unit } from './entities.ts';
import type { Candidate } from './knowledge.ts';

/** What the knowledge base says about a text. */
export interface Match {
  /** `sure`: answer; `unsure`: ask back; `none`: we do not know. */
  readonly kind: 'sure' | 'unsure' | 'none';
  /** The chance that the best candidate is right and in scope, 0 to 1. */
  readonly confidence: number;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** What was named settled the topic, not how it was said. */
  readonly byEntities?: true;
  /** The words after spelling, folded, when that changed them. */
  readonly corrected?: string;
  readonly evidence?: Evidence;
}

/** What speaks for a match; shares and likeness are 0 to 1. */
export interface Evidence {
  /** Share of the words that the knowledge base has, rare ones counting more. */
  readonly coverage: number;
  /** The same for its letters in groups. */
  readonly characterCoverage: number;
  /** How like the best topic's nearest phrasing it is, times the share that is known. */
  readonly similarity: number;
  /** That phrasing. */
  readonly nearest?: string;
}

/** One question of a message. */
export interface Part {
  readonly text: string;
  readonly match: Match;
}

/** What a short text may give to a question of ours: an amount without its unit, or a unit alone. */
export interface ShortReply {
  readonly number?: number;
  readonly unit?: Unit;
  /** Words beside it: "call me at 10" has three, and is about something else. */
  readonly others: number;
}

/** One message understood. */
export interface Understanding {
  /** ISO 639-1. */
  readonly language: string;
  /** The questions of the message in order; empty when nothing was said. */
  readonly parts: readonly Part[];
  readonly entities: Entities;
  /** Topics of rank 1 to 4 (safety, stop, compliance, complaint) and `talk-to-human` that the message raises, most pressing first. */
  readonly pressing: readonly Candidate[];
  /** Nothing but a greeting or a thank-you was said. */
  readonly courtesy: 'st-greeting' | 'st-thanks-bye' | null;
  /** The customer asks to be answered in this language (ISO 639-1). */
  readonly languageAsked?: string;
  /** Only when the message names no amount by itself. */
  readonly shortReply?: ShortReply;
  /** Salts and forms that a short text names, in English, for a question of ours about them; missing when there are none. */
  readonly saltsSaid?: readonly string[];
  /** The confidence at or above which the matcher answers. */
  readonly threshold: number;
}
