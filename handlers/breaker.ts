/** Too much of it: another machine on the other side, or somebody who floods us. The bot falls silent, staff hear why. */
import { type Conversation, type CustomerTurn, customerName, type Heard, handler, send } from '../src/core/index.ts';

/** A person does not say the same words so often in a row, nor write so much in ten minutes. */
const MOST_ALIKE = 20;
const MOST_IN_WINDOW = 200;
const WINDOW_MS = 10 * 60 * 1000;

export const breaker = handler({
  name: 'breaker',
  from: 'customer',
  phrases: {
    loop: '{customer} says the same again and again, like a machine that answers ours. The bot is silent there until they say something else.',
    flood:
      '{customer} writes very much in a short time. The bot is silent there for ten minutes; what they say is kept. /spam ends it.',
  },
  handle(turn, say) {
    const { alike, inWindow } = heardNow(turn.conversation, turn);
    const customer = customerName(turn.conversation);
    if (alike > MOST_ALIKE) return alike === MOST_ALIKE + 1 ? [send('staff', say('loop', { customer }))] : [];
    if (inWindow > MOST_IN_WINDOW) {
      return inWindow === MOST_IN_WINDOW + 1 ? [send('staff', say('flood', { customer }))] : [];
    }
    return undefined;
  },
});

/** How much was heard of a customer lately, this turn included. */
export function heardNow({ heard, lastWords }: Conversation, { text, now }: CustomerTurn): Heard {
  const isSameWindow = heard !== undefined && now.getTime() - heard.since.getTime() < WINDOW_MS;
  return {
    since: isSameWindow ? heard.since : now,
    inWindow: isSameWindow ? heard.inWindow + 1 : 1,
    alike: isSameWindow && text === lastWords ? heard.alike + 1 : 1,
  };
}
