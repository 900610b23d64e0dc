import { type Calibration, confidenceOf, type Sample } from './confidence.ts';

/** Where to answer when there are too few phrasings to rehearse with. */
const USUAL_THRESHOLD = 0.3;
/** How many rehearsed questions it takes to believe them as much as the usual threshold. */
const DOUBT = 20;
/** Right answers given up grow faster than wrong ones come: at 4 % wrong 0.5 % are, at 16 % 4 %, at 36 % 13 %. */
const CAUTION = 0.6;
const CAUTION_POWER = 1.5;
/** Ask back down to this part of the threshold; below it a menu holds the right entry too seldom to be worth reading. */
const ASK_BACK_PART = 0.45;

export interface Thresholds {
  readonly threshold: number;
  readonly askBackThreshold: number;
}

/**
 * The confidence from which to answer: so high that a few right answers are lost, the more the oftener the best guess
 * is wrong. Where phrasings are many and apart this loses hardly any; where they are few it asks back rather than err.
 *
 * The confidence that maximises the mean of right answers and unknown questions not answered would be the obvious
 * choice, but rehearsed unknowns are siblings of what is known, which customers' are not: it gives up a fifth of the
 * right answers (CLINC150, 150 topics of 100 phrasings: 79 % answered right, 96 % of unknowns held back).
 *
 * @returns thresholds, 0 to 1
 */
export function chooseThresholds(rehearsed: readonly Sample[], calibration: Calibration): Thresholds {
  const known = rehearsed.filter((sample) => sample.known).length;
  const right = rehearsed
    .filter((sample) => sample.right)
    .map((sample) => confidenceOf(sample.signs, calibration))
    .sort((a, b) => a - b);
  const wrong = known === 0 ? 0 : 1 - right.length / known;
  const givenUp = right.length * CAUTION * wrong ** CAUTION_POWER;
  const found = right[Math.min(right.length - 1, Math.floor(givenUp))] ?? USUAL_THRESHOLD;
  const belief = right.length / (right.length + DOUBT);
  const threshold = belief * found + (1 - belief) * USUAL_THRESHOLD;
  return { threshold, askBackThreshold: threshold * ASK_BACK_PART };
}
