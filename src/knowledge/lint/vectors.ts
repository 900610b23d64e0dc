/** Texts as vectors of unit length over weighed features, and for each feature the texts that have it. */

/** Rows of numbers in one array each, for speed: row i lies from `starts[i]` to `starts[i + 1]`. */
export interface Vectors {
  readonly starts: Int32Array;
  /** Feature ids by text, ascending: the fewer texts have a feature, the smaller its id. */
  readonly ids: Int32Array;
  readonly values: Float32Array;
  /** The same by feature. */
  readonly postingStarts: Int32Array;
  readonly postingTexts: Int32Array;
  readonly postingValues: Float32Array;
}

/** As in the matcher's own weights: rare features count more, but not in proportion, and so do those of one topic. */
const RARITY_POWER = 0.7;
const FOCUS = 2;
const FOCUS_DOUBT = 2;

/**
 * Weighs and inverts the features of texts.
 *
 * @param texts   hashes of the features, each once a text
 * @param topics  of each text
 */
export function vectorise(texts: readonly (readonly number[])[], topics: readonly string[]): Vectors {
  const { starts, ids, postingStarts } = numberFeatures(texts);
  const next = postingStarts.slice();
  const postingTexts = new Int32Array(ids.length);
  const places = new Int32Array(ids.length);
  for (let text = 0; text < texts.length; text++) {
    for (let i = starts[text]!; i < starts[text + 1]!; i++) {
      places[i] = next[ids[i]!]!++;
      postingTexts[places[i]!] = text;
    }
  }
  const weights = weigh(postingStarts, postingTexts, topics);
  const values = Float32Array.from(ids, (id) => weights[id]!);
  const postingValues = new Float32Array(ids.length);
  for (let text = 0; text < texts.length; text++) {
    const row = values.subarray(starts[text], starts[text + 1]);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    for (let i = starts[text]!; i < starts[text + 1]!; i++) {
      values[i]! /= length;
      postingValues[places[i]!] = values[i]!;
    }
  }
  return { starts, ids, values, postingStarts, postingTexts, postingValues };
}

/** Gives the features ids, rarest first, and makes room for the texts of each. */
function numberFeatures(texts: readonly (readonly number[])[]) {
  const times = new Map<number, number>();
  for (const hashes of texts) for (const hash of hashes) times.set(hash, (times.get(hash) ?? 0) + 1);
  const rarestFirst = [...times].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const idOf = new Map<number, number>();
  const postingStarts = new Int32Array(rarestFirst.length + 1);
  rarestFirst.forEach(([hash, count], id) => {
    idOf.set(hash, id);
    postingStarts[id + 1] = postingStarts[id]! + count;
  });
  const starts = new Int32Array(texts.length + 1);
  texts.forEach((hashes, text) => {
    starts[text + 1] = starts[text]! + hashes.length;
  });
  const ids = new Int32Array(starts[texts.length]!);
  texts.forEach((hashes, text) => {
    const first = starts[text]!;
    hashes.forEach((hash, i) => {
      ids[first + i] = idOf.get(hash)!;
    });
    ids.subarray(first, starts[text + 1]).sort();
  });
  return { starts, ids, postingStarts };
}

/** ln(1 + (N + 1) / (n + 0.5))^0.7 x (1 + 2 n / (n + 2) x focus), as in `understanding/matching/weights.ts`. */
function weigh(postingStarts: Int32Array, postingTexts: Int32Array, topics: readonly string[]): Float64Array {
  const numbers = new Map([...new Set(topics)].map((topic, i) => [topic, i]));
  const topicOf = Int32Array.from(topics, (topic) => numbers.get(topic)!);
  const counts = new Int32Array(numbers.size);
  return Float64Array.from({ length: postingStarts.length - 1 }, (_, id) => {
    const list = postingTexts.subarray(postingStarts[id], postingStarts[id + 1]);
    for (const text of list) counts[topicOf[text]!]!++;
    let entropy = 0;
    for (const text of list) {
      const n = counts[topicOf[text]!]!;
      counts[topicOf[text]!] = 0; // Each topic once.
      if (n > 0) entropy -= (n / list.length) * Math.log(n / list.length);
    }
    // 1 for a feature of one topic, 0 for one spread evenly over many; of one text nobody can tell.
    const focus = list.length < 2 ? 0.5 : 1 - entropy / Math.log(list.length);
    const rarity = Math.log(1 + (topics.length + 1) / (list.length + 0.5)) ** RARITY_POWER;
    return rarity * (1 + (FOCUS * list.length * focus) / (list.length + FOCUS_DOUBT));
  });
}
