/** After STOP a mere "ok" or "thanks" is not answered; anything else opens the conversation again. */
import { handler } from '../src/core/index.ts';

export const optedOut = handler({
  name: 'opted-out',
  from: 'customer',
  phrases: {},
  handle({ conversation, understanding }) {
    if (conversation.status !== 'optedOut') return undefined;
    const stopAgain = understanding.pressing[0]?.topic === 'stop-optout';
    return understanding.courtesy === 'st-thanks-bye' || stopAgain ? [] : undefined;
  },
});
