/** Passing a conversation to a person: one ticket, one alert, one sentence with the reference. */
import {
  type CustomerTurn,
  type Desk,
  type Effect,
  type Entities,
  mergeEntities,
  phrasebook,
  type Ticket,
  type TicketKind,
  type Wording,
} from '../src/core/index.ts';
import { filesOf } from './files.ts';

export const handOffPhrases = phrasebook('hand-off', {
  passedOn: 'I am passing this to {desk}. Your reference is {reference}.',
  urgent: 'I am alerting {desk} right now. Your reference is {reference}.',
  addedTo: 'I have added this to your request {reference}; {desk} will see it.',
  stillOpen: '{desk} already has your request {reference} and will answer right here.',
});

/** What is handed over, and to whom. */
export interface HandOff {
  readonly kind: TicketKind;
  readonly desk: Desk;
  readonly topics: readonly string[];
  readonly urgent?: boolean;
  /** The customer is told nothing of it. */
  readonly silent?: boolean;
  /** The customer's words, when they are not those of this turn. */
  readonly words?: string;
  /** Which of the turn's fresh references to use, 0 by default. */
  readonly nth?: number;
}

/** A hand-off carried out: the effects, and the sentence that tells the customer. */
export interface HandedOff {
  readonly effects: readonly Effect[];
  readonly told: Wording | undefined;
  readonly reference: string;
}

/**
 * Opens a ticket, or adds to the open one of the same kind and desk, so that one matter keeps one reference.
 * Staff are alerted by the ticket itself: no hand-off can forget it.
 */
export function handOff(turn: CustomerTurn, request: HandOff): HandedOff {
  const say = handOffPhrases.in(turn.knowledge);
  const open = openTicketFor(turn, request);
  const desk = turn.knowledge.desk(request.desk);
  const files = filesOf(turn).map((file) => file.ref);
  const about = {
    topics: request.topics,
    words: request.words ?? turn.text,
    fields: fieldsFor(turn, request.kind),
    ...(files.length > 0 ? { files } : {}),
  };
  const wait: Effect[] = request.silent ? [] : waiting(turn);
  if (open) {
    const effect: Effect = { type: 'updateTicket', id: open.id, ...(request.urgent ? { urgent: true } : {}), ...about };
    const told = request.silent ? undefined : say('addedTo', { reference: open.id, desk });
    return { effects: [effect, ...wait], told, reference: open.id };
  }
  const reference = turn.references[request.nth ?? 0] ?? '';
  const effect: Effect = {
    type: 'openTicket',
    id: reference,
    kind: request.kind,
    desk: request.desk,
    urgent: request.urgent ?? false,
    ...about,
  };
  const told = request.silent ? undefined : say(request.urgent ? 'urgent' : 'passedOn', { reference, desk });
  return { effects: [effect, ...wait], told, reference };
}

function openTicketFor(turn: CustomerTurn, request: HandOff): Ticket | undefined {
  return turn.conversation.tickets.find((t) => t.kind === request.kind && t.desk === request.desk);
}

/** A conversation that a person already owns stays theirs. */
function waiting(turn: CustomerTurn): Effect[] {
  return turn.conversation.status === 'staff' ? [] : [{ type: 'setStatus', status: 'waiting' }];
}

/** Kinds of ticket that carry what the customer named earlier in the conversation, not only in this message. */
const REMEMBERING: readonly TicketKind[] = ['quote', 'sample', 'project', 'documents', 'question', 'person'];

function fieldsFor(turn: CustomerTurn, kind: TicketKind): Entities {
  const now = turn.understanding.entities;
  return REMEMBERING.includes(kind) ? mergeEntities(turn.conversation.entities, now) : now;
}
