/** What a report of trouble, or a request for papers, is asked for: its own text asks first, and this once more. */
import {
  type CustomerTurn,
  type Effect,
  type Entities,
  type FormSpec,
  isFilled,
  newForm,
  nextQuestion,
  phrasebook,
  type Slot,
  type Ticket,
  type TicketKind,
  type Wording,
} from '../src/core/index.ts';

export const reportPhrases = phrasebook('report', {
  needsProductAndBatch: 'Which product is it, and which batch or lot number does it have?',
  needsProduct: 'Which product is it?',
  needsBatch: 'Which batch or lot number does it have?',
});

/**
 * What each kind needs before somebody can act. Source: ICH Q7 §15.13 for complaints; DOMAIN section 4, red line 2, for
 * adverse events: the product, and nothing that a shaken person would have to look up.
 */
const QUESTIONS: Partial<Record<TicketKind, FormSpec['questions']>> = {
  complaint: [{ slots: ['product', 'batch'], needed: true }],
  'adverse-event': [{ slots: ['product'], needed: true }],
  documents: [{ slots: ['product'], needed: true }],
};

/** Who tells of trouble is asked no more than this after the text that they were answered with. */
const QUESTIONS_LEFT = 1;
const MOST_QUESTIONS = 3;

/** The form of a request that was just opened: its text has asked for what is missing. */
export function beginReport(kind: TicketKind, ticket: string, known: Entities): readonly Effect[] {
  const questions = QUESTIONS[kind];
  if (!questions) return [];
  const asking = (questions[0]?.slots ?? []).filter((slot) => !isFilled(slot, known));
  const form = { ...newForm(kind, ticket), asking, asked: asking, questions: MOST_QUESTIONS - QUESTIONS_LEFT };
  return [{ type: 'fillForm', form }];
}

/** The question for what is still missing, when it may be asked, and the form after it. */
export function askReport(
  { conversation, knowledge }: CustomerTurn,
  { id, kind }: Ticket,
  known: Entities,
): { readonly told?: Wording; readonly effects: readonly Effect[] } {
  const questions = QUESTIONS[kind];
  const { form } = conversation;
  if (!questions || form?.ticket !== id) return { effects: [] };
  const missing = nextQuestion({ name: kind, questions }, form, known, true);
  const next: Effect = { type: 'fillForm', form: { ...form, asking: missing, questions: form.questions + 1 } };
  return missing.length > 0
    ? { told: reportPhrases.in(knowledge)(phraseFor(missing)), effects: [next] }
    : { effects: [next] };
}

function phraseFor(missing: readonly Slot[]): keyof typeof reportPhrases.phrases {
  if (missing.length > 1) return 'needsProductAndBatch';
  return missing[0] === 'batch' ? 'needsBatch' : 'needsProduct';
}
