/** Which phrasings are like which: a quick look-up by rare features, in place of training a matcher without each of them. */
import { featuresOf } from './features.ts';
import type { Neighbour, PlacedPhrasing } from './finding.ts';
import { type Vectors, vectorise } from './vectors.ts';

/** Phrasings that share so many of a phrasing's rarest features are looked at, then the nearest of them closely. */
const MOST_TOUCHED = 1_500;
const SHORTLIST = 20;
const KEPT = 10;

/**
 * The neighbours of each phrasing, best first, at most ten.
 *
 * Likeness is the cosine over words and letter triples, weighed by how rare they are and how well they keep to one
 * topic; phrasings with the same folded words have 1. What shares only common words with a phrasing may be missing.
 * The 72,000 phrasings of 2,000 entries take 3 s on one core; the matcher needs 8 s to read them, before it learns.
 */
export function findNeighbours(phrasings: readonly PlacedPhrasing[]): readonly (readonly Neighbour[])[] {
  const vectors = vectorise(
    phrasings.map(({ folded }) => featuresOf(folded)),
    phrasings.map(({ topic }) => topic),
  );
  const { starts, ids, values, postingStarts, postingTexts, postingValues } = vectors;
  const shared = new Float32Array(phrasings.length);
  const dense = new Float32Array(postingStarts.length);
  return phrasings.map((_, own) => {
    const touched: number[] = [];
    let left = MOST_TOUCHED;
    for (let i = starts[own]!; i < starts[own + 1]! && left > 0; i++) {
      const first = postingStarts[ids[i]!]!;
      const last = postingStarts[ids[i]! + 1]!;
      left -= last - first;
      if (left < 0 && touched.length >= KEPT) break; // "the" and its like: nobody is found by them.
      for (let at = first; at < last; at++) {
        const other = postingTexts[at]!;
        if (other === own) continue;
        if (shared[other] === 0) touched.push(other);
        shared[other]! += values[i]! * postingValues[at]!;
      }
    }
    const near = best(touched, shared);
    for (const other of touched) shared[other] = 0;
    for (let i = starts[own]!; i < starts[own + 1]!; i++) dense[ids[i]!] = values[i]!;
    const neighbours = near.map((index) => ({ index, likeness: likeness(index, dense, vectors) }));
    for (let i = starts[own]!; i < starts[own + 1]!; i++) dense[ids[i]!] = 0;
    return neighbours.sort((a, b) => b.likeness - a.likeness || a.index - b.index).slice(0, KEPT);
  });
}

function likeness(text: number, dense: Float32Array, { starts, ids, values }: Vectors): number {
  let sum = 0;
  for (let i = starts[text]!; i < starts[text + 1]!; i++) sum += values[i]! * dense[ids[i]!]!;
  return Math.min(1, sum);
}

/** The texts with the highest score, best first. */
function best(texts: readonly number[], score: Float32Array): readonly number[] {
  const kept: number[] = [];
  for (const text of texts) {
    if (kept.length === SHORTLIST && score[text]! <= score[kept[SHORTLIST - 1]!]!) continue;
    let at = Math.min(kept.length, SHORTLIST - 1);
    for (; at > 0 && score[kept[at - 1]!]! < score[text]!; at--) kept[at] = kept[at - 1]!;
    kept[at] = text;
  }
  return kept;
}
