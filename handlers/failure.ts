/** When the bot itself fails on a message: a person gets it, and the customer is told so. */
import {
  type ClockTurn,
  type CustomerTurn,
  type Effect,
  joinWordings,
  outcome,
  phrasebook,
  type StaffTurn,
  send,
} from '../src/core/index.ts';
import { handOff } from './hand-off.ts';

export const failurePhrases = phrasebook('failure', {
  sorry: 'Something went wrong on our side, so a colleague will answer you.',
  staffMessage: 'Your last message could not be handled, and nothing was sent. Please send it again.',
});

/** The effects of a turn that could not be decided. Uses nothing that may have failed. */
export function failed(turn: CustomerTurn | StaffTurn | ClockTurn): readonly Effect[] {
  const say = failurePhrases.in(turn.knowledge);
  if (turn.from === 'clock') return [];
  if (turn.from === 'staff') return [send('staff', say('staffMessage'))];
  const handed = handOff(turn, { kind: 'failure', desk: 'sales', topics: [], urgent: true });
  const told =
    turn.conversation.status === 'staff' ? [] : [send('customer', joinWordings([say('sorry'), handed.told], ' '))];
  return [...handed.effects, ...told, outcome('fallback', [], 'sales')];
}
