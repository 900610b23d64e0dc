/** `/erase` and `/export`: what a customer may ask of their own data, in one word. A person decides and does it. */
import { customerCommand, type Effect, handler, joinWordings, outcome, send } from '../src/core/index.ts';
import { handOff } from './hand-off.ts';

const TOPIC = 'privacy-erase';

/** Records that the law wants kept may not go because somebody typed a word, so nothing is done at once (decision 13). */
export const dataRequest = handler({
  name: 'data-request',
  from: 'customer',
  phrases: {
    erase:
      'You ask us to erase your data from this chat. Nothing has been erased yet: the law may require us to keep some records, such as side-effect reports. A person checks first and tells you here.',
    export: 'You ask for a copy of your data from this chat. A person prepares it and tells you here how you get it.',
  },
  handle(turn, say) {
    const asked = customerCommand(turn.text);
    if (asked !== 'erase' && asked !== 'export') return undefined;
    const candidate = { topic: TOPIC, score: 1 };
    const desk = turn.knowledge.topic(TOPIC)?.desk ?? 'compliance';
    const handed = handOff(turn, { kind: 'privacy', desk, topics: [TOPIC] });
    const effects: readonly Effect[] = [...handed.effects, { type: 'clearMisses' }, { type: 'dropQuestions' }];
    return [
      ...effects,
      send('customer', joinWordings([say(asked), handed.told])),
      outcome('handoff', [candidate], desk),
    ];
  },
});
