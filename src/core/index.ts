/** What handlers work with; they import this and nothing else. */
export { customerName, waitText } from './alert.ts';
export { apply } from './apply.ts';
export { CHANGEABLE_FOR_MS } from './channel.ts';
export type { Conversation, Heard } from './conversation.ts';
export { CUSTOMER_COMMANDS, customerCommand } from './customer-command.ts';
export { type Effect, outcome, type ReminderKind, send } from './effect.ts';
export { type Entities, mergeEntities } from './entities.ts';
export {
  type Amount,
  asked,
  type FormSpec,
  type FormState,
  isFilled,
  newForm,
  nextQuestion,
  type Slot,
} from './form.ts';
export { type Handler, handler, type Phrasebook, phrasebook } from './handler.ts';
export type { Candidate, Canned, KnowledgeView } from './knowledge.ts';
export type { Choice, CustomerMessage, MessageRef } from './message.ts';
export { PAIRED_PHONE } from './person.ts';
export { roundTheClock } from './service.ts';
export { type Ticket, waitsToBeSeen } from './ticket.ts';
export { destinationText, quantityText, ticketTitle } from './ticket-lines.ts';
export { type Behaviour, DESKS, type Desk, type TicketKind, type Topic } from './topic.ts';
export type { ClockTurn, CustomerTurn, SentAs, StaffTurn, Turn } from './turn.ts';
export type { Match } from './understanding.ts';
export { kilograms } from './units.ts';
export { joinWordings, type Provenance, personWording, type Wording } from './wording.ts';
export { plainWords } from './words.ts';
