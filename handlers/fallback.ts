/** Not understood: what we can help with and the offer of a person; the second time in a row, a person. */
import { handler, joinWordings, outcome, send } from '../src/core/index.ts';
import { addTo, awaitedRequest, handOff } from './hand-off.ts';
import { OFFER_ACCEPT } from './treat.ts';

export const fallback = handler({
  name: 'fallback',
  from: 'customer',
  phrases: {
    rephrase:
      'I did not understand that. I can help with our APIs and intermediates, documents and quotes. Could you say it in other words? Reply 1 for a person.',
    person: 'A person',
    handingOver: 'I still do not understand, so a colleague will help you.',
  },
  handle(turn, say) {
    const { conversation } = turn;
    const awaited = awaitedRequest(turn);
    if (awaited) return [...addTo(turn, awaited), outcome('fallback', [], awaited.desk)];
    if (conversation.misses === 0) {
      return [
        { type: 'recordMiss' },
        { type: 'offer', offer: { desk: 'sales', kind: 'question', topics: [], words: turn.text } },
        send('customer', say('rephrase'), [{ id: OFFER_ACCEPT, label: say('person').text }]),
        outcome('fallback', [], null),
      ];
    }
    const handed = handOff(turn, { kind: 'question', desk: 'sales', topics: [] });
    return [
      { type: 'recordMiss' },
      ...handed.effects,
      { type: 'dropQuestions' },
      send('customer', joinWordings([say('handingOver'), handed.told], ' ')),
      outcome('fallback', [], 'sales'),
    ];
  },
});
