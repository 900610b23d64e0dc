import { softmax } from './linear.ts';
import { randomStream, shuffle } from './random.ts';
import type { Examples } from './scorer.ts';
import type { Vector } from './vector.ts';

/** Width of the hidden layer: half of it loses a point, twice as much gains nothing and doubles the time. */
export const HIDDEN = 128;
/** Passes over the phrasings; more gain less than one network more, but a few dozen phrasings need many. */
const EPOCHS = 5;
const STEPS = 500;
const RATE = 0.03;
/** Share of the features left out at each step, so that no answer hangs on one word. */
const DROPOUT = 0.5;
/** Vectors have unit length; stretched threefold they use the bend of tanh. */
const STRETCH = 3;
/** Probability taken from the right class for all of them: keeps the network from being sure of what it never saw. */
const SMOOTHING = 0.03;
/** Standard deviation of the first, random embeddings. */
const FIRST_EMBEDDING = 0.05;
const TINY = 1e-6;

/** An embedding per feature, summed and bent by tanh, then a row of weights per class. */
export interface Network {
  readonly classes: number;
  readonly embeddings: Float32Array;
  readonly hiddenBias: Float32Array;
  readonly rows: Float32Array;
  readonly bias: Float32Array;
}

/**
 * Learns a small network: what linear regression learns, and which features matter together.
 *
 * Source: bag of embeddings as in Joulin et al. 2016, "Bag of tricks for efficient text classification", with a hidden
 * layer; AdaGrad (Duchi et al. 2011) with one step size per row.
 */
export function trainNetwork({ vectors, labels, classes, size }: Examples, seed: number): Network {
  const random = randomStream(seed);
  const network = firstNetwork(classes, size, random);
  const longest = vectors.reduce((most, { ids }) => Math.max(most, ids.length), 0);
  const step = makeStep(network, size, longest);
  const order = Int32Array.from(vectors, (_, i) => i);
  const ids = new Int32Array(longest);
  const values = new Float32Array(longest);
  const epochs = Math.floor(EPOCHS + STEPS / Math.max(1, vectors.length));
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const n of order) {
      const vector = vectors[n]!;
      let kept = 0;
      for (let i = 0; i < vector.ids.length; i++) {
        if (random() < DROPOUT) continue;
        ids[kept] = vector.ids[i]!;
        values[kept++] = (vector.values[i]! * STRETCH) / (1 - DROPOUT);
      }
      step(ids, values, kept, labels[n]!);
    }
  }
  return network;
}

/** Writes the logit of every class into `out`. */
export function scoreNetwork(network: Network, { ids, values }: Vector, out: Float32Array): void {
  const hidden = new Float32Array(HIDDEN);
  embed(
    network,
    ids,
    values.map((value) => value * STRETCH),
    ids.length,
    hidden,
  );
  project(network, hidden, out);
}

function firstNetwork(classes: number, size: number, random: () => number): Network {
  const spread = (): number => (random() - 0.5) * Math.sqrt(12);
  return {
    classes,
    embeddings: new Float32Array(size * HIDDEN).map(() => FIRST_EMBEDDING * spread()),
    hiddenBias: new Float32Array(HIDDEN),
    rows: new Float32Array(classes * HIDDEN).map(() => spread() / Math.sqrt(HIDDEN)),
    bias: new Float32Array(classes),
  };
}

/** One step of learning from one example; four rows at a time, as a pass over the hidden layer costs more than the sums. */
function makeStep(network: Network, size: number, longest: number) {
  const { classes, embeddings, hiddenBias, rows, bias } = network;
  const embeddingSlope = new Float32Array(size);
  const rowSlope = new Float32Array(classes);
  const biasSlope = new Float32Array(classes);
  let hiddenSlope = 0;
  const hidden = new Float32Array(HIDDEN);
  const back = new Float32Array(HIDDEN);
  const steps = new Float32Array(longest);
  const error = new Float32Array(classes);
  const rates = new Float32Array(classes);

  return (ids: Int32Array, values: Float32Array, count: number, label: number): void => {
    embed(network, ids, values, count, hidden);
    project(network, hidden, error);
    softmax(error);
    for (let c = 0; c < classes; c++) error[c]! -= SMOOTHING / classes;
    error[label]! -= 1 - SMOOTHING;

    const energy = meanSquare(hidden);
    for (let c = 0; c < classes; c++) {
      const square = error[c]! ** 2;
      biasSlope[c]! += square;
      bias[c]! -= (RATE * error[c]!) / (Math.sqrt(biasSlope[c]!) + TINY);
      rowSlope[c]! += square * energy;
      rates[c] = (RATE * error[c]!) / (Math.sqrt(rowSlope[c]!) + TINY);
    }
    updateRows(rows, classes, hidden, error, rates, back);

    for (let k = 0; k < HIDDEN; k++) back[k]! *= 1 - hidden[k]! ** 2;
    const slope = meanSquare(back);
    if (slope === 0) return;
    hiddenSlope += slope;
    const rate = RATE / (Math.sqrt(hiddenSlope) + TINY);
    for (let k = 0; k < HIDDEN; k++) hiddenBias[k]! -= rate * back[k]!;
    for (let i = 0; i < count; i++) {
      embeddingSlope[ids[i]!]! += values[i]! ** 2 * slope;
      steps[i] = (RATE * values[i]!) / (Math.sqrt(embeddingSlope[ids[i]!]!) + TINY);
    }
    updateEmbeddings(embeddings, ids, steps, count, back);
  };
}

