import { embed, HIDDEN, type Network, project, updateEmbeddings, updateRows } from './layers.ts';
import { softmax } from './linear.ts';
import { randomStream, shuffle } from './random.ts';
import type { Examples } from './scorer.ts';

/** Passes over the phrasings; more gain less than one network more, but a few dozen phrasings need many. */
const EPOCHS = 5;
const STEPS = 750;
const RATE = 0.03;
/** Share of the features left out at each step, so that no answer hangs on one word. */
const DROPOUT = 0.5;
/** Vectors have unit length; stretched threefold they use the bend of tanh. */
export const STRETCH = 3;
/** Probability taken from the right class for all of them: keeps the network from being sure of what it never saw. */
const SMOOTHING = 0.03;
/** Standard deviation of the first, random embeddings. */
const FIRST_EMBEDDING = 0.05;
const TINY = 1e-6;

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

function firstNetwork(classes: number, size: number, random: () => number): Network {
  /** So many numbers spread evenly around 0, with this standard deviation. */
  const spread = (count: number, deviation: number): Float32Array => {
    const list = new Float32Array(count);
    const width = deviation * Math.sqrt(12);
    for (let i = 0; i < count; i++) list[i] = (random() - 0.5) * width;
    return list;
  };
  return {
    classes,
    embeddings: spread(size * HIDDEN, FIRST_EMBEDDING),
    hiddenBias: new Float32Array(HIDDEN),
    rows: spread(classes * HIDDEN, 1 / Math.sqrt(HIDDEN)),
    bias: new Float32Array(classes),
  };
}

/** One step of learning from one example: the first `count` ids with their values, and the class they speak for. */
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

function meanSquare(list: Float32Array): number {
  let sum = 0;
  for (const value of list) sum += value * value;
  return sum / list.length;
}
