/** Questions of customers, wherever they were kept. */
import type { Candidate } from '../../core/knowledge.ts';
import type { CustomerMessage } from '../../core/message.ts';
import { wordsOf } from '../../flow/burst.ts';
import type { AskedTurn } from '../../store/questions.ts';

/** One question. The text is as the customer wrote it: show only what `redact` leaves of it. */
export interface Question {
  readonly text: string;
  /** ISO 639-1, where whoever kept it knew; else the desk tells it. */
  readonly language?: string;
  /** Who asked, by a name that means nothing outside; missing where nobody knows. */
  readonly customer?: string;
  /** Names and handles of who asked, to be hidden. */
  readonly known: readonly string[];
  /** What the desk did then; missing where nobody knows. */
  readonly outcome?: {
    readonly behaviour: string;
    readonly topics: readonly Candidate[];
    /** The topic that the customer was then helped with, out of those that the desk had offered. */
    readonly picked?: string;
    readonly personAnswered: boolean;
  };
}

/** A button's label is ours; the text of a contact card or a file may be somebody's name. */
const IN_WORDS: readonly string[] = ['text', 'edit'];

/** Behaviours that leave a question without an answer. */
const UNANSWERED: readonly string[] = ['clarify', 'fallback'];

/** Whether the desk asked back, or did not understand. */
export function isUnanswered(behaviour: string): boolean {
  return UNANSWERED.includes(behaviour);
}

/** The turns in which something was asked in words and the desk did something of its own with it. */
export function questionsOf(turns: readonly AskedTurn[]): readonly Question[] {
  return turns.flatMap((turn): Question[] => {
    const { outcome, bubbles, conversationId, personAnswered } = turn;
    const text = wordsOf(bubbles.filter(({ kind }) => IN_WORDS.includes(kind)));
    if (outcome === null || !/\p{L}/u.test(text)) return [];
    const picked = pickedIn(turn);
    return [
      {
        text,
        customer: conversationId,
        known: [...new Set(bubbles.flatMap(namesOf))],
        outcome: {
          behaviour: outcome.behaviour,
          topics: outcome.topics,
          ...(picked === undefined ? {} : { picked }),
          personAnswered,
        },
      },
    ];
  });
}

function namesOf({ customer }: CustomerMessage): string[] {
  return [customer.name, customer.handle].filter((name) => name !== undefined);
}

/** The customer chose from the menu, or said in other words what was on it. */
function pickedIn({ outcome, next }: AskedTurn): string | undefined {
  if (outcome?.behaviour !== 'clarify' || !next || isUnanswered(next.behaviour)) return undefined;
  const offered = outcome.topics.map(({ topic }) => topic);
  return next.topics.map(({ topic }) => topic).find((topic) => offered.includes(topic));
}
