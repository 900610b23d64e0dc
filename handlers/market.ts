/** An answer that hangs on the market: which one it is for is asked once, and then the answer is given. */
import {
  type Candidate,
  type CustomerTurn,
  type Effect,
  handler,
  outcome,
  phrasebook,
  send,
} from '../src/core/index.ts';
import { treat } from './treat.ts';

export const marketPhrases = phrasebook('market', {
  which: 'Which market (country or region) is it for?',
});

/** Group of the topic index that is about the conversation itself: "cancel that" is no answer. */
const CONVERSATION = 'S';

/** The answer that waited, once the market was said, or anyway: beside whatever else the next message asks. */
export const market = handler({
  name: 'market',
  from: 'customer',
  phrases: {},
  handle(turn) {
    const { marketQuestion } = turn.conversation;
    if (!marketQuestion?.open) return undefined;
    const asked = sureTopics(turn);
    if (asked.some(({ topic }) => turn.knowledge.topic(topic)?.group === CONVERSATION)) return undefined;
    const waited = marketQuestion.topics.map((topic) => ({ topic, score: 1 }));
    const others = asked.filter(({ topic }) => !marketQuestion.topics.includes(topic));
    return treat(turn, [...waited, ...others], `${marketQuestion.words}\n${turn.text}`);
  },
});

/**
 * The question for the market, when the one topic of a message needs it and nobody has named one so far.
 *
 * @returns  undefined when the topic can be treated as it is; several topics are answered at once, without a question
 */
export function askMarket(turn: CustomerTurn, chosen: readonly Candidate[]): readonly Effect[] | undefined {
  const [only, ...others] = chosen;
  if (!only || others.length > 0 || !turn.knowledge.topic(only.topic)?.policy.byMarket) return undefined;
  if (turn.conversation.marketQuestion || isNamed(turn)) return undefined;
  // What a person must answer is with that person at once.
  if (turn.knowledge.entry(only.topic).kind === 'withheld') return undefined;
  return [
    { type: 'clearMisses' },
    { type: 'askMarket', topics: [only.topic], words: turn.text },
    send('customer', marketPhrases.in(turn.knowledge)('which')),
    outcome('clarify', chosen, null),
  ];
}

/** Now or earlier in the conversation; where goods go is a market too. */
function isNamed({ understanding, conversation }: CustomerTurn): boolean {
  return [understanding, conversation].some(
    ({ entities }) => entities.market !== undefined || entities.destination !== undefined,
  );
}

function sureTopics({ understanding }: CustomerTurn): readonly Candidate[] {
  return understanding.parts.flatMap(({ match }) => {
    const best = match.candidates[0];
    return match.kind === 'sure' && best ? [{ topic: best.topic, score: match.confidence }] : [];
  });
}
