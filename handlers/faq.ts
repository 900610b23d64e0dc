/** Questions that we know: each is treated as its topic says, several of them in one reply. */
import { type Candidate, handler } from '../src/core/index.ts';
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
      if (match.kind === 'sure' && best) sure.set(best.topic, { topic: best.topic, score: match.confidence });
    }
    const questions = [...sure.values()].filter((c) => !COURTESIES.includes(c.topic));
    const chosen = questions.length > 0 ? questions : [...sure.values()];
    return chosen.length > 0 ? treat(turn, chosen) : undefined;
  },
});
