import type { Numbers } from './model-file.ts';
import type { TextIndex } from './text-index.ts';
import type { Sparse } from './vector.ts';

/** What is left of examples once they are learnt. */
export interface Learnt {
  readonly classes: number;
  /** How many features there are; every id is below it. */
  readonly size: number;
  readonly index: TextIndex;
}

/** Labelled vectors to learn from. */
export interface Examples extends Learnt {
  readonly vectors: readonly Sparse[];
  /** Class of each vector, 0 to `classes` - 1, ascending. */
  readonly labels: ArrayLike<number>;
}

/** Says how probable each class is for a vector. */
export interface Scorer {
  /** Probabilities by class, summing to 1; the array is the caller's to keep. */
  probabilities(vector: Sparse): Float32Array;
  /** All that was learned, for the model file. */
  readonly arrays: readonly Numbers[];
}

/** A way of learning: trains a scorer, and revives one from its arrays and what is left of the examples. */
export interface Learner {
  train(examples: Examples, seed: number): Scorer;
  revive(arrays: readonly Numbers[], learnt: Learnt): Scorer;
}
