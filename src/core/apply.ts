/** The only way a conversation changes. */
import { type Conversation, newConversation } from './conversation.ts';
import type { Effect } from './effect.ts';
import { type Entities, mergeEntities } from './entities.ts';
import { PAIRED_PHONE, type Person } from './person.ts';
import { type Ticket, waitsToBeSeen } from './ticket.ts';

/** How many topics a conversation remembers. */
const TOPICS_KEPT = 20;

/** The conversation after one effect; the given one is left as it was. */
export function apply(conversation: Conversation, effect: Effect, now: Date): Conversation {
  switch (effect.type) {
    case 'send':
    case 'outcome':
      return conversation;
    case 'openTicket': {
      const { type, files, ...about } = effect;
      const ticket: Ticket = { ...about, status: 'open', openedAt: now, updatedAt: now };
      const entities = aboutGoodsOf(ticket, conversation.entities);
      return { ...conversation, entities, tickets: [...conversation.tickets, ticket] };
    }
    case 'updateTicket':
      return {
        ...conversation,
        tickets: conversation.tickets.map((t) => (t.id === effect.id ? updated(t, effect, now) : t)),
      };
    case 'closeTickets':
      return closed(withoutForm(conversation), now);
    case 'reopenTickets': {
      const again = (conversation.closedTickets ?? []).map((t) => reopened(t, effect.dueAt));
      return { ...conversation, tickets: [...conversation.tickets, ...again], closedTickets: [] };
    }
    case 'releaseTickets': {
      const ids = conversation.tickets.map(({ id }) => id);
      return withTickets(conversation, ids, (t) => ({ ...t, status: 'open', dueAt: effect.dueAt }));
    }
    case 'erase':
      return erased(conversation, now);
    case 'askRating':
      return { ...conversation, ratingQuestion: { askedAt: now, open: true } };
    case 'rated':
      return rated(conversation, effect.rating);
    case 'block':
      return { ...conversation, blocked: effect.blocked };
    case 'remindOfTicket':
      return withTickets(conversation, [effect.id], (t) => ({
        ...t,
        reminders: (t.reminders ?? 0) + 1,
        dueAt: effect.dueAt,
      }));
    case 'postponeTickets':
      return withTickets(conversation, effect.ids, (t) => ({ ...t, dueAt: effect.dueAt }));
    case 'ticketsSeen':
      return withTickets(conversation, effect.ids, (t) => taken(t, effect.by));
    case 'setStatus':
      return {
        // A person asks in their own words.
        ...(effect.status === 'staff' ? withoutForm(conversation) : conversation),
        status: effect.status,
        owner: effect.owner ?? null,
        tickets:
          effect.status === 'staff' ? conversation.tickets.map((t) => taken(t, effect.owner)) : conversation.tickets,
      };
    case 'personSpoke': {
      const before = conversation.personSpokeAt;
      // Messages may be heard late, and out of order.
      return { ...conversation, personSpokeAt: before && before > effect.at ? before : effect.at };
    }
    case 'setLanguage':
      return {
        ...conversation,
        language: effect.language,
        languageChosen: effect.chosen || conversation.languageChosen,
      };
    case 'askMenu':
      return { ...withoutQuestions(conversation), menu: effect.menu };
    case 'offer':
      return { ...withoutQuestions(conversation), offer: effect.offer };
    case 'askMarket': {
      const { topics, words } = effect;
      return { ...withoutQuestions(conversation), marketQuestion: { topics, words, open: true } };
    }
    case 'fillForm':
      return { ...conversation, form: effect.form };
    case 'dropQuestions':
      return withoutQuestions(conversation);
    case 'recordMiss':
      return { ...conversation, misses: conversation.misses + 1 };
    case 'clearMisses':
      return { ...conversation, misses: 0 };
    case 'remember':
      return {
        ...conversation,
        entities: mergeEntities(conversation.entities, effect.entities),
        topics: newestLast(conversation.topics, effect.topics),
        lastWords: effect.words || conversation.lastWords,
        heard: effect.heard,
        ...(effect.wantsAnswer ? { customerSpokeAt: now } : {}),
      };
    case 'forget':
      return { ...withoutForm(conversation), entities: {} };
    case 'greeted':
      return { ...conversation, greetedAt: now };
    case 'insulted':
      return { ...conversation, insults: conversation.insults + 1 };
    case 'warnedOfLanguage':
      return { ...conversation, warnedOfLanguage: true };
    case 'hinted':
      return { ...conversation, staffHinted: true };
    default:
      effect satisfies never;
      return conversation;
  }
}

