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
import { filesOf, inBrackets } from './files.ts';
import { handOff } from './hand-off.ts';
import { isStop, stopEffects } from './stop.ts';

/** Rank of the last topics that are recognised also while a person has the chat: safety, compliance, complaints. */
const STILL_HEARD = 4;

/** One message raises at most this many alerts; every card quotes all of it. */
const MOST_RAISED = 2;

export const owned = handler({
  name: 'owned',
  from: 'customer',
  phrases: {},
  handle(turn) {
    if (turn.conversation.status !== 'staff') return undefined;
    const { pressing } = turn.understanding;
    const stopping = pressing.some(({ topic }) => isStop(topic)) ? stopEffects(turn) : [];
    return [...relay(turn), ...raised(turn), ...stopping];
  },
});

/** The customer's message as staff see it: their words, and each file by copy. */
function relay(turn: CustomerTurn): readonly Effect[] {
  const edited = turn.message.kind === 'edit' ? ' (edited)' : '';
  const who = `${customerName(turn.conversation)}${edited}`;
  const files = filesOf(turn);
  const sends = files.map((file) => toStaff(`${who}: ${file.text || inBrackets(file)}`, file.ref));
  const words = turn.bubbles
    .filter((b) => !files.includes(b as (typeof files)[number]))
    .map((b) => b.text || inBrackets(b));
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

/** The most pressing topics in a chat that a person has: their desks are alerted, the bot tells the customer nothing. */
export function raised(turn: CustomerTurn): readonly Effect[] {
  return turn.understanding.pressing
    .filter(({ topic }) => (turn.knowledge.topic(topic)?.policy.priority ?? STILL_HEARD + 1) <= STILL_HEARD)
    .slice(0, MOST_RAISED)
    .flatMap((candidate, nth) => raise(turn, candidate, nth));
}

function raise(turn: CustomerTurn, candidate: Candidate, nth: number): readonly Effect[] {
  const topic = turn.knowledge.topic(candidate.topic);
  if (!topic?.desk) return [];
  const kind = topic.policy.ticket ?? 'question';
  return handOff(turn, { kind, desk: topic.desk, topics: [topic.id], urgent: true, silent: true, nth }).effects;
}
