/** Staff have called it spam: nobody is bothered with it. It stays in the record, and danger is still heard. */
import { handler } from '../src/core/index.ts';
import { raised } from './owned.ts';

export const blocked = handler({
  name: 'blocked',
  from: 'customer',
  phrases: {},
  handle(turn) {
    return turn.conversation.blocked ? raised(turn) : undefined;
  },
});
