import { describe, expect, it } from '@jest/globals';
import { loadMatcher, saveMatcher, trainMatcher } from '../../../src/understanding/matching/matcher.ts';
import { FURNITURE } from './furniture.ts';

/** One topic per model of the catalogue: too many for a classifier. */
const MODELS = Array.from(
  { length: 1100 },
  (_, i) =>
    `${'bcdfghjklm'[i % 10]}${'aeiou'[i % 5]}${'nprst'[(i % 7) % 5]}${i.toString(26).replace(/\d/g, (d) => 'aeioubcdfg'[Number(d)]!)}lo`,
);
const CATALOGUE = MODELS.flatMap((model, i) => [
  { topic: `model-${i}`, text: `how much is the ${model}` },
  { topic: `model-${i}`, text: `is the ${model} sofa in stock` },
]);

describe('a base of more than a thousand topics', () => {
  const matcher = trainMatcher([...FURNITURE, ...CATALOGUE]);

  it('still finds the one that is meant', () => {
    const asked = CATALOGUE.filter((_, i) => i % 40 === 0);
    const right = asked.filter(({ topic, text }) => matcher.match(`hello, ${text}?`).candidates[0]?.topic === topic);
    expect(right.length).toBeGreaterThan(asked.length * 0.9);
    expect(matcher.match('are you open on Sunday').candidates[0]?.topic).toBe('hours');
  });

  it('still knows what it does not know', () => {
    expect(matcher.match('who won the football match yesterday').kind).not.toBe('sure');
    expect(matcher.match('12345').kind).toBe('none');
  });

  it('is the same after saving', () => {
    const revived = loadMatcher(saveMatcher(matcher));
    for (const { text } of CATALOGUE.slice(0, 20)) expect(revived.match(text)).toEqual(matcher.match(text));
  });
});
