import { describe, expect, it } from '@jest/globals';
import { trainMatcher } from '../../../src/understanding/matching/matcher.ts';
import { trainInWorker } from '../../../src/understanding/matching/train-worker.ts';
import { FURNITURE } from './furniture.ts';

describe('training on another thread', () => {
  it('gives the matcher that training here gives', async () => {
    const matcher = await trainInWorker(FURNITURE);
    const here = trainMatcher(FURNITURE);
    for (const { text } of FURNITURE.slice(0, 20)) expect(matcher.match(text)).toEqual(here.match(text));
  });

  it('works with so few phrasings that the model is tiny', async () => {
    const matcher = await trainInWorker(FURNITURE.slice(0, 2), { networks: false });
    expect(matcher.match('when will my sofa arrive').candidates[0]?.topic).toBe('delivery');
  });
});
