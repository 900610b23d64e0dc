/** The only way a conversation changes. */
import type { Conversation } from './conversation.ts';
import type { Effect } from './effect.ts';
import { mergeEntities } from './entities.ts';
import type { Ticket } from './ticket.ts';

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
      return { ...conversation, tickets: [...conversation.tickets, ticket] };
    }
    case 'updateTicket':
      return {
        ...conversation,
        tickets: conversation.tickets.map((t) => (t.id === effect.id ? updated(t, effect, now) : t)),
      };
    case 'closeTickets':
      return { ...withoutForm(conversation), tickets: [] };
    case 'setStatus':
      return {
        // A person asks in their own words.
        ...(effect.status === 'staff' ? withoutForm(conversation) : conversation),
        status: effect.status,
        owner: effect.owner ?? null,
        tickets: conversation.tickets.map((t) => ({ ...t, status: effect.status === 'staff' ? 'taken' : t.status })),
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
      };
    case 'forget':
      return { ...withoutForm(conversation), entities: {} };
    case 'greeted':
      return { ...conversation, greetedAt: now };
    case 'insulted':
      return { ...conversation, insults: conversation.insults + 1 };
    case 'hinted':
      return { ...conversation, staffHinted: true };
    default:
      effect satisfies never;
      return conversation;
  }
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
