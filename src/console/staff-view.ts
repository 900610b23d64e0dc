/** Conversations as staff see them: the list, the card, the transcript with what became of each message. */
import { pageId } from '../channels/web/customer-view.ts';
import { alertCard, customerName } from '../core/alert.ts';
import type { Conversation } from '../core/conversation.ts';
import type { Ticket } from '../core/ticket.ts';
import type { Line } from '../store/store.ts';
import { orderKey } from './order.ts';
import type { ConversationItem, StaffLine } from './wire.ts';

/** As much of the customer's last words as a list shows. */
const EXCERPT_LENGTH = 200;

/** A conversation as it stands in the list. */
export function conversationItem(conversation: Conversation, updatedAt: Date): ConversationItem {
  const { id, channel, status, owner, language, lastWords } = conversation;
  const ticket = leadingTicket(conversation);
  const since = status === 'waiting' ? (ticket?.openedAt ?? updatedAt) : updatedAt;
  return {
    id,
    name: customerName(conversation),
    channel,
    status,
    owner: owner?.name ?? null,
    language,
    ticket: ticket
      ? {
          id: ticket.id,
          kind: ticket.kind,
          desk: ticket.desk,
          urgent: ticket.urgent,
          openedAt: ticket.openedAt.toISOString(),
        }
      : null,
    lastWords: [...lastWords.slice(0, EXCERPT_LENGTH * 2)].slice(0, EXCERPT_LENGTH).join(''),
    updatedAt: updatedAt.toISOString(),
    since: since.toISOString(),
    order: orderKey(status, ticket?.urgent ?? false, since),
  };
}

/** The card of the open ticket, without its last line, which is about replying in a chat. */
export function consoleCard(conversation: Conversation, timeZone: string): string {
  const ticket = leadingTicket(conversation);
  if (!ticket) return '';
  const { text } = alertCard(ticket, { conversation, update: false, botSaid: '', timeZone, now: ticket.updatedAt });
  return text.replace(/\nReply to this message[^\n]*$/, '');
}

/** The newest open ticket; one that is urgent goes before one that is not. */
function leadingTicket({ tickets }: Conversation): Ticket | undefined {
  return tickets.findLast((ticket) => ticket.urgent) ?? tickets.at(-1);
}

/** Ids of messages that the console makes, each conversation a space of its own. */
export function staffMessageId(conversationId: string, pageId: string): string {
  return `${conversationId}.${pageId}`;
}

/** A line as staff see it; lines of their own carry the id that their page gave. */
export function staffLine(conversationId: string, line: Line): StaffLine {
  return { ...line, id: pageId(conversationId, line.id), at: line.at.toISOString() };
}
