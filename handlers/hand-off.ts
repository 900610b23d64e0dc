/** Passing a conversation to a person: one ticket, one alert, one sentence with the reference. */
import {
  type CustomerTurn,
  type Desk,
  type Effect,
  type Entities,
  joinWordings,
  mergeEntities,
  phrasebook,
  roundTheClock,
  send,
  type Ticket,
  type TicketKind,
  type Wording,
} from '../src/core/index.ts';
import { filesOf } from './files.ts';
import { beforeRequest, knownOf, named, withBatch } from './named.ts';
import { COLLECTING } from './quote.ts';

export const handOffPhrases = phrasebook('hand-off', {
  passedOn: 'I am passing this to {desk}. Your reference is {reference}.',
  urgent: 'I am alerting {desk} right now. Your reference is {reference}.',
  addedTo: 'I have added this to your request {reference}; {desk} will see it.',
  answeredBy: 'You will have an answer by {time}.',
  answeredLater: 'Our team is away now; you will have an answer by {time}.',
  stillOpen: 'Your request {reference} is with {desk}, who will answer right here.',
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
  /** A request of its own was opened, rather than an open one added to. */
  readonly isNew: boolean;
  /** All that is known of it now. */
  readonly known: Entities;
}

/**
 * Opens a ticket, or adds to the open one of the same kind and desk, so that one matter keeps one reference.
 * Staff are alerted by the ticket itself: no hand-off can forget it.
 */
export function handOff(turn: CustomerTurn, request: HandOff): HandedOff {
  const say = handOffPhrases.in(turn.knowledge);
  const open = openTicketFor(turn, request);
  const desk = turn.knowledge.desk(open?.desk ?? request.desk);
  const files = filesOf(turn).map((file) => file.ref);
  const about = {
    topics: request.topics,
    words: request.words ?? turn.text,
    fields: fieldsFor(turn, request.kind, open),
    ...(files.length > 0 ? { files } : {}),
  };
  const wait: Effect[] = request.silent ? [] : waiting(turn);
  if (open) {
    const effect: Effect = { type: 'updateTicket', id: open.id, ...(request.urgent ? { urgent: true } : {}), ...about };
    const told = request.silent ? undefined : say('addedTo', { reference: open.id, desk });
    const known = mergeEntities(open.fields, about.fields);
    return { effects: [effect, ...wait], told, reference: open.id, isNew: false, known };
  }
  const reference = turn.references[request.nth ?? 0] ?? '';
  const times = timesFor(turn, request);
  const people = turn.knowledge.people({
    desk: request.desk,
    language: turn.understanding.language,
    reference,
    products: (about.fields.products ?? []).flatMap(({ name }) => name ?? []),
  });
  const effect: Effect = {
    type: 'openTicket',
    id: reference,
    kind: request.kind,
    desk: request.desk,
    urgent: request.urgent ?? false,
    ...about,
    ...(people.length > 0 ? { people } : {}),
    dueAt: times.dueAt,
    resolveBy: times.resolveBy,
  };
  const passedOn = say(request.urgent ? 'urgent' : 'passedOn', { reference, desk });
  const told = request.silent ? undefined : joinWordings([passedOn, times.promise], ' ');
  return { effects: [effect, ...wait], told, reference, isNew: true, known: about.fields };
}

interface Times {
  readonly dueAt: Date;
  readonly resolveBy: Date;
  /** What the customer is told of it; nothing while nobody has confirmed when we work, and for what cannot wait. */
  readonly promise: Wording | undefined;
}

function timesFor({ knowledge, now }: CustomerTurn, { desk, urgent }: HandOff): Times {
  const service = knowledge.service(desk);
  const clock = urgent ? roundTheClock(service) : service;
  const dueAt = clock.after(now, service.firstResponseMs);
  const resolveBy = clock.after(now, service.resolutionMs);
  if (urgent || !service.hoursKnown) return { dueAt, resolveBy, promise: undefined };
  const time = knowledge.moment(dueAt);
  const say = handOffPhrases.in(knowledge);
  return { dueAt, resolveBy, promise: say(service.isOpen(now) ? 'answeredBy' : 'answeredLater', { time }) };
}

/**
 * The request that this belongs to, when there is one. What the customer is told of never joins a ticket that is kept
 * from them; and whoever has a complaint has one complaint, whatever more of it they tell.
 */
function openTicketFor(turn: CustomerTurn, request: HandOff): Ticket | undefined {
  return turn.conversation.tickets.find(
    (t) =>
      t.kind === request.kind &&
      (t.desk === request.desk || t.kind === 'complaint') &&
      (request.silent || isToldOf(turn.knowledge, t)) &&
      (!isCalledOff(t) || request.topics.includes(CANCEL)),
  );
}

/** The customer has heard of a ticket, unless its topic alerts staff in silence. */
export function isToldOf(knowledge: CustomerTurn['knowledge'], ticket: Ticket): boolean {
  return !ticket.topics.some((id) => knowledge.topic(id)?.policy.silentAlert);
}

/** The topic of "please cancel my request". */
export const CANCEL = 'conv-cancel';

/** The customer has cancelled it: what they ask for after that is a request of its own. */
function isCalledOff({ kind, topics }: Ticket): boolean {
  return COLLECTING.includes(kind) && topics.includes(CANCEL);
}

/** The customer's open requests that they have heard of and not cancelled, the one that changed last in front. */
export function openRequests(turn: CustomerTurn): readonly Ticket[] {
  return turn.conversation.tickets
    .filter((ticket) => isToldOf(turn.knowledge, ticket) && !isCalledOff(ticket))
    .reverse()
    .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
}

/** The request that a customer is waiting for, when they wait. */
export function awaitedRequest(turn: CustomerTurn): Ticket | undefined {
  return turn.conversation.status === 'waiting' ? openRequests(turn)[0] : undefined;
}

/** What a message adds to an open request: its desk reads it, and the customer hears that it was added. */
export function addTo(turn: CustomerTurn, { kind, desk, topics }: Ticket): readonly Effect[] {
  const { effects, told } = handOff(turn, { kind, desk, topics });
  return [...effects, send('customer', joinWordings([told]))];
}

/** "Your request TM-4F7K is with our sales team, who will answer right here." */
export function stillOpen(turn: CustomerTurn, ticket: Ticket): Wording {
  return handOffPhrases.in(turn.knowledge)('stillOpen', {
    reference: ticket.id,
    desk: turn.knowledge.desk(ticket.desk),
  });
}

/** A conversation that a person already owns stays theirs. */
function waiting(turn: CustomerTurn): Effect[] {
  return turn.conversation.status === 'staff' ? [] : [{ type: 'setStatus', status: 'waiting' }];
}

/** Kinds of ticket that carry what the customer named earlier in the conversation, not only in this message. */
const REMEMBERING: readonly TicketKind[] = ['documents', 'question', 'person'];

function fieldsFor(turn: CustomerTurn, kind: TicketKind, open: Ticket | undefined): Entities {
  const before = turn.conversation.entities;
  if (COLLECTING.includes(kind)) {
    const said = open ? knownOf(open, turn) : beforeRequest(turn);
    return mergeEntities(said, named(turn, said));
  }
  const now = withBatch(turn);
  return REMEMBERING.includes(kind) ? mergeEntities(before, now) : now;
}
