/** While a person has the conversation the bot is silent: it passes messages on, and still listens for danger. */
import {
  type Candidate,
  type CustomerTurn,
  customerName,
  type Effect,
  handler,
  personWording,
} from '../src/core/index.ts';
import { handOff } from './hand-off.ts';
import { stopEffects } from './stop.ts';

/** Rank of the last topics that are recognised also while a person has the chat: safety, compliance, complaints. */
const STILL_HEARD = 4;

export const owned = handler({
  name: 'owned',
  from: 'customer',
  phrases: {},
  handle(turn) {
    if (turn.conversation.status !== 'staff') return undefined;
    if (turn.understanding.pressing.some((c) => c.topic === 'stop-optout')) return [relay(turn), ...stopEffects(turn)];
    return [relay(turn), ...turn.understanding.pressing.flatMap((candidate, nth) => raise(turn, candidate, nth))];
  },
});

/** The customer's message as staff see it: in their words, or by copy when it is more than words. */
function relay(turn: CustomerTurn): Effect {
  const file = turn.bubbles.find((b) => b.ref && b.kind !== 'text' && b.kind !== 'choice' && b.kind !== 'edit');
  const edited = turn.message.kind === 'edit' ? ' (edited)' : '';
  const words = turn.text || `[${turn.message.kind}]`;
  return {
    type: 'send',
    to: 'staff',
    by: 'person',
    wording: personWording(`${customerName(turn.conversation)}${edited}: ${words}`, 'customer'),
    ...(file?.ref ? { copyOf: file.ref } : {}),
    answerable: true,
  };
}

/** A safety topic in a chat that a person has: its desk is alerted, the customer is told nothing by the bot. */
function raise(turn: CustomerTurn, candidate: Candidate, nth: number): readonly Effect[] {
  const topic = turn.knowledge.topic(candidate.topic);
  if (!topic?.desk || topic.policy.priority > STILL_HEARD) return [];
  const kind = topic.policy.ticket ?? 'question';
  return handOff(turn, { kind, desk: topic.desk, topics: [topic.id], urgent: true, silent: true, nth }).effects;
}
