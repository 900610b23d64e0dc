import { softmax } from './linear.ts';
import { type Network, scoreNetwork, trainNetwork } from './network.ts';
import type { Learner, Scorer } from './scorer.ts';

/** Networks that began differently err differently: two for the largest sets, up to four where phrasings are few. */
const [FEWEST, MOST] = [2, 4];
/** At this many phrasings we are halfway between the two. */
const HALFWAY = 3000;
/** Arrays of one network in a model file. */
const ARRAYS = 4;

/**
 * Networks averaged in log-probability as a way of learning.
 *
 * @param count  how many, at least 1; by default what the number of phrasings asks for
 */
export const networks = (count?: number): Learner => ({
  train(examples, seed) {
    const wanted = count ?? Math.round(FEWEST + ((MOST - FEWEST) * HALFWAY) / (HALFWAY + examples.vectors.length));
    const train = (_: unknown, i: number): Network => trainNetwork(examples, seed * MOST + i);
    return scorerOf(Array.from({ length: wanted }, train), examples.classes);
  },
  revive(arrays, { classes }) {
    const revived: Network[] = [];
    for (let at = 0; at < arrays.length; at += ARRAYS) {
      const [embeddings, hiddenBias, rows, bias] = arrays.slice(at, at + ARRAYS);
      revived.push({ classes, embeddings: embeddings!, hiddenBias: hiddenBias!, rows: rows!, bias: bias! });
    }
    return scorerOf(revived, classes);
  },
});

function scorerOf(members: readonly Network[], classes: number): Scorer {
  return {
    arrays: members.flatMap(({ embeddings, hiddenBias, rows, bias }) => [embeddings, hiddenBias, rows, bias]),
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
