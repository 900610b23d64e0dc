import { extractFeatures, wordHash } from './features.ts';
import type { Lesson, Shelf } from './library.ts';
import type { Scorer } from './scorer.ts';
import { likenessWithin } from './text-index.ts';
import { type Run, readRuns } from './tokens.ts';
import { type Vector, vectorise } from './vector.ts';

/** A mistyped message is read twice, as written and as corrected: trusting the correction alone answers nonsense. */
const CORRECTED_SHARE = 0.7;
/** The same for how much of it is known; here the original says more. */
const CORRECTED_COVERAGE_SHARE = 0.4;

/** What one message looks like to one set of phrasings. */
export interface Reading {
  /** Probability by class, summing to 1. */
  readonly probabilities: Float32Array;
  readonly best: number;
  /** Shares, 0 to 1 (see `Vector`). */
  readonly coverage: number;
  readonly characterCoverage: number;
  /** Likeness of the best class's nearest phrasing, times the share of the message that is known; 0 to 1. */
  readonly similarity: number;
  /** Which phrasing that is, by index; -1 when nothing is known. */
  readonly nearest: number;
  readonly corrected: string | undefined;
  /** Letters in the message, after folding. */
  readonly letters: number;
}

/** Reads messages with what one lesson has taught. */
export function makeReader(shelf: Shelf, lesson: Lesson, scorer: Scorer): (text: string) => Reading {
  const { vocabulary, speller, wordIds, conceptsIn } = shelf;
  const { weights } = lesson;
  const isKnown = (index: number): boolean => weights.byId[wordIds[index]!]! > 0;

  return (text) => {
    const runs = readRuns(text);
    const original = vectorise(vocabulary.encode(extractFeatures(runs, conceptsIn)), weights);
    const better = correctRuns(runs);
    const changed = better.some((run, i) => run !== runs[i]);
    const repaired = changed ? vectorise(vocabulary.encode(extractFeatures(better, conceptsIn)), weights) : original;
    const probabilities = changed
      ? blend(scorer.probabilities(original), scorer.probabilities(repaired))
      : scorer.probabilities(original);
    const best = indexOfMax(probabilities);
    const [nearest, likeness] = nearestPhrasing(repaired, best);
    const mix = (a: number, b: number): number => a + (b - a) * CORRECTED_COVERAGE_SHARE;
    return {
      probabilities,
      best,
      coverage: mix(original.coverage, repaired.coverage),
      characterCoverage: mix(original.characterCoverage, repaired.characterCoverage),
      similarity: likeness * mix(original.knownShare, repaired.knownShare),
      nearest,
      letters: runs.reduce((sum, run) => sum + countLetters(run.text), 0),
      corrected: changed ? better.map((run) => run.text).join(' ') : undefined,
    };
  };

  function correctRuns(runs: readonly Run[]): Run[] {
    let before = '^';
    return runs.map((run, i) => {
      const corrected = correctRun(run, before, runs[i + 1]?.words[0] ?? '$');
      before = corrected.words.at(-1)!;
      return corrected;
    });
  }

  function correctRun(run: Run, before: string, after: string): Run {
    if (!run.spaced || !run.hasLetters) return run;
    const id = vocabulary.idOf(wordHash(run.text));
    if (id >= 0 && weights.byId[id]! > 0) return run;
    const word = speller.correct(run.text, before, after, isKnown);
    return word === undefined ? run : { ...run, text: word, words: [word] };
  }

  /** Likeness of words and letters: concepts are the same in texts that say quite different things of them. */
  function nearestPhrasing(vector: Vector, best: number): [index: number, likeness: number] {
    if (best < 0 || vector.textEnd === 0) return [-1, 0];
    const likenesses = likenessWithin(lesson.index, vector, vector.textEnd, best);
    const at = indexOfMax(likenesses);
    const likeness = likenesses[at]!;
    if (likeness === 0) return [-1, 0];
    return [lesson.index.classStarts[best]! + at, Math.min(1, likeness / vector.textShare)];
  }
}

/** Averages two opinions in log-probability. */
function blend(original: Float32Array, corrected: Float32Array): Float32Array {
  let sum = 0;
  const both = original.map((p, i) => {
    const mixed = Math.exp(
      (1 - CORRECTED_SHARE) * Math.log(p + 1e-12) + CORRECTED_SHARE * Math.log(corrected[i]! + 1e-12),
    );
    sum += mixed;
    return mixed;
  });
  return both.map((p) => p / sum);
}

function countLetters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function indexOfMax(list: Float32Array): number {
  let best = 0;
  for (let i = 1; i < list.length; i++) if (list[i]! > list[best]!) best = i;
  return best;
}
