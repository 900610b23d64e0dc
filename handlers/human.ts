/** A person, at once and without questions first. */
import { type CustomerTurn, type Effect, handler, joinWordings, outcome, send } from '../src/core/index.ts';
import { handOff, openRequests, stillOpen } from './hand-off.ts';
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
    return asked || turn.message.choice === PERSON_CHOICE ? askPerson(turn, asked?.score) : undefined;
  },
});

/**
 * A person is asked to take over; who has asked before hears that their request stands, under the same reference.
 *
 * @param words  the customer's words, when they are not those of this turn (a menu was answered)
 */
export function askPerson(turn: CustomerTurn, score = 1, words?: string): readonly Effect[] {
  const candidate = { topic: TOPIC, score };
  const open = openRequests(turn).find(({ kind }) => kind === 'person');
  if (!open) return treat(turn, [candidate], words);
  const { effects } = handOff(turn, { kind: open.kind, desk: open.desk, topics: [TOPIC], ...(words ? { words } : {}) });
  return [
    ...effects,
    { type: 'clearMisses' },
    { type: 'dropQuestions' },
    send('customer', joinWordings([stillOpen(turn, open)])),
    outcome('handoff', [candidate], open.desk),
  ];
}
