/** When somebody begins to wait for a person, and how that is said aloud. */
import type { ConversationItem } from '../../wire.ts';

/** A sentence when a person is needed now and was not before, else undefined. */
export function callFor(before: ConversationItem | undefined, item: ConversationItem): string | undefined {
  const { name, status, ticket } = item;
  const isNewTicket = ticket !== null && ticket.id !== before?.ticket?.id;
  const isMoreUrgent = ticket?.urgent === true && before?.ticket?.urgent !== true;
  const beganToWait = status === 'waiting' && before?.status !== 'waiting';
  if (!isNewTicket && !isMoreUrgent && !beganToWait) return undefined;
  const about = ticket ? `${ticket.desk}, ${ticket.kind}` : 'asks for a person';
  return `${ticket?.urgent ? 'Urgent' : 'New'}: ${name}, ${about}.`;
}
