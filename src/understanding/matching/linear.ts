import { randomStream, shuffle } from './random.ts';
import type { Examples, Learner, Scorer } from './scorer.ts';
import type { Sparse } from './vector.ts';

/** How fast and how long to learn. Fewer steps forget rare phrasings; more gain nothing and cost time. */
const RATE = 0.3;
const EPOCHS = 3;
/** Vectors have unit length; stretched threefold the weights get sure of themselves within a few passes. */
const STRETCH = 3;
/** Classes whose error is below this are left alone: most of them, after the first pass, for no loss that we could measure. */
const SMALL_ERROR = 0.03;

/** Softmax regression: `weights` has a row per feature with a column per class. */
interface LinearModel {
  readonly classes: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/**
 * Learns which features speak for which class.
 *
 * Source: softmax regression by AdaGrad (Duchi et al. 2011), one step size per feature.
 */
function trainLinear({ vectors, labels, classes, size }: Examples, seed: number): LinearModel {
  const model = { classes, weights: new Float32Array(size * classes), bias: new Float32Array(classes) };
  const { weights, bias } = model;
  const slope = new Float32Array(size);
  const biasSlope = new Float32Array(classes);
  const error = new Float32Array(classes);
  const wrong = new Int32Array(classes);
  const random = randomStream(seed);
  const order = Int32Array.from(vectors, (_, i) => i);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const n of order) {
      const { ids, values } = vectors[n]!;
      scoreLinear(model, vectors[n]!, error);
      softmax(error);
      error[labels[n]!]! -= 1;
      let count = 0;
      let square = 0;
      for (let c = 0; c < classes; c++) {
        const e = error[c]!;
        if (e < SMALL_ERROR && e > -SMALL_ERROR) continue;
        wrong[count++] = c;
        square += e * e;
        biasSlope[c]! += e * e;
        bias[c]! -= (RATE * e) / (Math.sqrt(biasSlope[c]!) + 1e-6);
      }
      for (let i = 0; i < ids.length && count > 0; i++) {
        const x = values[i]! * STRETCH;
        const base = ids[i]! * classes;
        slope[ids[i]!]! += x * x * square;
        const rate = (RATE * x) / (Math.sqrt(slope[ids[i]!]!) + 1e-6);
        for (let k = 0; k < count; k++) weights[base + wrong[k]!]! -= rate * error[wrong[k]!]!;
      }
    }
  }
  return model;
}

/** Softmax regression as a way of learning. */
export const linear: Learner = {
  train: (examples, seed) => linearScorer(trainLinear(examples, seed)),
  revive: (arrays, { classes }) => {
    const [weights, bias] = arrays as unknown as readonly [Float32Array, Float32Array];
    return linearScorer({ classes, weights, bias });
  },
};

function linearScorer(model: LinearModel): Scorer {
  return {
    arrays: [model.weights, model.bias],
    probabilities(vector) {
      const out = new Float32Array(model.classes);
      scoreLinear(model, vector, out);
      softmax(out);
      return out;
    },
  };
}

/** Writes the logit of every class into `out`. */
function scoreLinear({ classes, weights, bias }: LinearModel, { ids, values }: Sparse, out: Float32Array): void {
  out.set(bias);
  const whole = ids.length - (ids.length % 4);
  // Four features at a time: a pass over `out` costs more than the sums.
  for (let i = 0; i < whole; i += 4) {
    const w = values[i]! * STRETCH;
    const x = values[i + 1]! * STRETCH;
    const y = values[i + 2]! * STRETCH;
    const z = values[i + 3]! * STRETCH;
    const a = ids[i]! * classes;
    const b = ids[i + 1]! * classes;
    const c = ids[i + 2]! * classes;
    const d = ids[i + 3]! * classes;
    for (let k = 0; k < classes; k++) {
      out[k]! += w * weights[a + k]! + x * weights[b + k]! + y * weights[c + k]! + z * weights[d + k]!;
    }
  }
  for (let i = whole; i < ids.length; i++) {
    const x = values[i]! * STRETCH;
    const a = ids[i]! * classes;
    for (let k = 0; k < classes; k++) out[k]! += x * weights[a + k]!;
  }
}

/** Turns logits into probabilities that sum to 1, in place. */
export function softmax(logits: Float32Array): void {
  let top = -Infinity;
  for (const logit of logits) top = Math.max(top, logit);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    logits[i] = Math.exp(logits[i]! - top);
    sum += logits[i]!;
  }
  for (let i = 0; i < logits.length; i++) logits[i]! /= sum;
}
