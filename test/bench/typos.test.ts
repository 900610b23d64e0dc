import { describe, expect, it } from '@jest/globals';
import { randomStream } from '../../src/understanding/matching/random.ts';
import { mistype, withTypos } from './matching/typos.ts';

const TEXT = 'please send the certificate of analysis for this batch as soon as you can '.repeat(100).trim();

describe('typos made for the benchmark', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(withTypos(TEXT, randomStream(1))).toBe(withTypos(TEXT, randomStream(1)));
    expect(withTypos(TEXT, randomStream(1))).not.toBe(withTypos(TEXT, randomStream(2)));
  });

  it('are in about one word in three', () => {
    const mistyped = withTypos(TEXT, randomStream(1)).split(' ');
    const changed = TEXT.split(' ').filter((word, i) => word !== mistyped[i]).length;
    expect(changed / mistyped.length).toBeGreaterThan(0.28);
    expect(changed / mistyped.length).toBeLessThan(0.39);
  });

  it('always leave another word, never none, in any script', () => {
    const random = randomStream(1);
    for (const word of ['an', 'ee', 'Batch', 'naïve', 'финеренон', '非奈利酮', '𝒶𝒷']) {
      for (let i = 0; i < 200; i++) {
        const mistyped = mistype(word, 1 + (i % 2), random);
        expect(mistyped).not.toBe(word);
        expect(mistyped).not.toBe('');
        expect(mistyped).not.toMatch(/\p{Cs}/u);
      }
    }
  });

  it('keep spaces, numbers and punctuation', () => {
    const mistyped = withTypos('price for 25 kg, CIF Hamburg?', randomStream(3));
    expect(mistyped.replace(/\p{L}+/gu, 'x')).toBe('x x 25 x, x x?');
  });
});
