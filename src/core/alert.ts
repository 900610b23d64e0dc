/** The card that staff read: one screen on a phone, everything needed to act, nothing to look up. */
import type { Conversation } from './conversation.ts';
import type { ReminderKind } from './effect.ts';
import type { Choice } from './message.ts';
import { askedFor, type Ticket, waitsToBeSeen } from './ticket.ts';
import { clip, labelled, ticketFacts, ticketHead, ticketWords } from './ticket-lines.ts';
import { phraseWording, type Wording } from './wording.ts';

/** What the card needs beyond the ticket. */
export interface CardContext {
  readonly conversation: Conversation;
  /** An earlier card of this ticket has been sent. */
  readonly update: boolean;
  /** Why staff are told of it again, when nothing new was said. */
  readonly reminder?: ReminderKind;
  /** What the bot answered in the same turn; empty when it said nothing. */
  readonly botSaid: string;
  /** It goes where nobody can answer from: a mail, a program. */
  readonly readOnly?: boolean;
  /** IANA name, for the times on the card. */
  readonly timeZone: string;
  readonly now: Date;
}

/** A phone screen holds about this much beside the rest. */
const BOT_QUOTE_LENGTH = 160;

/** The card of a ticket, as staff read it. */
export function alertCard(ticket: Ticket, context: CardContext): Wording {
  const { conversation } = context;
  const lines = [
    `${ticketHead(ticket)}${newsOf(context)}`,
    `${ticket.id} · ${customerName(conversation)} · ${conversation.channel} · ${conversation.language}`,
    ...labelled('For', ticket.status === 'taken' ? undefined : askedFor(ticket)),
    '',
    ...ticketFacts(ticket),
    ...labelled('Topics', ticket.topics.join(', ')),
    '',
    ticketWords(ticket),
    ...labelled('Bot said', context.botSaid ? `“${clip(context.botSaid.replace(/\s+/g, ' '), BOT_QUOTE_LENGTH)}”` : ''),
    ...times(ticket, context),
    ...(waitsToBeSeen(ticket) ? ['Say /ack that you have seen this: it is repeated until somebody does.'] : []),
    context.readOnly
      ? 'Answer in the staff chat or on the staff page; a reply to this reaches nobody.'
      : 'Reply to this message to answer the customer. /close gives the conversation back to the bot.',
  ];
  return phraseWording(collapseBlank(lines).join('\n'), 'alert.card', 'en');
}

/** What staff do most with an alert, as buttons: each says its command as a reply to the card. */
export function alertActions(ticket: Ticket, { status }: Conversation): readonly Choice[] {
  const see: readonly Choice[] = waitsToBeSeen(ticket) ? [{ id: '/ack', label: 'Seen' }] : [];
  const take: Choice = status === 'staff' ? { id: '/release', label: 'Release' } : { id: '/claim', label: 'Claim' };
  return [
    ...see,
    take,
    { id: '/snooze 1h', label: 'Snooze 1 h' },
    { id: '/resolve', label: 'Resolve' },
    { id: '/close', label: 'Back to bot' },
    { id: '/spam', label: 'Spam' },
  ];
}

const REMINDERS: Record<ReminderKind, string> = {
  waiting: 'STILL WAITING',
  escalated: 'NOBODY HAS ANSWERED',
  unfinished: 'NOT DONE YET',
};

/** " · update", or why staff are told again. */
function newsOf({ update, reminder }: CardContext): string {
  if (reminder) return ` · ${REMINDERS[reminder]}`;
  return update ? ' · update' : '';
}

/** When it came, and for how long it has waited: the first moment is day zero of a report of harm. */
function times(ticket: Ticket, { now, reminder, timeZone }: CardContext): string[] {
  const opened = localTime(ticket.openedAt, timeZone);
  if (!reminder) return [`Received: ${localTime(now, timeZone)}`];
  return [`Received: ${opened}, ${waitText(now.getTime() - ticket.openedAt.getTime())} ago`];
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1440;

/** A wait as people say it: "45 min", "3 h", "2 days". */
export function waitText(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 2 * HOUR_MINUTES) return `${minutes} min`;
  if (minutes < 2 * DAY_MINUTES) return `${Math.round(minutes / HOUR_MINUTES)} h`;
  return `${Math.round(minutes / DAY_MINUTES)} days`;
}

/** How staff see the customer: their name, else their handle, else the address on the channel. */
export function customerName(conversation: Conversation): string {
  const { name, handle } = conversation.customer;
  if (name && handle) return `${name} (${handle})`;
  return name ?? handle ?? conversation.address;
}

/** A moment as staff read it: date, time and zone. */
export function localTime(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
  return `${parts} (${timeZone})`;
}

function collapseBlank(lines: readonly string[]): string[] {
  return lines.filter((line, i) => line !== '' || (i > 0 && lines[i - 1] !== ''));
}
