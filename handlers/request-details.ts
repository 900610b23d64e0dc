/** What belongs to an open request joins it: "25 kg", "we are Foo Labs", "batch 2231", a number to call back. */
import {
  type CustomerTurn,
  type Effect,
  type Entities,
  handler,
  isFilled,
  joinWordings,
  type Match,
  mergeEntities,
  newForm,
  outcome,
  plainWords,
  type Slot,
  send,
  type Ticket,
  type TicketKind,
} from '../src/core/index.ts';
import { CANCEL, handOff, openRequests } from './hand-off.ts';
import { amountOfNone, isBare, isQuestion, knownOf, named, withBatch } from './named.ts';
import { askUnit, askWhich, COLLECTING, readBack } from './quote.ts';
import { askReport } from './report-form.ts';
import { treat } from './treat.ts';

type Field = keyof Entities;

const WHAT: readonly Field[] = ['products', 'cas', 'dropped'];
const WHO: readonly Field[] = ['company', 'email', 'phone'];
const INQUIRY: readonly Field[] = [
  ...WHAT,
  ...WHO,
  'quantity',
  'destination',
  'grade',
  'incoterm',
  'purpose',
  'neededBy',
];

/** What each kind of request can be given afterwards; what stands nowhere is a message of its own. */
const WANTED: Partial<Record<TicketKind, readonly Field[]>> = {
  quote: INQUIRY,
  sample: INQUIRY,
  project: INQUIRY,
  documents: [...WHAT, ...WHO, 'batch', 'destination', 'grade'],
  question: [...WHAT, ...WHO, 'destination', 'grade'],
  person: WHO,
  complaint: [...WHAT, ...WHO, 'batch', 'quantity'],
  'adverse-event': [...WHAT, ...WHO, 'batch'],
  exposure: [...WHAT, ...WHO, 'batch'],
  compliance: [...WHAT, ...WHO, 'destination'],
  fraud: WHO,
  privacy: WHO,
};

/** Requests in which somebody is in trouble: what they tell is listened to, not answered with general texts. */
export const TROUBLE: readonly TicketKind[] = ['adverse-event', 'exposure', 'complaint', 'fraud'];

/** An order number is asked of whoever complains; told in a complaint, it asks for no status. */
const LIKE_AN_ORDER_NUMBER = 'order-status';

/** Topics that the values of a request look like; any other sure match is a question of its own. */
export const LIKE_AN_INQUIRY: readonly string[] = ['quote-request', 'sample-request', 'cdmo-custom-synthesis'];
export const LIKE_A_VALUE: readonly (readonly [Field, string])[] = [
  ['products', 'prod-lookup'],
  ['cas', 'prod-lookup'],
  ['grade', 'qa-spec-grade'],
  ['incoterm', 'shipping-incoterms'],
  ['neededBy', 'lead-time'],
  ['batch', 'cap-scale-range'],
];

export const requestDetails = handler({
  name: 'request-details',
  from: 'customer',
  phrases: {
    thanks: 'Thank you.',
  },
  handle(turn, say) {
    const unitless = withoutUnit(turn);
    if (unitless) return asksUnit(turn, unitless);
    const answered = answeredForm(turn);
    const ticket = answered ?? requestFor(turn) ?? complaintWithOrder(turn);
    if (!ticket) return beginsInquiry(turn) ? treat(turn, [{ topic: 'quote-request', score: 1 }]) : undefined;
    if (!answered && !isBare(turn) && !correctsCas(turn, ticket) && asksSomethingElse(turn, ticket)) return undefined;
    const { kind, desk, topics } = ticket;
    const handed = handOff(turn, { kind, desk, topics });
    const done: readonly Effect[] = [...handed.effects, { type: 'clearMisses' }, { type: 'dropQuestions' }];
    if (!COLLECTING.includes(kind)) {
      const about = topicsOf(turn, ticket).map((topic) => ({ topic, score: 1 }));
      const next = askReport(turn, ticket, mergeEntities(ticket.fields, withBatch(turn)));
      return [
        ...done,
        ...next.effects,
        send('customer', joinWordings([joinWordings([say('thanks'), handed.told], ' '), next.told])),
        outcome('handoff', about, desk),
      ];
    }
    const before = knownOf(ticket, turn);
    const amount = amountOfNone(turn, before);
    const form = turn.conversation.form ?? newForm(kind, ticket.id);
    const names = (before.products ?? []).map(({ name, text }) => name ?? text);
    const known = mergeEntities(before, named(turn, before));
    const read = amount
      ? askWhich(turn, form, amount, names)
      : readBack(turn, { kind, id: ticket.id, goesOn: true }, known);
    return [
      ...done,
      ...read.effects,
      send('customer', joinWordings([read.told, handed.told])),
      outcome('collect-quote', [{ topic: topicOf(ticket), score: 1 }], desk),
    ];
  },
});

