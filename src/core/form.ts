/**
 * A form: what a request needs, asked in order, never twice, and never more than a person would bear.
 *
 * It holds no values: they are the conversation's entities and the ticket's fields, whenever and however they were said.
 */
import type { Entities } from './entities.ts';
import type { TicketKind } from './topic.ts';

/** What may be asked; the names are the contract of `simulate`. */
export type Slot =
  | 'product'
  | 'salt'
  | 'quantity'
  | 'unit'
  | 'destination'
  | 'company'
  | 'email'
  | 'grade'
  | 'purpose'
  | 'batch';

/** Slots that one question asks for, two at most. */
export interface Question {
  readonly slots: readonly [Slot] | readonly [Slot, Slot];
  /** Without these nobody can make an offer; the others are asked only while the customer goes on. */
  readonly needed: boolean;
}

/** What a kind of request asks for, in order. */
export interface FormSpec {
  readonly name: TicketKind;
  readonly questions: readonly Question[];
}

/** Where a conversation stands in a form. */
export interface FormState {
  readonly name: TicketKind;
  /** The ticket that it fills. */
  readonly ticket: string;
  /** Asked by the last question; empty when nothing is asked now. */
  readonly asking: readonly Slot[];
  /** Slots that were asked for at any time. */
  readonly asked: readonly Slot[];
  /** Questions so far. */
  readonly questions: number;
  /** An amount that waits for its unit. */
  readonly number?: number;
  /** An amount that waits to be told which of several products it is of. */
  readonly amount?: Amount;
}

/** So much of something, as it was said. */
export type Amount = Pick<Entities, 'quantity' | 'unit' | 'quantityKg'>;

/** More questions than these, and a buyer goes to somebody else; what is missing then, a person asks. */
const MOST_QUESTIONS = 3;

/** A form that nothing was asked in yet. */
export function newForm(name: TicketKind, ticket: string): FormState {
  return { name, ticket, asking: [], asked: [], questions: 0 };
}

/**
 * The slots to ask for now, two at most; none when there is nothing to ask.
 *
 * @param goesOn  the customer has answered or added something: then also what is only good to know
 */
export function nextQuestion(
  { questions }: FormSpec,
  state: FormState,
  known: Entities,
  goesOn: boolean,
): readonly Slot[] {
  if (state.questions >= MOST_QUESTIONS) return [];
  for (const { slots, needed } of questions) {
    const missing = slots.filter((slot) => !isFilled(slot, known) && (needed || !state.asked.includes(slot)));
    if (missing.length > 0) return needed || goesOn ? missing : [];
  }
  return [];
}

/** The form after a question. */
export function asked(state: FormState, slots: readonly Slot[]): FormState {
  const { number, amount, ...rest } = state;
  return {
    ...rest,
    asking: slots,
    asked: [...new Set([...state.asked, ...slots])],
    questions: state.questions + (slots.length > 0 ? 1 : 0),
  };
}

/** Whether it was said, in whatever message. */
export function isFilled(slot: Slot, known: Entities): boolean {
  const products = known.products ?? [];
  switch (slot) {
    case 'product':
      return products.length > 0 || (known.cas ?? []).some(({ valid }) => valid);
    case 'salt':
      return products.every(({ salts = [] }) => salts.length === 0);
    case 'quantity':
      return known.quantity !== undefined || products.some(({ quantity }) => quantity !== undefined);
    case 'unit':
      return known.unit !== undefined || products.some(({ unit }) => unit !== undefined);
    default:
      return known[slot] !== undefined;
  }
}
