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

describe('goods that are taken back', () => {
  const before = {
    products: [
      { text: 'telmisartan', name: 'telmisartan', quantity: 25, unit: 'kg', quantityKg: 25 },
      { text: 'amlodipine besylate', name: 'amlodipine besylate', quantity: 5, unit: 'kg', quantityKg: 5 },
    ],
    destination: 'Kenya',
  } as const;
  const names = (dropped: readonly string[]) =>
    (mergeEntities(before, { dropped }).products ?? []).map(({ name }) => name);

  it('go, by their name or that of their base, and leave all else', () => {
    expect(names(['amlodipine'])).toEqual(['telmisartan']);
    expect(names(['telmisartan', 'amlodipine besylate'])).toEqual([]);
    expect(names(['valsartan'])).toEqual(['telmisartan', 'amlodipine besylate']);
    expect(mergeEntities(before, { dropped: ['amlodipine'] }).destination).toBe('Kenya');
  });

  it('leave their amount to what is named in their place, unless that has its own', () => {
    const inPlace = { text: 'losartan', name: 'losartan' };
    const merged = mergeEntities(before, { dropped: ['telmisartan'], products: [inPlace] });
    expect(merged.products).toContainEqual({ ...inPlace, quantity: 25, unit: 'kg', quantityKg: 25 });
    const own = { ...inPlace, quantity: 2, unit: 'kg', quantityKg: 2 } as const;
    const other = mergeEntities(before, { dropped: ['telmisartan'], products: [own] });
    expect(other.products).toContainEqual(own);
  });

  it('can be asked for again later', () => {
    const gone = mergeEntities(before, { dropped: ['telmisartan'] });
    const again = mergeEntities(gone, { products: [{ text: 'telmisartan', name: 'telmisartan' }] });
    expect((again.products ?? []).map(({ name }) => name)).toContain('telmisartan');
    expect(mergeEntities({}, again).products).toHaveLength(2);
  });
});
