/** A greeting or a thank-you with nothing else. */
import { type CustomerTurn, handler, joinWordings, outcome, plainWords, send } from '../src/core/index.ts';
import { awaitedRequest, stillOpen } from './hand-off.ts';

/** Within this time the long greeting is not said again. */
const GREET_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;

export const courtesy = handler({
  name: 'courtesy',
  from: 'customer',
  phrases: {
    first: 'Hello, this is the automated assistant of {company}. Write “human” at any time to reach a person.',
    again: 'Hello again. What can I do for you?',
    hello: 'Hello again.',
    welcome: 'You are welcome.',
  },
  handle(turn, say) {
    const { conversation, knowledge, now } = turn;
    const topic = courtesyOf(turn);
    if (!topic) return undefined;
    const greetedLately =
      conversation.greetedAt !== null && now.getTime() - conversation.greetedAt.getTime() < GREET_AGAIN_AFTER_MS;
    const served = knowledge.entry(topic, 1);
    const short = topic === 'st-greeting' && greetedLately;
    const hello = short ? say('again') : say('first', { company: knowledge.company.name });
    const fallback = topic === 'st-greeting' ? hello : say('welcome');
    const awaited = topic === 'st-greeting' ? awaitedRequest(turn) : undefined;
    const answer = short || served.kind !== 'entry' ? fallback : served.wording;
    const wording = awaited ? joinWordings([say('hello'), stillOpen(turn, awaited)], ' ') : answer;
    return [
      { type: 'clearMisses' },
      ...(topic === 'st-greeting' ? [{ type: 'greeted' } as const] : []),
      send('customer', wording),
      outcome('smalltalk', [{ topic, score: 1 }], null),
    ];
  },
});

/** An emoji as the very first word is a hello; later it is a nod. */
function courtesyOf({ understanding, conversation, text }: CustomerTurn) {
  const { courtesy } = understanding;
  return courtesy && plainWords(text) === '' && conversation.greetedAt === null ? 'st-greeting' : courtesy;
}