/** The request whose form the message answers with a number or a unit alone. */
function answeredForm(turn: CustomerTurn): Ticket | undefined {
  const { conversation, understanding } = turn;
  if (isQuestion(turn.text)) return undefined;
  const ticket = openRequests(turn).find(({ id }) => id === conversation.form?.ticket);
  if (!ticket) return undefined;
  const before = knownOf(ticket, turn);
  const isSalt = conversation.form?.asking.includes('salt') === true;
  if (isSalt && isFilled('salt', mergeEntities(before, named(turn, before)))) return ticket;
  if (conversation.form?.asking.includes('batch') && withBatch(turn).batch !== understanding.entities.batch)
    return ticket;
  if (answersWhatWasAsked(turn)) return ticket;
  if (understanding.shortReply === undefined) return undefined;
  const amount = named(turn, before).quantity;
  return amount === undefined || amount === before.quantity ? undefined : ticket;
}

/** What each slot of a form is called among the things that a message names. */
const NAMED_AS: Partial<Record<Slot, Field>> = {
  destination: 'destination',
  company: 'company',
  email: 'email',
  grade: 'grade',
  purpose: 'purpose',
};
const MOST_WORDS_OF_AN_ANSWER = 6;

/** "Shipping to Riyadh", right after we have asked where to: whatever else it looks like, it is the answer. */
function answersWhatWasAsked({ conversation, understanding, text }: CustomerTurn): boolean {
  const fields = (conversation.form?.asking ?? []).flatMap((slot) => NAMED_AS[slot] ?? []);
  const isShort = plainWords(text).split(' ').length <= MOST_WORDS_OF_AN_ANSWER;
  return isShort && fields.some((field) => understanding.entities[field] !== undefined);
}

/** A number that answers the question for an amount, and has no unit yet. */
function withoutUnit(turn: CustomerTurn): { readonly ticket: Ticket; readonly number: number } | undefined {
  const { form } = turn.conversation;
  const number = turn.understanding.shortReply?.number;
  const ticket = openRequests(turn).find(({ id }) => id === form?.ticket);
  if (!form || !ticket || number === undefined || isQuestion(turn.text)) return undefined;
  const isAsked = form.asking.includes('quantity') || form.asking.includes('unit');
  const before = knownOf(ticket, turn);
  return isAsked && named(turn, before).quantity === undefined ? { ticket, number } : undefined;
}

function asksUnit(
  turn: CustomerTurn,
  { ticket, number }: { readonly ticket: Ticket; readonly number: number },
): readonly Effect[] {
  const { kind, desk, topics, id } = ticket;
  const form = turn.conversation.form ?? newForm(kind, id);
  const read = askUnit(turn, form, number);
  return [
    ...handOff(turn, { kind, desk, topics }).effects,
    { type: 'clearMisses' },
    { type: 'dropQuestions' },
    ...read.effects,
    send('customer', read.told),
    outcome('collect-quote', [{ topic: topicOf(ticket), score: 1 }], desk),
  ];
}

/** The open request that wants most of what the message names; of equals, the one that changed last. */
function requestFor(turn: CustomerTurn): Ticket | undefined {
  const { entities } = turn.understanding;
  const wanted = ({ kind }: Ticket) => (WANTED[kind] ?? []).filter((field) => entities[field] !== undefined).length;
  const [best] = [...openRequests(turn)].sort((a, b) => wanted(b) - wanted(a));
  return best && wanted(best) > 0 ? best : undefined;
}

/** Around an order number stand "PO" or "order number"; more words are a message of their own. A Chinese character is half a word. */
const MOST_WORDS_AROUND_ORDER = 2;
const HAN = /\p{Script=Han}/u;

