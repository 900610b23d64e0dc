/** Commands of staff about the work of all: what is open, what is mine, when we work, what there is to say. */
import {
  type Conversation,
  customerName,
  DESKS,
  handler,
  type KnowledgeView,
  type StaffTurn,
  send,
  ticketTitle,
  waitsToBeSeen,
  waitText,
} from '../src/core/index.ts';
import { commandOf, isCommand } from './command-line.ts';

/** A list that fits on a phone; more is said in a number. */
const LONGEST_LIST = 15;

const HELP = [
  'As a reply to an alert or to a customer’s message, or in their topic:',
  'any words: they go to the customer, and the conversation is yours',
  '/claim – take it without a word · /release – give it back to the others · /close – give it back to the bot · /resolve – done: give it back and ask the customer how it was',
  '/canned – texts that are ready: /canned got-it sends one, /canned and other words shows what fits',
  '/ack – I have seen this report · /snooze 2h – remind later · /reopen – open again what was closed · /spam – hear no more of them',
  '/retry – send again what did not reach them · /info – who this is and what is open · /why – where the bot’s last answers came from · /erase – forget them for good',
  'Anywhere: /open – all that is open · /mine – what I have · /status – the desk in numbers · /hours – when desks work',
  'A line that begins with // is a note and never leaves.',
].join('\n');

export const staffRoom = handler({
  name: 'staff-room',
  from: 'staff',
  phrases: {
    help: HELP,
    unknown: 'I do not know {command}. /help tells what I know.',
    none: 'Nothing is open.',
    noneOfYours: 'You have no conversation.',
    list: '{lines}',
    status: '{waiting} waiting, {staff} with a person, {open} requests open, {unseen} reports that nobody has seen.',
  },
  handle(turn, say) {
    const { message, knowledge } = turn;
    if (!isCommand(message)) return undefined;
    const command = commandOf(message.text);
    const work = inOrder(turn.found?.work ?? []);
    switch (command) {
      case '/help':
      case '/start':
        return [send('staff', say('help'))];
      case '/open':
        return [send('staff', work.length > 0 ? say('list', { lines: listOf(work, turn) }) : say('none'))];
      case '/mine': {
        const mine = work.filter(({ owner }) => owner?.id === message.staff.id);
        return [send('staff', mine.length > 0 ? say('list', { lines: listOf(mine, turn) }) : say('noneOfYours'))];
      }
      case '/status':
        return [send('staff', say('status', numbersOf(work)))];
      case '/hours':
        return [send('staff', say('list', { lines: hoursOf(knowledge, turn.now) }))];
      default:
        return [send('staff', say('unknown', { command }))];
    }
  },
});

function listOf(work: readonly Conversation[], { now }: StaffTurn): string {
  const lines = work.slice(0, LONGEST_LIST).flatMap((conversation) => {
    const who = `${customerName(conversation)} · ${conversation.owner?.name ?? conversation.status}`;
    const titles = conversation.tickets.map(
      (ticket) => `  ${ticketTitle(ticket)} · ${waitText(now.getTime() - ticket.openedAt.getTime())}`,
    );
    return [who, ...titles];
  });
  const more = work.length - LONGEST_LIST;
  return [...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

/** Reports that nobody has seen, then those whom nobody has, then the rest; of each the longest waiting first. */
function inOrder(work: readonly Conversation[]): readonly Conversation[] {
  const rank = ({ tickets, status }: Conversation) => (tickets.some(waitsToBeSeen) ? 0 : status === 'staff' ? 2 : 1);
  const since = ({ tickets, createdAt }: Conversation) =>
    Math.min(...(tickets.length > 0 ? tickets.map(({ openedAt }) => openedAt.getTime()) : [createdAt.getTime()]));
  return work.toSorted((a, b) => rank(a) - rank(b) || since(a) - since(b));
}

function numbersOf(work: readonly Conversation[]): Readonly<Record<string, string>> {
  const tickets = work.flatMap((conversation) => conversation.tickets);
  return {
    waiting: String(work.filter(({ status }) => status === 'waiting').length),
    staff: String(work.filter(({ status }) => status === 'staff').length),
    open: String(tickets.length),
    unseen: String(tickets.filter(waitsToBeSeen).length),
  };
}

function hoursOf(knowledge: KnowledgeView, now: Date): string {
  return DESKS.map((desk) => {
    const service = knowledge.service(desk);
    const state = service.hoursKnown ? (service.isOpen(now) ? 'at work now' : 'away now') : 'hours not confirmed yet';
    return `${desk}: ${state}; first answer within ${waitText(service.firstResponseMs)} of working time`;
  }).join('\n');
}
