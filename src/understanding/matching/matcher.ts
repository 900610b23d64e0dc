import type { Concepts } from './concepts.ts';
import { type Calibration, calibrate, confidenceOf, signsOf } from './confidence.ts';
import { networks } from './ensemble.ts';
import { largest } from './largest.ts';
import { buildLibrary, type Lesson, type Library, lessonOf, type Phrasing, type Shelf, shelfOf } from './library.ts';
import { linear } from './linear.ts';
import { packModel, unpackModel } from './model-file.ts';
import { nearest } from './nearest.ts';
import { makeReader, type Reading } from './reader.ts';
import { rehearse } from './rehearsal.ts';
import { LESSON_ARRAYS, type LessonFacts, lessonArrays, lessonFacts, lessonFrom } from './saved-lesson.ts';
import type { Learner, Scorer } from './scorer.ts';
import { chooseThresholds, type Thresholds } from './threshold.ts';

export type { Phrasing } from './library.ts';
export { ModelFileError } from './model-file.ts';

/** Changes whenever the same phrasings would give another model; words and letters are those of this Node's ICU. */
export const MATCHER_VERSION = `11-icu${process.versions.icu}`;

/** A topic and how probable it is; the scores of all topics sum to 1. */
export interface Candidate {
  readonly topic: string;
  readonly score: number;
}

/** What the knowledge base says about a text: answer (`sure`), ask back (`unsure`), or that we do not know (`none`). */
export interface Match {
  readonly kind: 'sure' | 'unsure' | 'none';
  /** The chance, 0 to 1, that the first candidate is right and the text in scope. */
  readonly confidence: number;
  /** Best first, at most five. */
  readonly candidates: readonly Candidate[];
  /** The folded text after spelling, when that changed it. */
  readonly corrected?: string;
  /** Shares and likeness, 0 to 1, and the phrasing of the first candidate that is most alike. */
  readonly evidence: {
    readonly coverage: number;
    readonly characterCoverage: number;
    readonly similarity: number;
    readonly nearest?: string;
  };
}

export interface Matcher {
  /** Answer at or above this confidence. */
  readonly threshold: number;
  /** Ask back at or above this one. */
  readonly askBackThreshold: number;
  match(text: string): Match;
}

export interface MatcherOptions {
  /** False for the quick linear model, which serves while the networks are still learning. */
  readonly networks?: boolean;
  readonly seed?: number;
  readonly standards?: Standards;
  /** Words of all languages for what they speak of in common, so that phrasings of one teach the others. */
  readonly concepts?: Concepts;
}

const CANDIDATES = 5;
/** A single letter is no question. */
const FEWEST_LETTERS = 2;

/** Above either, a classifier would take minutes to train and gigabytes to keep; alike phrasings are looked up instead. */
const MOST_PHRASINGS = 40_000;
const MOST_TOPICS = 1_000;
/** The same for the quick model, which has a weight for each feature and topic: 120 MB of them. */
const MOST_WEIGHTS = 30_000_000;

/** The quick model serves for half a minute and must be there at once: it rehearses with so many phrasings at most. */
const MOST_REHEARSING_QUICKLY = 500;

type Kind = 'linear' | 'networks' | 'nearest';
const LEARNERS: Readonly<Record<Kind, Learner>> = { linear, networks: networks(), nearest };
/** One network is rehearsed with in place of all: it errs a little more, and in the same places. */
const UNDERSTUDIES: Readonly<Record<Kind, Learner>> = { ...LEARNERS, networks: networks(1) };

/** How sure is sure: what rehearsing with the phrasings has shown. Plain data. */
export interface Standards extends Thresholds {
  readonly calibration: Calibration;
}

/** What makes a matcher, beyond what can be read off the phrasings again. */
interface Trained extends Standards {
  readonly kind: Kind;
}

/** What each matcher was made of, for saving it. */
const made = new WeakMap<Matcher, { shelf: Shelf; lesson: Lesson; scorer: Scorer; trained: Trained }>();

/**
 * Learns from phrasings to say which topic a text is about, and whether it is about any.
 *
 * @param phrasings          in any order; the same phrasings always give the same matcher
 * @param options.standards  of these phrasings, when they are known already
 */
export function trainMatcher(phrasings: readonly Phrasing[], options: MatcherOptions = {}): Matcher {
  const { networks: wantsNetworks = true, seed = 1, concepts = {} } = options;
  const library = buildLibrary(phrasings, concepts);
  const kind = kindFor(library, wantsNetworks);
  const standards = options.standards ?? rehearsed(library, kind, wantsNetworks, seed);
  const lesson = lessonOf(library);
  const scorer = LEARNERS[kind].train(lesson, seed);
  return matcherOf(shelfOf(library), lesson, scorer, { kind, ...standards });
}

