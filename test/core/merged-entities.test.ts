/** What was said before and what is said now, put together. */
import { describe, expect, it } from '@jest/globals';
import { mergeEntities } from '../../src/core/entities.ts';

describe('a destination that compliance reviews', () => {
  const before = { destination: 'Pyongyang', destinationCountry: 'KP', destinationReviewed: true } as const;

  it('stays one while nothing else is said of where the goods go', () => {
    expect(mergeEntities(before, { quantity: 5 })).toEqual({ ...before, quantity: 5 });
  });

  it('is forgotten with the country when another takes its place', () => {
    const now = { destination: 'Lima', destinationCountry: 'PE' };
    expect(mergeEntities(before, now)).toEqual(now);
  });
});