function closed(conversation: Conversation, now: Date): Conversation {
  const done = conversation.tickets.filter((t) => !waitsToBeSeen(t));
  if (done.length === 0) return conversation;
  const closedTickets = done.map(({ dueAt: _, ...t }): Ticket => ({ ...t, status: 'closed', closedAt: now }));
  return { ...conversation, tickets: conversation.tickets.filter(waitsToBeSeen), closedTickets };
}

/** An address that no network has: whoever writes again begins anew. */
const ERASED = 'erased:';

function erased({ id, channel, kind }: Conversation, now: Date): Conversation {
  return { ...newConversation(id, { channel, address: `${ERASED}${id}`, kind, customer: {} }, now), status: 'closed' };
}

function reopened({ closedAt: _, rating: __, ...ticket }: Ticket, dueAt: Date): Ticket {
  return { ...ticket, status: 'open', dueAt };
}

function rated(conversation: Conversation, rating: number | null): Conversation {
  const { ratingQuestion, closedTickets = [] } = conversation;
  if (!ratingQuestion) return conversation;
  const settled = { ...conversation, ratingQuestion: { ...ratingQuestion, open: false } };
  return rating === null ? settled : { ...settled, closedTickets: closedTickets.map((t) => ({ ...t, rating })) };
}

function withTickets(
  conversation: Conversation,
  ids: readonly string[],
  change: (ticket: Ticket) => Ticket,
): Conversation {
  return { ...conversation, tickets: conversation.tickets.map((t) => (ids.includes(t.id) ? change(t) : t)) };
}

/**
 * What a person has taken is looked at again when it should be done. Who takes a waiting conversation has read why it
 * waits; the paired phone shows no alerts, so a report of harm is not seen there.
 */
function taken(ticket: Ticket, by: Person | undefined): Ticket {
  const isSeen = by !== undefined && by.id !== PAIRED_PHONE.id;
  const known = isSeen && waitsToBeSeen(ticket) ? { ...ticket, seenBy: by } : ticket;
  if (waitsToBeSeen(known)) return { ...known, status: 'taken' };
  const { dueAt: _, ...rest } = known;
  return { ...rest, status: 'taken', ...(ticket.resolveBy ? { dueAt: ticket.resolveBy } : {}) };
}

/** One thing is asked at a time. */
function withoutForm({ form: _, ...conversation }: Conversation): Conversation {
  return conversation;
}

function withoutQuestions(conversation: Conversation): Conversation {
  const { marketQuestion } = conversation;
  return {
    ...conversation,
    offer: null,
    menu: null,
    ...(marketQuestion ? { marketQuestion: { ...marketQuestion, open: false } } : {}),
  };
}

function updated(ticket: Ticket, effect: Extract<Effect, { type: 'updateTicket' }>, now: Date): Ticket {
  return {
    ...ticket,
    urgent: ticket.urgent || effect.urgent === true,
    topics: newestLast(ticket.topics, effect.topics),
    words: effect.words,
    fields: mergeEntities(ticket.fields, effect.fields),
    updatedAt: now,
  };
}

function newestLast(before: readonly string[], now: readonly string[]): readonly string[] {
  return [...before.filter((id) => !now.includes(id)), ...now].slice(-TOPICS_KEPT);
}

/** From now on the goods of a new request are spoken of, and no others that were named before. */
function aboutGoodsOf({ fields }: Ticket, entities: Entities): Entities {
  if (fields.products === undefined) return entities;
  const { products, cas, ...others } = entities;
  return { ...others, products: fields.products, ...(fields.cas ? { cas: fields.cas } : {}) };
}
