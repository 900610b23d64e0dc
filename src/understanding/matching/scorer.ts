import type { Sparse } from './vector.ts';

/** Labelled vectors to learn from. */
export interface Examples {
  readonly vectors: readonly Sparse[];
  /** Class of each vector, 0 to `classes` - 1. */
  readonly labels: ArrayLike<number>;
  readonly classes: number;
  /** How many features there are; every id in the vectors is below it. */
  readonly size: number;
}

/** Says how probable each class is for a vector. */
export interface Scorer {
  /** Probabilities by class, summing to 1; the array is the caller's to keep. */
  probabilities(vector: Sparse): Float32Array;
  /** All that was learned, for the model file. */
  readonly arrays: readonly Float32Array[];
}

/** A way of learning: trains a scorer, and revives one from its arrays and the examples it was trained on. */
export interface Learner {
  train(examples: Examples, seed: number): Scorer;
  revive(arrays: readonly Float32Array[], examples: Examples): Scorer;
}