/** What `trainMatcher` finds out about confidence before it learns: a third of its work, which needs none of the rest. */
export function rehearseMatcher(
  phrasings: readonly Phrasing[],
  { networks: wantsNetworks = true, seed = 1, concepts = {} }: MatcherOptions = {},
): Standards {
  const library = buildLibrary(phrasings, concepts);
  return rehearsed(library, kindFor(library, wantsNetworks), wantsNetworks, seed);
}

/** The standards of nobody: for a matcher that is given its own later. */
export function noStandards(): Standards {
  const calibration = calibrate([]);
  return { calibration, ...chooseThresholds([], calibration) };
}

/** The same matcher with other standards. */
export function withStandards(matcher: Matcher, standards: Standards): Matcher {
  const { shelf, lesson, scorer, trained } = partsOf(matcher);
  return matcherOf(shelf, lesson, scorer, { ...trained, ...standards });
}

function rehearsed(library: Library, kind: Kind, wantsNetworks: boolean, seed: number): Standards {
  const learn = (kept: readonly number[]) => {
    const lesson = lessonOf(library, kept);
    const read = makeReader(library, lesson, UNDERSTUDIES[kind].train(lesson, seed));
    return (index: number) => {
      const reading = read(library.phrasings[index]!.text);
      return { reading, label: lesson.topicOfClass[reading.best] ?? -1 };
    };
  };
  const takingPart = wantsNetworks ? undefined : MOST_REHEARSING_QUICKLY;
  const samples = rehearse(library.labels, library.topics.length, seed, learn, takingPart);
  const calibration = calibrate(samples);
  return { calibration, ...chooseThresholds(samples, calibration) };
}

function kindFor({ phrasings, topics, vocabulary }: Library, wantsNetworks: boolean): Kind {
  if (phrasings.length > MOST_PHRASINGS || topics.length > MOST_TOPICS) return 'nearest';
  if (wantsNetworks) return 'networks';
  return vocabulary.size * topics.length > MOST_WEIGHTS ? 'nearest' : 'linear';
}

function partsOf(matcher: Matcher) {
  const parts = made.get(matcher);
  if (!parts) throw new TypeError('this takes a matcher made by trainMatcher or loadMatcher');
  return parts;
}

/** A matcher as bytes, for a cache; `loadMatcher` makes one of them that answers exactly alike. */
export function saveMatcher(matcher: Matcher): Uint8Array {
  const { shelf, lesson, scorer, trained } = partsOf(matcher);
  const facts = { ...lessonFacts(shelf, lesson), trained };
  return packModel(MATCHER_VERSION, facts, [...lessonArrays(shelf, lesson), ...scorer.arrays]);
}

/** @throws ModelFileError when the bytes are not a saved matcher, are damaged, or are of another version of this code */
export function loadMatcher(bytes: Uint8Array): Matcher {
  const { facts, arrays } = unpackModel(MATCHER_VERSION, bytes);
  // The digest in the file vouches that this is what saveMatcher wrote.
  const { trained, ...kept } = facts as LessonFacts & { trained: Trained };
  const { shelf, lesson } = lessonFrom(kept, arrays.slice(0, LESSON_ARRAYS));
  return matcherOf(shelf, lesson, LEARNERS[trained.kind].revive(arrays.slice(LESSON_ARRAYS), lesson), trained);
}

function matcherOf(shelf: Shelf, lesson: Lesson, scorer: Scorer, trained: Trained): Matcher {
  const read = makeReader(shelf, lesson, scorer);
  const { calibration, threshold, askBackThreshold } = trained;
  const matcher: Matcher = {
    threshold,
    askBackThreshold,
    match(text) {
      const reading = read(text);
      const { coverage, characterCoverage, similarity, corrected, letters } = reading;
      const known = letters >= FEWEST_LETTERS && characterCoverage > 0;
      const confidence = known ? confidenceOf(signsOf(reading), calibration) : 0;
      return {
        kind: !known || confidence < askBackThreshold ? 'none' : confidence < threshold ? 'unsure' : 'sure',
        confidence,
        candidates: known ? candidatesOf(reading, shelf.topics) : [],
        ...(corrected === undefined ? {} : { corrected }),
        evidence: {
          coverage,
          characterCoverage,
          similarity,
          ...(reading.nearest < 0 ? {} : { nearest: shelf.phrasings[reading.nearest]!.text }),
        },
      };
    },
  };
  made.set(matcher, { shelf, lesson, scorer, trained });
  return matcher;
}

function candidatesOf({ probabilities }: Reading, topics: readonly string[]): Candidate[] {
  // Rounded down, so that rounding never makes the sum more than 1.
  const round = (score: number): number => Math.floor(score * 1e6) / 1e6;
  return largest(probabilities.keys(), probabilities, CANDIDATES).map((i) => ({
    topic: topics[i]!,
    score: round(probabilities[i]!),
  }));
}
