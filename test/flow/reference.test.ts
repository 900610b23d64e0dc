/** References of tickets. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawReferences } from '../../src/flow/reference.ts';

it('draws references that are short and hard to misread', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(50), (turn, attempt) => {
      for (const reference of drawReferences(turn, attempt, 4)) {
        expect(reference).toMatch(/^TM-[2-9A-HJ-NP-Z]{4}$/);
      }
    }),
  );
});

it('draws the same references for the same turn, others for another attempt or another turn', () => {
  const first = drawReferences('conversation/7', 0, 4);
  expect(drawReferences('conversation/7', 0, 4)).toEqual(first);
  expect(drawReferences('conversation/7', 1, 4)).not.toEqual(first);
  expect(drawReferences('conversation/8', 0, 4)).not.toEqual(first);
});

it('draws different references for the tickets of one turn', () => {
  // Of this turn the first draws fall on the same letters twice (found by trying).
  const unlucky = 'conversation/41573';
  for (const turn of [unlucky, 'conversation/7']) {
    const drawn = drawReferences(turn, 0, 4);
    expect(drawn).toHaveLength(4);
    expect(new Set(drawn).size).toBe(4);
  }
});

it('spreads its references: a thousand turns hardly ever meet', () => {
  const drawn = Array.from({ length: 1000 }, (_, i) => drawReferences(`conversation/${i}`, 0, 1)[0]);
  expect(new Set(drawn).size).toBeGreaterThan(990);
});