/** Moves the embeddings of the features at hand against `back`, two at a time. */
function updateEmbeddings(
  embeddings: Float32Array,
  ids: Int32Array,
  steps: Float32Array,
  count: number,
  back: Float32Array,
): void {
  const pairs = count - (count % 2);
  for (let i = 0; i < pairs; i += 2) {
    const a = ids[i]! * HIDDEN;
    const b = ids[i + 1]! * HIDDEN;
    const x = steps[i]!;
    const y = steps[i + 1]!;
    for (let k = 0; k < HIDDEN; k++) {
      const slope = back[k]!;
      embeddings[a + k]! -= x * slope;
      embeddings[b + k]! -= y * slope;
    }
  }
  if (count > pairs) {
    const a = ids[pairs]! * HIDDEN;
    for (let k = 0; k < HIDDEN; k++) embeddings[a + k]! -= steps[pairs]! * back[k]!;
  }
}

/** Moves the rows of all classes, and leaves in `back` what they ask of the hidden layer. */
function updateRows(
  rows: Float32Array,
  classes: number,
  hidden: Float32Array,
  error: Float32Array,
  rates: Float32Array,
  back: Float32Array,
): void {
  back.fill(0);
  const fours = classes - (classes % 4);
  for (let c = 0; c < fours; c += 4) {
    const [a, b, d, e] = [c * HIDDEN, (c + 1) * HIDDEN, (c + 2) * HIDDEN, (c + 3) * HIDDEN];
    const [p, q, r, s] = [error[c]!, error[c + 1]!, error[c + 2]!, error[c + 3]!];
    const [t, u, v, w] = [rates[c]!, rates[c + 1]!, rates[c + 2]!, rates[c + 3]!];
    for (let k = 0; k < HIDDEN; k++) {
      const h = hidden[k]!;
      const ra = rows[a + k]!;
      const rb = rows[b + k]!;
      const rd = rows[d + k]!;
      const re = rows[e + k]!;
      back[k]! += p * ra + q * rb + r * rd + s * re;
      rows[a + k] = ra - t * h;
      rows[b + k] = rb - u * h;
      rows[d + k] = rd - v * h;
      rows[e + k] = re - w * h;
    }
  }
  for (let c = fours; c < classes; c++) {
    for (let k = 0; k < HIDDEN; k++) {
      back[k]! += error[c]! * rows[c * HIDDEN + k]!;
      rows[c * HIDDEN + k]! -= rates[c]! * hidden[k]!;
    }
  }
}

function embed(network: Network, ids: Int32Array, values: Float32Array, count: number, hidden: Float32Array): void {
  const { embeddings, hiddenBias } = network;
  hidden.set(hiddenBias);
  const fours = count - (count % 4);
  for (let i = 0; i < fours; i += 4) {
    const [a, b, c, d] = [ids[i]! * HIDDEN, ids[i + 1]! * HIDDEN, ids[i + 2]! * HIDDEN, ids[i + 3]! * HIDDEN];
    const [w, x, y, z] = [values[i]!, values[i + 1]!, values[i + 2]!, values[i + 3]!];
    for (let k = 0; k < HIDDEN; k++) {
      hidden[k]! += w * embeddings[a + k]! + x * embeddings[b + k]! + y * embeddings[c + k]! + z * embeddings[d + k]!;
    }
  }
  for (let i = fours; i < count; i++) {
    const row = ids[i]! * HIDDEN;
    for (let k = 0; k < HIDDEN; k++) hidden[k]! += values[i]! * embeddings[row + k]!;
  }
  for (let k = 0; k < HIDDEN; k++) hidden[k] = Math.tanh(hidden[k]!);
}

function project({ classes, rows, bias }: Network, hidden: Float32Array, out: Float32Array): void {
  const fours = classes - (classes % 4);
  for (let c = 0; c < fours; c += 4) {
    const row = c * HIDDEN;
    let [w, x, y, z] = [bias[c]!, bias[c + 1]!, bias[c + 2]!, bias[c + 3]!];
    for (let k = 0; k < HIDDEN; k++) {
      const h = hidden[k]!;
      w += h * rows[row + k]!;
      x += h * rows[row + HIDDEN + k]!;
      y += h * rows[row + 2 * HIDDEN + k]!;
      z += h * rows[row + 3 * HIDDEN + k]!;
    }
    out[c] = w;
    out[c + 1] = x;
    out[c + 2] = y;
    out[c + 3] = z;
  }
  for (let c = fours; c < classes; c++) {
    let sum = bias[c]!;
    for (let k = 0; k < HIDDEN; k++) sum += hidden[k]! * rows[c * HIDDEN + k]!;
    out[c] = sum;
  }
}

function meanSquare(list: Float32Array): number {
  let sum = 0;
  for (const value of list) sum += value * value;
  return sum / list.length;
}
