/** Messages that came while the desk was offline, too long ago to be answered by a bot: a person decides what to do. */
import { customerName, handler, send } from '../src/core/index.ts';
import { inBrackets } from './files.ts';
import { raised } from './owned.ts';

export const missed = handler({
  name: 'missed',
  from: 'customer',
  phrases: {
    offline:
      'Missed while offline: {customer} wrote on {channel} at {time}: “{words}”. The bot has not answered. Reply to this message to answer.',
  },
  handle(turn, say) {
    const { message, conversation, text } = turn;
    if (!message.missed) return undefined;
    const told = say('offline', {
      customer: customerName(conversation),
      channel: conversation.channel,
      time: message.sentAt.toISOString().slice(0, 16).replace('T', ' '),
      words: text || inBrackets(message),
    });
    return [{ ...send('staff', told), answerable: true }, ...raised(turn)];
  },
});
