/** While a person has the conversation the bot is silent: it passes messages on, and still listens for danger. */
import {
  type Candidate,
  type CustomerTurn,
  customerName,
  type Effect,
  handler,
  type MessageRef,
  personWording,
} from '../src/core/index.ts';
import { filesOf } from './files.ts';
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
    if (turn.understanding.pressing.some((c) => c.topic === 'stop-optout'))
      return [...relay(turn), ...stopEffects(turn)];
    return [...relay(turn), ...turn.understanding.pressing.flatMap((candidate, nth) => raise(turn, candidate, nth))];
  },
});

/** The customer's message as staff see it: their words, and each file by copy. */
function relay(turn: CustomerTurn): readonly Effect[] {
  const edited = turn.message.kind === 'edit' ? ' (edited)' : '';
  const who = `${customerName(turn.conversation)}${edited}`;
  const files = filesOf(turn);
  const sends = files.map((file) => toStaff(`${who}: ${file.text || `[${file.kind}]`}`, file.ref));
  const words = turn.bubbles
    .filter((b) => !files.includes(b as (typeof files)[number]))
    .map((b) => b.text || `[${b.kind}]`);
  return words.length > 0 ? [...sends, toStaff(`${who}: ${words.join('\n')}`)] : sends;
}

function toStaff(text: string, copyOf?: MessageRef): Effect {
  return {
    type: 'send',
    to: 'staff',
    by: 'person',
    wording: personWording(text, 'customer'),
    ...(copyOf ? { copyOf } : {}),
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
