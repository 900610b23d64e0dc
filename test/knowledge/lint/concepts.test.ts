/** What lint and the loader say of the words for concepts. */
import { describe, expect, it } from '@jest/globals';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { trainingConcepts } from '../../../src/knowledge/mind.ts';
import { STAND_IN } from '../../../src/understanding/mask.ts';
import { problemsOf, smallBase } from '../small-base.ts';
import { found, SPANISH } from './linted.ts';

const ENGLISH = { 'en/concepts.yaml': 'price: [price*, how much is]\nlead-time: [lead time]\n' };
const spanish = (text: string) => ({ ...ENGLISH, ...SPANISH, 'es/concepts.yaml': text });

describe('concepts', () => {
  it('are in order when each has forms of its own in both languages', () => {
    expect(found('concepts', spanish('price: [precio*]\nlead-time: [plazo]\n'))).toEqual([]);
  });

  it('have the names of the English ones', () => {
    expect(found('concepts', spanish('price: [precio*]\nlead-tme: [plazo]\nlead-time: [demora]\n'))).toEqual([
      'knowledge/es/concepts.yaml:2 error: "lead-tme" is no concept of en/concepts.yaml',
    ]);
  });

  it('share no form, however it is written and in whichever language', () => {
    expect(found('concepts', spanish('price: [precio*]\nlead-time: [plazo, PRICE*]\n'))).toEqual([
      'knowledge/es/concepts.yaml:2 error: "PRICE*" (lead-time) also stands under price (knowledge/en/concepts.yaml:1)',
    ]);
  });

  it('that a language does not name are a warning; a language without any is left alone', () => {
    expect(found('concepts', spanish('price: [precio*]\n'))).toEqual([
      'knowledge/es/concepts.yaml:1 warning: "lead-time" has no form in es',
    ]);
    expect(found('concepts', { ...ENGLISH, ...SPANISH })).toEqual([]);
  });

  it('are refused when a form would be found in nearly anything, or never', () => {
    expect(problemsOf({ 'en/concepts.yaml': 'price: [pr*]\nlead time: [x*y, "!"]\n' })).toEqual([
      expect.stringContaining('en/concepts.yaml:2'),
    ]);
    expect(problemsOf({ 'en/concepts.yaml': 'price: [pr*]\nlead-time: [x*y, "!"]\n' })).toEqual([
      expect.stringMatching(/^knowledge\/en\/concepts\.yaml:1 "pr\*" begins too many words/),
      expect.stringMatching(/^knowledge\/en\/concepts\.yaml:2 "x\*y" has a "\*" inside/),
      expect.stringMatching(/^knowledge\/en\/concepts\.yaml:2 "!" has no letters/),
    ]);
  });

  it('train the matcher, those of all languages together', () => {
    const [before, after] = [{}, spanish('price: [precio*]\n')].map((changed) => {
      const base = smallBase(changed);
      try {
        return loadKnowledge(base.folder);
      } finally {
        base.discard();
      }
    });
    expect(after!.hash).not.toBe(before!.hash);
    expect(trainingConcepts(after!)).toEqual({
      price: ['price*', 'how much is', 'precio*'],
      'lead-time': ['lead time'],
      'named-product': [STAND_IN],
    });
  });
});
