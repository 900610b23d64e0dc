/** The first answer in a conversation says that an automated assistant speaks, and how to reach a person. */
import { type Effect, joinWordings, phrasebook, type Turn } from '../src/core/index.ts';

export const introducePhrases = phrasebook('introduce', {
  first: 'You are writing with the automated assistant of {company}. Write “human” at any time to reach a person.',
});

/** Topics whose answer says so itself, or in which it would be out of place. */
const WITHOUT = ['st-greeting', 'st-bot-identity', 'stop-optout', 'talk-to-human', 'pv-adverse-event', 'chem-exposure'];

/** Adds the introduction to the first words that the bot says to a customer. */
export function introduce(turn: Turn, effects: readonly Effect[]): readonly Effect[] {
  if (turn.from !== 'customer' || turn.conversation.greetedAt !== null) return effects;
  const done = effects.find((e) => e.type === 'outcome');
  if (done?.outcome.topics.some(({ topic }) => WITHOUT.includes(topic))) return effects;
  const first = effects.findIndex((e) => e.type === 'send' && e.to === 'customer' && e.by === 'bot');
  if (first < 0) return effects;
  const introduction = introducePhrases.in(turn.knowledge)('first', { company: turn.knowledge.company.name });
  return [
    ...effects.map((effect, i) =>
      i === first && effect.type === 'send'
        ? { ...effect, wording: joinWordings([effect.wording, introduction]) }
        : effect,
    ),
    { type: 'greeted' },
  ];
}
