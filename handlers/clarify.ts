/** Not sure: asks back with at most three numbered choices, and a person as number 0. */
import {
  type Candidate,
  type Choice,
  type CustomerTurn,
  handler,
  joinWordings,
  outcome,
  send,
} from '../src/core/index.ts';
import { PERSON_CHOICE } from './human.ts';
import { TOPIC_CHOICE } from './pick.ts';

const MOST_CHOICES = 3;
/** A candidate this much weaker than the best is noise on a menu. */
const WORTH_ASKING = 0.12;

export const clarify = handler({
  name: 'clarify',
  from: 'customer',
  phrases: {
    which: 'I am not sure what you need. Is it one of these? Reply with a number.',
    option: '{number}. {label}',
    person: 'A person',
  },
  handle(turn, say) {
    const candidates = worthAsking(turn);
    if (candidates.length === 0) return undefined;
    const labelled = candidates.map(({ topic }, i) => ({
      topic,
      option: String(i + 1),
      label: turn.knowledge.label(topic).text,
    }));
    const person = say('person').text;
    const lines = labelled.map(({ option, label }) => say('option', { number: option, label }));
    const choices: Choice[] = labelled.map(({ topic, label }) => ({ id: `${TOPIC_CHOICE}${topic}`, label }));
    return [
      { type: 'askMenu', menu: { text: turn.text, options: labelled.map(({ option, topic }) => ({ option, topic })) } },
      { type: 'clearMisses' },
      send('customer', joinWordings([say('which'), ...lines, say('option', { number: '0', label: person })], '\n'), [
        ...choices,
        { id: PERSON_CHOICE, label: person },
      ]),
      outcome('clarify', candidates, null),
    ];
  },
});

/** The best candidates over all parts that the matcher was unsure about. */
function worthAsking(turn: CustomerTurn): readonly Candidate[] {
  const byTopic = new Map<string, number>();
  for (const { match } of turn.understanding.parts) {
    if (match.kind !== 'unsure') continue;
    const best = match.candidates[0]?.score ?? 0;
    for (const { topic, score } of match.candidates) {
      if (score >= best * WORTH_ASKING) byTopic.set(topic, Math.max(score, byTopic.get(topic) ?? 0));
    }
  }
  return [...byTopic]
    .map(([topic, score]) => ({ topic, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_CHOICES);
}
