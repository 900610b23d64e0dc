/** Questions that we know: each is treated as its topic says, several of them in one reply. */
import { type Candidate, type CustomerTurn, handler } from '../src/core/index.ts';
import { isQuestion } from './bare.ts';
import { askMarket } from './market.ts';
import { LIKE_A_VALUE, LIKE_AN_INQUIRY } from './request-fit.ts';
import { treat } from './treat.ts';

type Part = CustomerTurn['understanding']['parts'][number];

/** Courtesies in front of a question never decide the topic. */
const COURTESIES = ['st-greeting', 'st-thanks-bye'];

export const faq = handler({
  name: 'faq',
  from: 'customer',
  phrases: {},
  handle(turn) {
    const sure = new Map<string, Candidate>();
    for (const part of turn.understanding.parts) {
      const { match } = part;
      const best = match.candidates[0];
      if (match.kind !== 'sure' || !best || isValueOfInquiry(turn, part)) continue;
      const topic = isInquiry(turn, best.topic) ? 'quote-request' : best.topic;
      sure.set(topic, { topic, score: match.confidence });
    }
    const questions = [...sure.values()].filter((c) => !COURTESIES.includes(c.topic));
    const chosen = questions.length > 0 ? questions : [...sure.values()];
    if (chosen.length === 0) return undefined;
    return askMarket(turn, chosen) ?? treat(turn, chosen);
  },
});

/** "Please quote 120 kg, USP grade, CIF Callao": an inquiry names its grade and its terms, and asks nothing about them. */
function isValueOfInquiry({ understanding: { entities, parts } }: CustomerTurn, part: Part): boolean {
  const inquires = parts.some((p) => p.match.kind === 'sure' && LIKE_AN_INQUIRY.includes(topicOf(p)));
  const names = LIKE_A_VALUE.some(([field, topic]) => topic === topicOf(part) && field in entities);
  return inquires && names && !isQuestion(part.text);
}

function topicOf({ match }: Part): string {
  return match.candidates[0]?.topic ?? '';
}

/** "Do you have 8 kg of it?" or "can you offer 50-78-2?": who writes an amount or a CAS number wants a quote. */
function isInquiry({ understanding }: CustomerTurn, topic: string): boolean {
  const { products, cas, quantity } = understanding.entities;
  const amount = quantity !== undefined || (products ?? []).some((product) => product.quantity !== undefined);
  return topic === 'prod-lookup' && (cas !== undefined || (amount && products !== undefined));
}
