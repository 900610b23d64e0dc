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
import { isQuestion } from './bare.ts';
import { awaitedRequest } from './hand-off.ts';
import { PERSON_CHOICE } from './human.ts';
import { TOPIC_CHOICE } from './pick.ts';
import { TROUBLE } from './request-fit.ts';

const MOST_CHOICES = 3;
/** Group of the topic index that is about the conversation itself, and the rank of its compliance topics. */
const CONVERSATION = 'S';
const COMPLIANCE_RANK = 3;
/** A candidate this much weaker than the best is noise on a menu. */
const WORTH_ASKING = 0.12;
/** Below one in twenty a menu is a lottery; saying that we did not understand is more honest. */
const LEAST_CHANCE = 0.05;

export const clarify = handler({
  name: 'clarify',
  from: 'customer',
  phrases: {
    which: 'I am not sure what you need. Is it one of these? Reply with a number.',
    option: '{number}. {label}',
    person: 'A person',
  },
  handle(turn, say) {
    if (isForPerson(turn)) return undefined;
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

/**
 * Longer than a keyword, the caption of a file, or after a question of ours, and no question itself: who waits for a
 * person is telling them something.
 */
const LONGEST_KEYWORD = 3;

function isForPerson(turn: CustomerTurn): boolean {
  const awaited = awaitedRequest(turn);
  if (awaited === undefined || isQuestion(turn.text)) return false;
  // Who is in trouble, or has asked for a person, is not shown a menu of our topics.
  if (awaited.kind === 'person' || TROUBLE.includes(awaited.kind)) return true;
  const wasAsked = (turn.conversation.form?.asking.length ?? 0) > 0;
  return wasAsked || turn.message.kind !== 'text' || wordsIn(turn.text) > LONGEST_KEYWORD;
}

/** Chinese is written without spaces: its keywords are two to four characters long. */
const WORDS_IN_A_HAN = 2 / 3;

function wordsIn(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = text
    .replace(/\p{Script=Han}+/gu, ' ')
    .trim()
    .split(/\s+/)
    .filter(Boolean).length;
  return han * WORDS_IN_A_HAN + others;
}

/** What is said about the conversation itself stands on no menu (a person is number 0), and nobody picks a refusal. */
function belongsOnMenu(turn: CustomerTurn, id: string): boolean {
  const topic = turn.knowledge.topic(id);
  return topic !== undefined && topic.group !== CONVERSATION && topic.policy.priority !== COMPLIANCE_RANK;
}

/** The best candidates over all parts that the matcher was unsure about. */
function worthAsking(turn: CustomerTurn): readonly Candidate[] {
  const byTopic = new Map<string, number>();
  for (const { match } of turn.understanding.parts) {
    if (match.kind !== 'unsure') continue;
    const best = match.candidates[0]?.score ?? 0;
    for (const { topic, score } of match.candidates) {
      if (score >= Math.max(LEAST_CHANCE, best * WORTH_ASKING) && belongsOnMenu(turn, topic))
        byTopic.set(topic, Math.max(score, byTopic.get(topic) ?? 0));
    }
  }
  return [...byTopic]
    .map(([topic, score]) => ({ topic, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_CHOICES);
}
