import { softmax } from './linear.ts';
import { trainNetwork } from './network.ts';
import type { Learner, Scorer } from './scorer.ts';
import { ARRAYS, arraysOf, networkFrom, type ShrunkNetwork, scoreShrunk, shrink } from './shrink.ts';

/** Networks that began differently err differently; a third one is worth 0.1 points where phrasings are many. */
const [FEWEST, MOST] = [2, 8];
/** Phrasings that all networks together are shown in one pass: what a start has time for. */
const SHOWN_PER_PASS = 2500;

/**
 * Networks averaged in log-probability as a way of learning.
 *
 * @param count  how many, at least 1; by default what the number of phrasings asks for
 */
export const networks = (count?: number): Learner => ({
  train(examples, seed) {
    const affordable = Math.round(SHOWN_PER_PASS / Math.max(1, examples.vectors.length));
    const wanted = count ?? Math.min(MOST, Math.max(FEWEST, affordable));
    const train = (_: unknown, i: number): ShrunkNetwork => shrink(trainNetwork(examples, seed * MOST + i));
    return scorerOf(Array.from({ length: wanted }, train), examples.classes);
  },
  revive(arrays, { classes }) {
    const revived: ShrunkNetwork[] = [];
    for (let at = 0; at < arrays.length; at += ARRAYS)
      revived.push(networkFrom(arrays.slice(at, at + ARRAYS), classes));
    return scorerOf(revived, classes);
  },
});

function scorerOf(members: readonly ShrunkNetwork[], classes: number): Scorer {
  return {
    arrays: members.flatMap(arraysOf),
    probabilities(vector) {
      const sum = new Float32Array(classes);
      const own = new Float32Array(classes);
      for (const member of members) {
        scoreShrunk(member, vector, own);
        // Logits are log-probabilities but for a constant, which the softmax of their mean takes out again.
        for (let c = 0; c < classes; c++) sum[c]! += own[c]! / members.length;
      }
      softmax(sum);
      return sum;
    },
  };
}
