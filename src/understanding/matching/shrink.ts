import { HIDDEN, type Network, project } from './layers.ts';
import type { Numbers } from './model-file.ts';
import { STRETCH } from './network.ts';
import type { Sparse } from './vector.ts';

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
    for (let k = row; k < row + HIDDEN; k++) {
      const size = embeddings[k]! < 0 ? -embeddings[k]! : embeddings[k]!;
      if (size > largest) largest = size;
    }
    if (largest === 0) continue;
    scales[feature] = largest / LARGEST_STEP;
    const perStep = LARGEST_STEP / largest;
    // Rounds half a step away from zero; Math.round takes five times as long.
    for (let k = row; k < row + HIDDEN; k++) steps[k] = embeddings[k]! * perStep + (embeddings[k]! < 0 ? -0.5 : 0.5);
  }
  return { ...rest, embeddings: steps, scales };
}

/** Writes the logit of every class into `out`. */
export function scoreShrunk(network: ShrunkNetwork, { ids, values }: Sparse, out: Float32Array): void {
  const { embeddings, scales, hiddenBias } = network;
  // Doubles: rounding each sum to a float takes longer than the sum.
  const hidden = Float64Array.from(hiddenBias);
  const eights = ids.length - (ids.length % 8);
  const row = (i: number): number => ids[i]! * HIDDEN;
  const scaled = (i: number): number => values[i]! * STRETCH * scales[ids[i]!]!;
  // Eight rows in one pass over `hidden`, which costs more than the sums.
  for (let i = 0; i < eights; i += 8) {
    const [a, b, c, d] = [row(i), row(i + 1), row(i + 2), row(i + 3)];
    const [e, f, g, h] = [row(i + 4), row(i + 5), row(i + 6), row(i + 7)];
    const [p, q, r, s] = [scaled(i), scaled(i + 1), scaled(i + 2), scaled(i + 3)];
    const [t, u, v, w] = [scaled(i + 4), scaled(i + 5), scaled(i + 6), scaled(i + 7)];
    for (let k = 0; k < HIDDEN; k++) {
      const four = p * embeddings[a + k]! + q * embeddings[b + k]! + r * embeddings[c + k]! + s * embeddings[d + k]!;
      const more = t * embeddings[e + k]! + u * embeddings[f + k]! + v * embeddings[g + k]! + w * embeddings[h + k]!;
      hidden[k]! += four + more;
    }
  }
  for (let i = eights; i < ids.length; i++) {
    const [a, p] = [row(i), scaled(i)];
    for (let k = 0; k < HIDDEN; k++) hidden[k]! += p * embeddings[a + k]!;
  }
  for (let k = 0; k < HIDDEN; k++) hidden[k] = Math.tanh(hidden[k]!);
  project(network, hidden, out);
}

/** The arrays of a network for the model file, in a fixed order. */
export function arraysOf({ embeddings, scales, hiddenBias, rows, bias }: ShrunkNetwork): readonly Numbers[] {
  return [embeddings, scales, hiddenBias, rows, bias];
}

/** How many arrays `arraysOf` gives. */
export const ARRAYS = 5;

/** @param arrays  as `arraysOf` gave them */
export function networkFrom(arrays: readonly Numbers[], classes: number): ShrunkNetwork {
  const [embeddings, scales, hiddenBias, rows, bias] = arrays as unknown as readonly [
    Int8Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  return { classes, embeddings, scales, hiddenBias, rows, bias };
}
