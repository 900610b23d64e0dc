import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slipCost } from '../../../src/understanding/matching/slips.ts';
import { buildSpeller, indexSpellings, type WordCounts } from '../../../src/understanding/matching/speller.ts';

const TEXTS = ['how much is delivery', 'delivery to bilbao', 'pay the bill', 'the ball is blue', 'is the bull big'];

function count(texts: readonly string[]): WordCounts {
  const lists = texts.map((text) => text.split(' '));
  return {
    words: [...new Set(lists.flat())].sort(),
    texts: texts.length,
    count: (word) => (word === '^' || word === '$' ? texts.length : lists.filter((list) => list.includes(word)).length),
    countBeside: (word, next) =>
      lists.filter((list) => ['^', ...list].some((w, i) => w === word && [...list, '$'][i] === next)).length,
  };
}

const speller = buildSpeller(count(TEXTS), indexSpellings(count(TEXTS).words));
const correct = (word: string, before = '^', after = '$'): string | undefined =>
  speller.correct(word, before, after, () => true);

describe('the speller', () => {
  it('restores words with a letter missing, doubled, swapped or from the next key', () => {
    expect(['delivry', 'delliverry', 'delievry', 'deluvery'].map((word) => correct(word))).toEqual(
      Array(4).fill('delivery'),
    );
  });

  it('chooses among equally near words by what stands beside them', () => {
    expect(correct('bxll', 'the', '$')).toBe('bill');
    expect(correct('bxll', 'the', 'is')).toBe('ball');
    expect(correct('bxll', 'the', 'big')).toBe('bull');
  });

  it('leaves a word alone that is like no known one', () => {
    expect(correct('paracetamol')).toBeUndefined();
    expect(correct('x')).toBeUndefined();
  });

  it('chooses only words that it may', () => {
    expect(speller.correct('delivry', '^', '$', () => false)).toBeUndefined();
  });
});

describe('the cost of slips', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdeqwz'), maxLength: 8 });

  it('is nothing for the same word and something for any other', () => {
    fc.assert(fc.property(word, word, (a, b) => (slipCost(a, b, 99) === 0) === (a === b)));
  });

  it('is never more than typing the word anew', () => {
    fc.assert(fc.property(word, word, (a, b) => slipCost(a, b, 99) <= a.length + b.length));
  });

  it('is less for keys that touch than for keys that do not', () => {
    expect(slipCost('cabke', 'cable', 9)).toBeLessThan(slipCost('cabqe', 'cable', 9));
  });

  it('is infinite once it is known to be above the limit', () => {
    expect(slipCost('wardrobe', 'invoice', 2)).toBe(Infinity);
  });
});
