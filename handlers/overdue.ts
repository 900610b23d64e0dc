/** Nobody has acted in time: staff hear of it again, then others too, and the customer is told how it stands. */
import {
  type ClockTurn,
  type Effect,
  handler,
  type ReminderKind,
  roundTheClock,
  send,
  type Ticket,
  waitsToBeSeen,
} from '../src/core/index.ts';
import { isToldOf } from './hand-off.ts';

/** From this reminder on it is more than late: the customer hears of it, once, and every route of staff does. */
const ESCALATED = 2;
/** After so many reminders an ordinary request is named once a day, so that reminders stay worth reading. */
const OFTEN = 3;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Somebody who wrote this lately is at it. */
const AT_IT_MS = 60 * 60 * 1000;
/** WhatsApp takes free words only within a day of the customer's own. */
const WINDOW_MS = 23 * 60 * 60 * 1000;

export const overdue = handler({
  name: 'overdue',
  from: 'clock',
  phrases: {
    stillWaiting:
      'I am sorry: nobody has answered your request {reference} yet. I have reminded {desk}; your request is not lost.',
  },
  handle(turn, say) {
    if (turn.message.event !== 'due') return undefined;
    const due = turn.conversation.tickets.filter(({ dueAt }) => dueAt !== undefined && dueAt <= turn.now);
    const late = due.find((ticket) => (ticket.reminders ?? 0) + 1 === ESCALATED && mayBeTold(turn, ticket));
    const told = late
      ? [send('customer', say('stillWaiting', { reference: late.id, desk: turn.knowledge.desk(late.desk) }))]
      : [];
    return [...due.map((ticket) => remindOf(turn, ticket)), ...told];
  },
});

function remindOf(turn: ClockTurn, ticket: Ticket): Effect {
  const { now } = turn;
  const { id, status } = ticket;
  if (status === 'taken' && !waitsToBeSeen(ticket)) {
    if (isAtIt(turn)) return { type: 'postponeTickets', ids: [id], dueAt: new Date(now.getTime() + AT_IT_MS) };
    return { type: 'remindOfTicket', id, why: 'unfinished', dueAt: after(turn, ticket, DAY_MS) };
  }
  const service = turn.knowledge.service(ticket.desk);
  const reminders = (ticket.reminders ?? 0) + 1;
  const pause = !ticket.urgent && !waitsToBeSeen(ticket) && reminders >= OFTEN ? DAY_MS : service.repeatMs;
  const why: ReminderKind = reminders >= ESCALATED ? 'escalated' : 'waiting';
  return { type: 'remindOfTicket', id, why, dueAt: after(turn, ticket, pause) };
}

/** In working time, but for what cannot wait for it. */
function after({ now, knowledge }: ClockTurn, ticket: Ticket, ms: number): Date {
  const service = knowledge.service(ticket.desk);
  const clock = ticket.urgent ? roundTheClock(service) : service;
  // A day is a day on the calendar; it only ends in working time.
  return ms === DAY_MS ? clock.after(new Date(now.getTime() + DAY_MS), 0) : clock.after(now, ms);
}

function isAtIt({ now, conversation }: ClockTurn): boolean {
  const { personSpokeAt, customerSpokeAt } = conversation;
  const last = Math.max(personSpokeAt?.getTime() ?? 0, customerSpokeAt?.getTime() ?? 0);
  return now.getTime() - last < AT_IT_MS;
}

/** A customer who waits, has heard of the request, and can still be written to. */
function mayBeTold({ now, conversation, knowledge }: ClockTurn, ticket: Ticket): boolean {
  const { status, customerSpokeAt } = conversation;
  const isInWindow = customerSpokeAt !== undefined && now.getTime() - customerSpokeAt.getTime() < WINDOW_MS;
  return status === 'waiting' && isInWindow && ticket.status === 'open' && isToldOf(knowledge, ticket);
}
