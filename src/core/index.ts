/** What handlers work with; they import this and nothing else. */
export { customerName, destinationText, quantityText } from './alert.ts';
export { apply } from './apply.ts';
export { PAIRED_PHONE } from './conversation.ts';
export { type Effect, outcome, send } from './effect.ts';
export { type Entities, mergeEntities } from './entities.ts';
export { asked, type FormSpec, type FormState, isFilled, newForm, nextQuestion, type Slot } from './form.ts';
export { type Handler, handler, type Phrasebook, phrasebook } from './handler.ts';
export type { Candidate } from './knowledge.ts';
export type { Choice, CustomerMessage, MessageRef } from './message.ts';
export type { Ticket } from './ticket.ts';
export type { Behaviour, Desk, TicketKind, Topic } from './topic.ts';
export type { ClockTurn, CustomerTurn, StaffTurn, Turn } from './turn.ts';
export { kilograms } from './units.ts';
export { joinWordings, personWording, type Wording } from './wording.ts';
export { plainWords } from './words.ts';
