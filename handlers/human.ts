/** A person, at once and without questions first. */
import { handler } from '../src/core/index.ts';
import { treat } from './treat.ts';

/** The token of the "a person" button. */
export const PERSON_CHOICE = 'person';

const TOPIC = 'talk-to-human';

export const human = handler({
  name: 'human',
  from: 'customer',
  phrases: {},
  handle(turn) {
    const asked = turn.understanding.pressing.find((c) => c.topic === TOPIC);
    if (asked) return treat(turn, [asked]);
    if (turn.message.choice === PERSON_CHOICE) return treat(turn, [{ topic: TOPIC, score: 1 }]);
    return undefined;
  },
});
