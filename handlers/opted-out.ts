/** After STOP a nod ("ok", "thanks", a sticker) is not answered; anything else opens the conversation again. */
import { handler, plainWords } from '../src/core/index.ts';
import { isStop } from './stop.ts';

export const optedOut = handler({
  name: 'opted-out',
  from: 'customer',
  phrases: {},
  handle({ conversation, knowledge, message, text, understanding }) {
    if (conversation.status !== 'optedOut') return undefined;
    const words = plainWords(text);
    const nods =
      understanding.courtesy === 'st-thanks-bye' ||
      message.kind === 'sticker' ||
      knowledge.words.yes.includes(words) ||
      knowledge.words.no.includes(words);
    return nods || isStop(understanding.pressing[0]?.topic) ? [] : undefined;
  },
});
