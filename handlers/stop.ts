/** "Stop": one confirmation, then silence until the customer writes again. */
import {
  type CustomerTurn,
  customerName,
  type Effect,
  handler,
  joinWordings,
  outcome,
  phrasebook,
  send,
  type Wording,
} from '../src/core/index.ts';
import { handOff } from './hand-off.ts';

export const stopPhrases = phrasebook('stop', {
  confirmed: 'You will get no more messages from us. If you write again, we will answer.',
  erasing: 'Your request about your data is with {desk}. Your reference is {reference}.',
  toldStaff: '{customer} has asked us to stop writing. Nothing more is sent until they write again.',
});

const TOPIC = 'stop-optout';
const ERASE = 'privacy-erase';

export function isStop(topic: string | undefined): boolean {
  return topic === TOPIC;
}

export const stop = handler({
  name: 'stop',
  from: 'customer',
  phrases: {},
  handle(turn) {
    const [first, ...others] = turn.understanding.pressing;
    if (isStop(first?.topic)) return stopEffects(turn);
    // "Delete my data and stop writing": the request is confirmed once, then there is silence.
    const both = first?.topic === ERASE && others.some(({ topic }) => isStop(topic));
    if (!both) return undefined;
    const desk = turn.knowledge.topic(ERASE)?.desk ?? 'compliance';
    const handed = handOff(turn, { kind: 'privacy', desk, topics: [ERASE] });
    const name = turn.knowledge.desk(desk);
    const told = stopPhrases.in(turn.knowledge)('erasing', { desk: name, reference: handed.reference });
    return [...handed.effects, ...stopEffects(turn, told)];
  },
});

/**
 * The confirmation, the silence, and a word to staff when they have work open with this customer.
 *
 * @param more  what else the customer hears in the same message
 */
export function stopEffects(turn: CustomerTurn, more?: Wording): readonly Effect[] {
  const say = stopPhrases.in(turn.knowledge);
  const score = turn.understanding.pressing.find(({ topic }) => isStop(topic))?.score ?? 1;
  const served = turn.knowledge.entry(TOPIC, score);
  const customer = customerName(turn.conversation);
  const told = turn.conversation.tickets.length > 0 ? [send('staff', say('toldStaff', { customer }))] : [];
  return [
    { type: 'dropQuestions' },
    { type: 'setStatus', status: 'optedOut' },
    send('customer', joinWordings([served.kind === 'entry' ? served.wording : say('confirmed'), more])),
    ...told,
    outcome('answer', [{ topic: TOPIC, score }], null),
  ];
}
