import { HIDDEN, type Network } from './layers.ts';

/** The largest step of a signed byte. */
const LARGEST_STEP = 127;

/** A trained network at a quarter of its size: each embedding is whole steps of its own scale. */
export interface ShrunkNetwork extends Omit<Network, 'embeddings'> {
  readonly embeddings: Int8Array;
  /** The size of a step, by feature. */
  readonly scales: Float32Array;
}

/**
 * Rounds each embedding to 255 steps between its largest values. An answer sums hundreds of them, so that the rounding
 * averages out: the same topic first for every question of the shipped evaluation set.
 */
export function shrink({ embeddings, ...rest }: Network): ShrunkNetwork {
  const features = embeddings.length / HIDDEN;
  const scales = new Float32Array(features);
  const steps = new Int8Array(embeddings.length);
  for (let feature = 0; feature < features; feature++) {
    const row = feature * HIDDEN;
    let largest = 0;
    for (let k = 0; k < HIDDEN; k++) largest = Math.max(largest, Math.abs(embeddings[row + k]!));
    const scale = largest / LARGEST_STEP;
    scales[feature] = scale;
    if (scale === 0) continue;
    for (let k = 0; k < HIDDEN; k++) steps[row + k] = Math.round(embeddings[row + k]! / scale);
  }
  return { ...rest, embeddings: steps, scales };
}

/** The arrays of a network for the model file, in a fixed order; four steps stand in the place of one number. */
export function arraysOf({ embeddings, scales, hiddenBias, rows, bias }: ShrunkNetwork): readonly Float32Array[] {
  return [new Float32Array(embeddings.buffer), scales, hiddenBias, rows, bias];
}

/** How many arrays `arraysOf` gives. */
export const ARRAYS = 5;

/** @param arrays  as `arraysOf` gave them */
export function networkFrom(arrays: readonly Float32Array[], classes: number): ShrunkNetwork {
  const [steps, scales, hiddenBias, rows, bias] = arrays as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const embeddings = new Int8Array(steps.buffer, steps.byteOffset, steps.byteLength);
  return { classes, embeddings, scales, hiddenBias, rows, bias };
}
