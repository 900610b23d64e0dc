/** Commands of staff: a line that begins with `/`. They are never passed on to a customer. */
import { customerName, type Effect, handler, type StaffTurn, send } from '../src/core/index.ts';

export const staffCommand = handler({
  name: 'staff-command',
  from: 'staff',
  phrases: {
    closed: 'Closed. The bot answers {customer} again.',
    claimed: '{staff} has the conversation with {customer}. The bot is silent until /close.',
    taken: '{owner} already has this conversation.',
    which: 'Which conversation? Send {command} as a reply to an alert or to a customer’s message.',
    unknown: 'I do not know {command}. I know /claim (take the conversation) and /close (give it back to the bot).',
  },
  handle(turn, say) {
    const { message, conversation } = turn;
    if (message.alreadySent || !message.text.startsWith('/') || message.text.startsWith('//')) return undefined;
    const command = commandOf(message.text);
    if (command !== '/close' && command !== '/claim') return [send('staff', say('unknown', { command }))];
    if (conversation.kind === 'room') return [send('staff', say('which', { command }))];
    const customer = customerName(conversation);
    if (command === '/close') return [...giveBack(), send('staff', say('closed', { customer }))];
    if (conversation.owner && conversation.owner.id !== message.staff.id) {
      return [send('staff', say('taken', { owner: conversation.owner.name }))];
    }
    return [...claim(turn), send('staff', say('claimed', { staff: message.staff.name, customer }))];
  },
});

/** "/close@desk_bot now" → "/close". */
function commandOf(text: string): string {
  return (/^\/[a-z_]*/i.exec(text)?.[0] ?? '/').toLowerCase();
}

/** The bot has the conversation again, and what was open in it is done. */
export function giveBack(): readonly Effect[] {
  return [
    { type: 'closeTickets' },
    { type: 'dropQuestions' },
    { type: 'clearMisses' },
    { type: 'forget' },
    { type: 'setStatus', status: 'bot' },
  ];
}

function claim({ message }: StaffTurn): readonly Effect[] {
  return [{ type: 'setStatus', status: 'staff', owner: message.staff }, { type: 'dropQuestions' }];
}
