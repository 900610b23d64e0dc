/** Whether a message belongs to an open request, and to which: by what it names, and by what else it seems to ask. */
import {
  type CustomerTurn,
  type Entities,
  type Match,
  mergeEntities,
  plainWords,
  type Ticket,
  type TicketKind,
} from '../src/core/index.ts';
import { isQuestion } from './bare.ts';
import { CANCEL, openRequests } from './hand-off.ts';
import { COLLECTING } from './quote.ts';

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

/** The open request that wants most of what the message names; of equals, the one that changed last. */
export function requestFor(turn: CustomerTurn): Ticket | undefined {
  const { entities } = turn.understanding;
  const wanted = ({ kind }: Ticket) => (WANTED[kind] ?? []).filter((field) => entities[field] !== undefined).length;
  const [best] = [...openRequests(turn)].sort((a, b) => wanted(b) - wanted(a));
  return best && wanted(best) > 0 ? best : undefined;
}

/** Around an order number stand "PO" or "order number"; more words are a message of their own. A Chinese character is half a word. */
const MOST_WORDS_AROUND_ORDER = 2;
const HAN = /\p{Script=Han}/u;

/** "PO 5531", told by somebody who has complained: the complaint's own text asks for it. */
export function complaintWithOrder({ conversation, understanding, text }: CustomerTurn): Ticket | undefined {
  const isOrder = understanding.parts.some(({ match }) => match.candidates[0]?.topic === LIKE_AN_ORDER_NUMBER);
  if (!isOrder || understanding.parts.length > 1 || isQuestion(text)) return undefined;
  const words = plainWords(text).split(' ');
  const others = words.filter((word) => !/\p{N}/u.test(word));
  const weight = others.reduce((sum, word) => sum + (HAN.test(word) ? 1 / 2 : 1), 0);
  if (others.length === words.length || weight > MOST_WORDS_AROUND_ORDER) return undefined;
  return conversation.tickets.find(({ kind }) => kind === 'complaint');
}

/** We said that a CAS number looks mistyped, and here is one that holds. */
export function correctsCas({ understanding }: CustomerTurn, { fields }: Ticket): boolean {
  const mistyped = (fields.cas ?? []).some(({ valid }) => !valid);
  return mistyped && (understanding.entities.cas ?? []).some(({ valid }) => valid);
}

/** Whether a message that names what a request wants is about something else all the same. */
export function asksSomethingElse(turn: CustomerTurn, ticket: Ticket): boolean {
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
