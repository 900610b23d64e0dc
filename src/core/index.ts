/** What handlers work with; they import this and nothing else. */
export { customerName, destinationText, missingFields, quantityText } from './alert.ts';
export type { Conversation, Menu, Offer, Person } from './conversation.ts';
export { type Effect, outcome, type Send, send } from './effect.ts';
export { type Entities, mergeEntities, type ProductMention } from './entities.ts';
export { type Handler, handler, type Phrasebook, phrasebook, type Say } from './handler.ts';
export type { Candidate, KnowledgeView } from './knowledge.ts';
export type { Choice, CustomerMessage, StaffMessage } from './message.ts';
export type { Ticket } from './ticket.ts';
export type { Behaviour, Desk, TicketKind, Topic } from './topic.ts';
export type { ClockTurn, CustomerTurn, StaffTurn, Turn } from './turn.ts';
export { joinWordings, personWording, type Wording } from './wording.ts';
export { plainWords } from './words.ts';
