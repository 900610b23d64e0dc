import type { Reading } from './reader.ts';

/** The four signs that a message is known and read right. Ten signs did worse. */
export type Signs = readonly [logit: number, similarity: number, coverage: number, characterCoverage: number];

/** Weights of the four signs, then the constant. */
export type Calibration = readonly [number, number, number, number, number];

/** A reading whose truth is known. */
export interface Sample {
  readonly signs: Signs;
  /** Whether the message was in scope. */
  readonly known: boolean;
  /** Whether it was, and the best class the right one. */
  readonly right: boolean;
}

/** What the weights come to over eight splits of three public sets, tested with questions that are truly out of scope. */
const USUAL: Calibration = [0.7, 4.2, 4.4, 0.1, -5];
/** How firmly each weight keeps to the usual: our own phrasings know nothing of questions far out of scope. */
const FIRMNESS: Calibration = [3, 3, 3, 3, 0.1];

/** Weight of a known question answered wrong: to tell twin topics apart is the threshold's business, not coverage's. */
const WRONG_WEIGHT = 0.3;
/** Questions out of scope for each one in scope. */
const OUT_OF_SCOPE = 0.5;

/** Probabilities are kept this far from 0 and 1, as no model is surer than that. */
const SUREST = 1e-4;

/** The signs of a reading. With a single class there is no choice to be sure of, so its logit says nothing. */
export function signsOf({ probabilities, best, similarity, coverage, characterCoverage }: Reading): Signs {
  const p = Math.min(1 - SUREST, Math.max(SUREST, probabilities[best]!));
  const logit = probabilities.length > 1 ? Math.log(p / (1 - p)) : 0;
  return [logit, similarity, coverage, characterCoverage];
}

/** The chance, 0 to 1, that the best class is right and the message in scope. */
export function confidenceOf(signs: Signs, calibration: Calibration): number {
  let sum = calibration[4];
  for (let i = 0; i < 4; i++) sum += calibration[i]! * signs[i]!;
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Learns from samples what the signs are worth, leaning on the usual weights where samples are few.
 *
 * Source: logistic regression by Newton's method with a Gaussian prior; Hastie et al. 2009, section 4.4.
 */
export function calibrate(samples: readonly Sample[]): Calibration {
  const known = samples.filter((sample) => sample.known).length;
  // Without both kinds there is nothing to tell apart.
  if (known === 0 || known === samples.length) return USUAL;
  const unknownWeight = (OUT_OF_SCOPE * known) / (samples.length - known);
  const weightOf = (sample: Sample): number => (sample.right ? 1 : sample.known ? WRONG_WEIGHT : unknownWeight);
  let weights: Calibration = USUAL;
  let loss = lossOf(weights);
  for (let round = 0; round < 50; round++) {
    const slope = weights.map((w, i) => FIRMNESS[i]! * (w - USUAL[i]!));
    const curve = weights.map((_, i) => weights.map((__, j) => (i === j ? FIRMNESS[i]! : 0)));
    for (const sample of samples) {
      const { signs, right } = sample;
      const weight = weightOf(sample);
      const p = confidenceOf(signs, weights);
      const x = [...signs, 1];
      for (let i = 0; i < 5; i++) {
        slope[i]! += weight * (p - (right ? 1 : 0)) * x[i]!;
        for (let j = 0; j < 5; j++) curve[i]![j]! += weight * p * (1 - p) * x[i]! * x[j]!;
      }
    }
    const step = solve(curve, slope);
    // A whole step may overshoot; half of it, or half of that, does not.
    let [part, next, nextLoss] = [1, weights, loss];
    do {
      next = weights.map((w, i) => w - part * step[i]!) as unknown as Calibration;
      nextLoss = lossOf(next);
      part /= 2;
    } while (nextLoss > loss && part > 1e-3);
    if (nextLoss > loss - 1e-9) break;
    [weights, loss] = [next, nextLoss];
  }
  return weights;

  function lossOf(w: Calibration): number {
    let sum = 0;
    for (let i = 0; i < 5; i++) sum += (FIRMNESS[i]! / 2) * (w[i]! - USUAL[i]!) ** 2;
    for (const sample of samples) {
      const { signs, right } = sample;
      const p = confidenceOf(signs, w);
      sum -= weightOf(sample) * Math.log(Math.max(1e-12, right ? p : 1 - p));
    }
    return sum;
  }
}

/** Solves a small symmetric positive system by elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let i = 0; i < size; i++) {
    for (let row = i + 1; row < size; row++) {
      const factor = matrix[row]![i]! / matrix[i]![i]!;
      for (let j = i; j < size; j++) matrix[row]![j]! -= factor * matrix[i]![j]!;
      right[row]! -= factor * right[i]!;
    }
  }
  const answer = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = right[i]!;
    for (let j = i + 1; j < size; j++) rest -= matrix[i]![j]! * answer[j]!;
    answer[i] = rest / matrix[i]![i]!;
  }
  return answer;
}
