/** What a message says to the question that the form of a request has just asked. */
import {
  type CustomerTurn,
  type Entities,
  isFilled,
  mergeEntities,
  type Slot,
  type Ticket,
} from '../src/core/index.ts';
import { isQuestion, isShort } from './bare.ts';
import { openRequests } from './hand-off.ts';
import { knownOf, named, withBatch } from './named.ts';

type Field = keyof Entities;

/** The request whose form the message answers: with a number or a unit alone, a salt, a batch, or what was asked for. */
export function answeredForm(turn: CustomerTurn): Ticket | undefined {
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

/** "Shipping to Riyadh", right after we have asked where to: whatever else it looks like, it is the answer. */
function answersWhatWasAsked({ conversation, understanding, text }: CustomerTurn): boolean {
  const fields = (conversation.form?.asking ?? []).flatMap((slot) => NAMED_AS[slot] ?? []);
  return isShort(text) && fields.some((field) => understanding.entities[field] !== undefined);
}

/** A number that answers the question for an amount, and has no unit yet. */
export function withoutUnit(turn: CustomerTurn): { readonly ticket: Ticket; readonly number: number } | undefined {
  const { form } = turn.conversation;
  const number = turn.understanding.shortReply?.number;
  const ticket = openRequests(turn).find(({ id }) => id === form?.ticket);
  if (!form || !ticket || number === undefined || isQuestion(turn.text)) return undefined;
  const isAsked = form.asking.includes('quantity') || form.asking.includes('unit');
  const before = knownOf(ticket, turn);
  return isAsked && named(turn, before).quantity === undefined ? { ticket, number } : undefined;
}
