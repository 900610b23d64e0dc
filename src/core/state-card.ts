/** The card that stays in view above what is said with a customer: how things stand now, kept up to date. */
import { alertActions, customerName } from './alert.ts';
import type { Conversation } from './conversation.ts';
import type { Choice } from './message.ts';
import { standingOf } from './standing.ts';
import type { Ticket } from './ticket.ts';
import { ticketFacts, ticketHead, ticketWords } from './ticket-lines.ts';
import { phraseWording, type Wording } from './wording.ts';

/** Requests shown in full; a phone screen holds no more, and `/open` lists all. */
const MOST_SHOWN = 3;

export interface StateCard {
  readonly wording: Wording;
  readonly choices: readonly Choice[];
}

/** The card of a conversation; `undefined` as long as staff have had nothing to do with it. */
export function stateCard(conversation: Conversation): StateCard | undefined {
  const { tickets, closedTickets = [] } = conversation;
  const standing = standingOf(conversation);
  if (!standing) return undefined;
  const shown = (tickets.length > 0 ? tickets : closedTickets).slice(-MOST_SHOWN);
  const lines = [
    `${standing.mark} ${standing.line}`,
    `${customerName(conversation)} · ${conversation.channel} · ${conversation.language}`,
    ...shown.flatMap((ticket) => ['', ...ticketLines(ticket)]),
    '',
    'A reply to this message goes to the customer.',
  ];
  const [first] = tickets;
  return {
    wording: phraseWording(lines.join('\n'), 'state.card', 'en'),
    choices: first ? alertActions(first, conversation) : [],
  };
}

function ticketLines(ticket: Ticket): readonly string[] {
  const state = ticket.status === 'closed' ? 'closed' : ticket.status === 'taken' ? 'taken' : 'open';
  const seen = ticket.seenBy ? [`Seen by ${ticket.seenBy.name}`] : [];
  return [`${ticket.id} · ${ticketHead(ticket)} · ${state}`, ...ticketFacts(ticket), ticketWords(ticket), ...seen];
}