/** "PO 5531", told by somebody who has complained: the complaint's own text asks for it. */
function complaintWithOrder({ conversation, understanding, text }: CustomerTurn): Ticket | undefined {
  const isOrder = understanding.parts.some(({ match }) => match.candidates[0]?.topic === LIKE_AN_ORDER_NUMBER);
  if (!isOrder || understanding.parts.length > 1 || isQuestion(text)) return undefined;
  const words = plainWords(text).split(' ');
  const others = words.filter((word) => !/\p{N}/u.test(word));
  const weight = others.reduce((sum, word) => sum + (HAN.test(word) ? 1 / 2 : 1), 0);
  if (others.length === words.length || weight > MOST_WORDS_AROUND_ORDER) return undefined;
  return conversation.tickets.find(({ kind }) => kind === 'complaint');
}

/** We said that a CAS number looks mistyped, and here is one that holds. */
function correctsCas({ understanding }: CustomerTurn, { fields }: Ticket): boolean {
  const mistyped = (fields.cas ?? []).some(({ valid }) => !valid);
  return mistyped && (understanding.entities.cas ?? []).some(({ valid }) => valid);
}

function asksSomethingElse(turn: CustomerTurn, ticket: Ticket): boolean {
  const { parts, entities } = turn.understanding;
  const collecting = COLLECTING.includes(ticket.kind);
  const question = isQuestion(turn.text);
  if (question && !collecting) return true;
  // "Make it 60 kg", "it was batch 55": told, not asked. Only what another desk must do is a matter of its own.
  const told = !question && (TROUBLE.includes(ticket.kind) || (collecting && entities.quantity !== undefined));
  return parts.some(({ match }) => {
    const id = match.candidates[0]?.topic ?? '';
    // "Cancel the amlodipine" leaves the others.
    if (id === CANCEL && collecting && leavesOthers(ticket, entities)) return false;
    // An amount in a cancellation is no new amount, even when it is not sure that it is one.
    if (id === CANCEL && match.kind !== 'none') return true;
    if (match.kind !== 'sure') return false;
    if (collecting && beginsAnother(turn, ticket, match)) return true;
    if (!question && collecting && LIKE_AN_INQUIRY.includes(id)) return false;
    if (!question && ticket.kind === 'complaint' && id === LIKE_AN_ORDER_NUMBER) return false;
    if (!question && LIKE_A_VALUE.some(([field, topic]) => topic === id && entities[field] !== undefined)) return false;
    return !told || leadsToPerson(turn, id);
  });
}

function leavesOthers({ fields }: Ticket, { dropped }: Entities): boolean {
  return (
    dropped !== undefined && mergeEntities({ products: fields.products ?? [] }, { dropped }).products !== undefined
  );
}

/** "Also a sample of 10 g", said in words while a quote is open: a request of its own, with an amount of its own. */
function beginsAnother(turn: CustomerTurn, { kind }: Ticket, { byEntities, candidates }: Match): boolean {
  const asked = turn.knowledge.topic(candidates[0]?.topic ?? '')?.policy.ticket;
  return !byEntities && asked !== undefined && asked !== kind && COLLECTING.includes(asked);
}

/** Complaints that may not wait were heard before; what is left of them belongs to the report that is open. */
function leadsToPerson(turn: CustomerTurn, id: string): boolean {
  const topic = turn.knowledge.topic(id);
  if (topic?.policy.ticket === 'complaint') return false;
  return topic?.behaviour === 'handoff' || topic?.behaviour === 'collect-quote';
}

/** An amount alone is an inquiry, and so is one in few words when a product was named before: "we start with 25 kg". */
function beginsInquiry(turn: CustomerTurn): boolean {
  const { conversation, understanding, text } = turn;
  if (understanding.entities.quantity === undefined) return false;
  const isShort = plainWords(text).split(' ').length <= MOST_WORDS_OF_AN_ANSWER;
  return isBare(turn) || (isShort && !isQuestion(text) && conversation.entities.products !== undefined);
}

/** The topic that a request was opened for, else the last one that joined it. */
function topicsOf(turn: CustomerTurn, { kind, topics }: Ticket): readonly string[] {
  const own = topics.filter((id) => turn.knowledge.topic(id)?.policy.ticket === kind);
  return (own.length > 0 ? own : topics).slice(-1);
}

function topicOf(ticket: Ticket): string {
  return ticket.topics.find((id) => LIKE_AN_INQUIRY.includes(id)) ?? 'quote-request';
}
