import { softmax } from './linear.ts';
import { scoreNetwork, trainNetwork } from './network.ts';
import type { Learner, Scorer } from './scorer.ts';
import { ARRAYS, arraysOf, networkFrom, type ShrunkNetwork, shrink } from './shrink.ts';

/** Networks that began differently err differently: three for large sets, more where phrasings are few. */
const [FEWEST, MOST] = [3, 8];
/** At this many phrasings we are halfway between the two. */
const HALFWAY = 250;

/**
 * Networks averaged in log-probability as a way of learning.
 *
 * @param count  how many, at least 1; by default what the number of phrasings asks for
 */
export const networks = (count?: number): Learner => ({
  train(examples, seed) {
    const wanted = count ?? Math.round(FEWEST + ((MOST - FEWEST) * HALFWAY) / (HALFWAY + examples.vectors.length));
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
        scoreNetwork(member, vector, own);
        softmax(own);
        for (let c = 0; c < classes; c++) sum[c]! += Math.log(own[c]! + 1e-12) / members.length;
      }
      softmax(sum);
      return sum;
    },
  };
}
