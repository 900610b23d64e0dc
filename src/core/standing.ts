/** How things stand with a customer, in a mark that is seen in a list and in a word. */
import type { Conversation } from './conversation.ts';
import { waitsToBeSeen } from './ticket.ts';

export interface Standing {
  readonly mark: string;
  /** Two or three words for a title. */
  readonly brief: string;
  /** A line for a card. */
  readonly line: string;
}

/**
 * Who has it, or that nobody has; `undefined` as long as staff have had nothing to do with it. A report that nobody has
 * seen comes before all else: it stays one when the customer wants no messages or is called spam.
 */
export function standingOf(conversation: Conversation): Standing | undefined {
  const { status, owner, tickets, closedTickets = [], blocked } = conversation;
  if (tickets.length === 0 && closedTickets.length === 0 && status !== 'staff') return undefined;
  if (tickets.some(waitsToBeSeen)) {
    return { mark: '🔴', brief: 'not seen yet', line: 'A report that nobody has said /ack to.' };
  }
  if (blocked) return { mark: '⚪', brief: 'spam', line: 'Spam: neither answered nor shown here any more.' };
  if (status === 'optedOut') {
    return { mark: '⚪', brief: 'wants no messages', line: 'The customer has asked us not to write.' };
  }
  if (status === 'staff') {
    const name = owner?.name ?? 'a person';
    return { mark: '🟢', brief: name, line: `${name} has it. The bot is silent.` };
  }
  if (tickets.length > 0) return { mark: '🟠', brief: 'waiting', line: 'It waits for a person.' };
  return { mark: '⚪', brief: 'done', line: 'Nothing is open. The bot answers.' };
}
