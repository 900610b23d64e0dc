/** Questions that we know: each is treated as its topic says, several of them in one reply. */
import { type Candidate, type CustomerTurn, handler } from '../src/core/index.ts';
import { askMarket } from './market.ts';
import { treat } from './treat.ts';

/** Courtesies in front of a question never decide the topic. */
const COURTESIES = ['st-greeting', 'st-thanks-bye'];

export const faq = handler({
  name: 'faq',
  from: 'customer',
  phrases: {},
  handle(turn) {
    const sure = new Map<string, Candidate>();
    for (const { match } of turn.understanding.parts) {
      const best = match.candidates[0];
      if (match.kind !== 'sure' || !best) continue;
      const topic = isInquiry(turn, best.topic) ? 'quote-request' : best.topic;
      sure.set(topic, { topic, score: match.confidence });
    }
    const questions = [...sure.values()].filter((c) => !COURTESIES.includes(c.topic));
    const chosen = questions.length > 0 ? questions : [...sure.values()];
    if (chosen.length === 0) return undefined;
    return askMarket(turn, chosen) ?? treat(turn, chosen);
  },
});

/** "Do you have 8 kg of it?" or "can you offer 50-78-2?": who writes an amount or a CAS number wants a quote. */
function isInquiry({ understanding }: CustomerTurn, topic: string): boolean {
  const { products, cas, quantity } = understanding.entities;
  const amount = quantity !== undefined || (products ?? []).some((product) => product.quantity !== undefined);
  return topic === 'prod-lookup' && (cas !== undefined || (amount && products !== undefined));
}
