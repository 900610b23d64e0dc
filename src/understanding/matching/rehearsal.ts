import { type Sample, signsOf } from './confidence.ts';
import { randomStream, shuffle } from './random.ts';
import type { Reading } from './reader.ts';

/** Each round pretends not to know another quarter of the entries. */
const QUARTERS = 4;
/** Rounds enough to ask so many questions, but two at least; more would not move the threshold. */
const ENOUGH_QUESTIONS = 600;
/** The same where there is no time, as before the first answers. */
const ENOUGH_IN_A_HURRY = 300;
const FEWEST_ROUNDS = 2;
/** Of the entries that a round keeps, one phrasing in so many is kept back as a question. */
const KEPT_BACK = 5;
/** Questions asked per round at most. */
const MOST_QUESTIONS = 1500;

/**
 * Plays customers with our own phrasings: questions about entries that are known, and about entries that are not.
 *
 * @returns what became of each phrasing that was asked as a question of a reader that never saw it
 * @param labels  class of each phrasing, 0 to `classes` - 1
 * @param learn   from the phrasings with these indices, how to ask about one: the reading, and the label it says is best
 * @param mostTakingPart  phrasings that are kept or asked at most, evenly over the classes; fewer are quicker, and make
 *                        readers that are less sure than one who learnt from all; with a limit, fewer rounds are played
 */
export function rehearse(
  labels: ArrayLike<number>,
  classes: number,
  seed: number,
  learn: (kept: readonly number[]) => (index: number) => { reading: Reading; label: number },
  mostTakingPart = Number.POSITIVE_INFINITY,
): Sample[] {
  const random = randomStream(seed);
  const turnOfClass = dealTurns(classes, random);
  const seenOfClass = new Int32Array(classes);
  const turnOfPhrasing = new Int32Array(labels.length);
  const countOfClass = new Int32Array(classes);
  for (let i = 0; i < labels.length; i++) countOfClass[labels[i]!]!++;
  const part = Math.min(1, mostTakingPart / labels.length);
  const takingPart: number[] = [];
  for (const i of dealTurns(labels.length, random)) {
    const turn = seenOfClass[labels[i]!]!++;
    turnOfPhrasing[i] = turn % KEPT_BACK;
    // The first few of a class always do, so that a small class stays one.
    if (turn < KEPT_BACK || turn < part * countOfClass[labels[i]!]!) takingPart.push(i);
  }
  takingPart.sort((a, b) => a - b);

  const enough = mostTakingPart < Number.POSITIVE_INFINITY ? ENOUGH_IN_A_HURRY : ENOUGH_QUESTIONS;
  const perRound = takingPart.length * (1 / QUARTERS + (1 - 1 / QUARTERS) / KEPT_BACK);
  const rounds = Math.min(QUARTERS, Math.max(FEWEST_ROUNDS, Math.ceil(enough / perRound)));
  const rehearsed: Sample[] = [];
  for (let round = 0; round < rounds; round++) {
    const kept: number[] = [];
    const questions: number[] = [];
    for (const i of takingPart) {
      const label = labels[i]!;
      if (turnOfClass[label]! % QUARTERS === round && classes > 1) questions.push(i);
      else if (turnOfPhrasing[i] === round && countOfClass[label]! > 1) questions.push(i);
      else kept.push(i);
    }
    if (kept.length === 0 || questions.length === 0) continue;
    const ask = learn(kept);
    const stride = Math.max(1, questions.length / MOST_QUESTIONS);
    for (let at = 0; at < questions.length; at += stride) {
      const index = questions[Math.floor(at)]!;
      const { reading, label } = ask(index);
      const known = turnOfClass[labels[index]!]! % QUARTERS !== round || classes === 1;
      rehearsed.push({ signs: signsOf(reading), known, right: known && label === labels[index] });
    }
  }
  return rehearsed;
}

function dealTurns(count: number, random: () => number): Int32Array {
  const turns = Int32Array.from({ length: count }, (_, i) => i);
  shuffle(turns, random);
  return turns;
}
