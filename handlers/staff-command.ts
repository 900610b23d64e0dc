/** Commands of staff about one conversation: a line that begins with `/`. They are never passed on to a customer. */
import {
  customerName,
  type Effect,
  handler,
  type StaffTurn,
  send,
  type TicketKind,
  waitsToBeSeen,
} from '../src/core/index.ts';
import { commandOf, isCommand, timeIn, wordsBehind } from './command-line.ts';
import { giveBack } from './give-back.ts';
import { askRating } from './rating.ts';
import { retry } from './retry.ts';
import { customerInfo, whyText } from './staff-info.ts';

const PHRASES = {
  closed: 'Closed. The bot answers {customer} again.',
  stillUnseen: 'Still open, because nobody has said /ack to it: {tickets}',
  claimed: '{staff} has the conversation with {customer}. The bot is silent until /close.',
  taken: '{owner} already has this conversation.',
  released: 'Nobody has the conversation with {customer} now. Whoever answers has it.',
  notTaken: 'Nobody has this conversation, so there is nothing to release.',
  seen: '{staff} has seen {tickets}.',
  nothingToSee: 'There is nothing here that somebody has to have seen.',
  snoozed: 'Nothing is said of {tickets} before {time}.',
  nothingOpen: 'Nothing is open with {customer}.',
  whichTime: 'I do not know that time. Write for example /snooze 30m, /snooze 2h or /snooze 1d.',
  reopened: 'Open again: {tickets}',
  nothingClosed: 'Nothing was closed here that could be opened again.',
  blocked: 'Spam: {customer} is neither answered nor shown here any more. /reopen takes it back.',
  unblocked: '{customer} is heard and answered again.',
  eraseSure:
    'This takes the name, the number and all words of {customer} out of the record, for good. Say /erase yes to do it.',
  eraseHeld:
    'Not erased: {tickets} report harm, and such records have to be kept. Ask compliance what may be taken out.',
  erased:
    'Erased: nothing here says any more who they were or what they wrote. Delete this topic or chat by hand; it is not ours.',
  which: 'Which conversation? Send {command} as a reply to an alert or to a customer’s message.',
} as const;

/** Reports that the law or the quality system keeps; source: DOMAIN section 4, red line 13. */
const KEPT: readonly TicketKind[] = ['adverse-event', 'exposure', 'complaint'];

type Tell = (phrase: keyof typeof PHRASES, values?: Readonly<Record<string, string>>) => Effect;

export const staffCommand = handler({
  name: 'staff-command',
  from: 'staff',
  phrases: PHRASES,
  handle(turn, say) {
    const { message, conversation } = turn;
    if (!isCommand(message)) return undefined;
    const command = commandOf(message.text);
    const carryOut = ABOUT_ONE[command];
    if (!carryOut) return undefined;
    if (conversation.kind === 'room') return [send('staff', say('which', { command }))];
    const known = { customer: customerName(conversation), staff: message.staff.name };
    return carryOut(turn, (phrase, values) => send('staff', say(phrase, { ...known, ...values })));
  },
});

/** What a person may do with a conversation. */
const ABOUT_ONE: Readonly<Record<string, (turn: StaffTurn, tell: Tell) => readonly Effect[]>> = {
  '/claim': (turn, tell) => {
    const { owner, tickets } = turn.conversation;
    const { staff } = turn.message;
    if (owner && owner.id !== staff.id) return [tell('taken', { owner: owner.name })];
    const ids = tickets.map(({ id }) => id);
    return [
      { type: 'setStatus', status: 'staff', owner: staff },
      { type: 'ticketsSeen', ids, by: staff },
      { type: 'dropQuestions' },
      tell('claimed'),
    ];
  },
  '/release': (turn, tell) => {
    if (turn.conversation.status !== 'staff') return [tell('notTaken')];
    // There is nothing to wait for: the bot has it.
    if (turn.conversation.tickets.length === 0) return close(turn, tell);
    return [{ type: 'setStatus', status: 'waiting' }, { type: 'releaseTickets', dueAt: soon(turn) }, tell('released')];
  },
  '/ack': (turn, tell) => {
    const ids = turn.conversation.tickets.filter(waitsToBeSeen).map(({ id }) => id);
    if (ids.length === 0) return [tell('nothingToSee')];
    return [{ type: 'ticketsSeen', ids, by: turn.message.staff }, tell('seen', { tickets: ids.join(', ') })];
  },
  '/snooze': (turn, tell) => {
    const ids = turn.conversation.tickets.map(({ id }) => id);
    if (ids.length === 0) return [tell('nothingOpen')];
    const dueAt = timeIn(wordsBehind(turn.message.text), turn.now);
    if (!dueAt) return [tell('whichTime')];
    const time = turn.knowledge.moment(dueAt);
    return [{ type: 'postponeTickets', ids, dueAt }, tell('snoozed', { tickets: ids.join(', '), time })];
  },
  '/close': close,
  '/resolve': (turn, tell) => [...close(turn, tell), ...askRating(turn)],
  '/reopen': (turn, tell) => {
    const { blocked, closedTickets = [], status } = turn.conversation;
    const heard: readonly Effect[] = blocked ? [{ type: 'block', blocked: false }, tell('unblocked')] : [];
    if (closedTickets.length === 0) return heard.length > 0 ? heard : [tell('nothingClosed')];
    const tickets = closedTickets.map(({ id }) => id).join(', ');
    const waits: readonly Effect[] = status === 'staff' ? [] : [{ type: 'setStatus', status: 'waiting' }];
    return [...heard, { type: 'reopenTickets', dueAt: soon(turn) }, ...waits, tell('reopened', { tickets })];
  },
  '/spam': (_turn, tell) => [...giveBack(), { type: 'block', blocked: true }, tell('blocked')],
  '/erase': (turn, tell) => {
    const held = (turn.found?.tickets ?? []).filter(({ kind }) => KEPT.includes(kind)).map(({ id }) => id);
    if (held.length > 0) return [tell('eraseHeld', { tickets: held.join(', ') })];
    if (wordsBehind(turn.message.text) !== 'yes') return [tell('eraseSure')];
    return [{ type: 'erase' }, tell('erased')];
  },
  '/retry': (turn) => retry(turn),
  '/info': (turn) => [send('staff', customerInfo(turn))],
  '/why': (turn) => [send('staff', whyText(turn))],
};

function close({ conversation }: StaffTurn, tell: Tell): readonly Effect[] {
  const unseen = conversation.tickets.filter(waitsToBeSeen).map(({ id }) => id);
  const left = unseen.length > 0 ? [tell('stillUnseen', { tickets: unseen.join(', ') })] : [];
  return [...giveBack(), tell('closed'), ...left];
}

/** When staff are told of what is open in a conversation, if nobody acts. */
function soon({ conversation, knowledge, now }: StaffTurn): Date {
  const service = knowledge.service(conversation.tickets[0]?.desk ?? 'sales');
  return service.after(now, service.firstResponseMs);
}
