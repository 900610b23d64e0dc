/** "Stop": one confirmation, then silence until the customer writes again. */
import { type CustomerTurn, customerName, type Effect, handler, outcome, phrasebook, send } from '../src/core/index.ts';

export const stopPhrases = phrasebook('stop', {
  confirmed: 'You will get no more messages from us. If you write again, we will answer.',
  toldStaff: '{customer} has asked us to stop writing. Nothing more is sent until they write again.',
});

const TOPIC = 'stop-optout';

export const stop = handler({
  name: 'stop',
  from: 'customer',
  phrases: {},
  handle(turn) {
    return turn.understanding.pressing[0]?.topic === TOPIC ? stopEffects(turn) : undefined;
  },
});

/** The confirmation, the silence, and a word to staff when they have work open with this customer. */
export function stopEffects(turn: CustomerTurn): readonly Effect[] {
  const say = stopPhrases.in(turn.knowledge);
  const served = turn.knowledge.entry(TOPIC, turn.understanding.pressing[0]?.score);
  const customer = customerName(turn.conversation);
  const told = turn.conversation.tickets.length > 0 ? [send('staff', say('toldStaff', { customer }))] : [];
  return [
    { type: 'dropQuestions' },
    { type: 'setStatus', status: 'optedOut' },
    send('customer', served.kind === 'entry' ? served.wording : say('confirmed')),
    ...told,
    outcome('answer', [{ topic: TOPIC, score: turn.understanding.pressing[0]?.score ?? 1 }], null),
  ];
}
