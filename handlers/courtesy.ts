/** A greeting or a thank-you with nothing else. */
import { handler, outcome, send } from '../src/core/index.ts';

/** Within this time the long greeting is not said again. */
const GREET_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;

export const courtesy = handler({
  name: 'courtesy',
  from: 'customer',
  phrases: {
    again: 'Hello again. What can I do for you?',
    welcome: 'You are welcome.',
  },
  handle({ understanding, conversation, knowledge, now }, say) {
    const topic = understanding.courtesy;
    if (!topic) return undefined;
    const greetedLately =
      conversation.greetedAt !== null && now.getTime() - conversation.greetedAt.getTime() < GREET_AGAIN_AFTER_MS;
    const served = knowledge.entry(topic, 1);
    const fallback = say(topic === 'st-greeting' ? 'again' : 'welcome');
    const short = topic === 'st-greeting' && greetedLately;
    const wording = short || served.kind !== 'entry' ? fallback : served.wording;
    return [
      { type: 'clearMisses' },
      ...(topic === 'st-greeting' ? [{ type: 'greeted' } as const] : []),
      send('customer', wording),
      outcome('smalltalk', [{ topic, score: 1 }], null),
    ];
  },
});
