/** Width of the hidden layer: half of it loses a point, twice as much gains nothing and doubles the time. */
export const HIDDEN = 128;

/** An embedding per feature, summed and bent by tanh, then a row of weights per class. */
export interface Network {
  readonly classes: number;
  readonly embeddings: Float32Array;
  readonly hiddenBias: Float32Array;
  readonly rows: Float32Array;
  readonly bias: Float32Array;
}

/** Sums the embeddings of the first `count` features into `hidden` and bends them; four rows in one pass over `hidden`. */
export function embed(
  { embeddings, hiddenBias }: Network,
  ids: Int32Array,
  values: Float32Array,
  count: number,
  hidden: Float32Array,
): void {
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

/** Writes the logit of every class into `out`, four at a time. */
export function project(
  { classes, rows, bias }: Pick<Network, 'classes' | 'rows' | 'bias'>,
  hidden: Float32Array | Float64Array,
  out: Float32Array,
): void {
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

/** Moves the rows of all classes, and leaves in `back` what they ask of the hidden layer. */
export function updateRows(
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

/** Moves the embeddings of the features at hand against `back`, two at a time. */
export function updateEmbeddings(
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
