import { type Matcher, trainMatcher } from '../../../../src/understanding/matching/matcher.ts';
import type { Engine, Trained } from '../engine.ts';

/** The desk's own matcher, as it answers once its final model is there. */
export const product: Engine = {
  name: 'product',
  train: (phrasings) => trained(trainMatcher(phrasings)),
};

/** The quick model that answers while the final one is learning; measured at the start only. */
export const productAtOnce: Engine = {
  name: 'product at once',
  train: (phrasings) => trained(trainMatcher(phrasings, { networks: false })),
};

function trained(matcher: Matcher): Trained {
  return {
    rank(text) {
      const { kind, confidence, candidates } = matcher.match(text);
      const ranked = candidates.map(({ topic, score }) => ({ label: topic, score }));
      return { ranked, confidences: [confidence], answers: kind === 'sure' };
    },
  };
}
