/** What a text speaks of in any language, and what that teaches. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Concepts, conceptFinder } from '../../../src/understanding/matching/concepts.ts';
import { loadMatcher, saveMatcher, trainMatcher } from '../../../src/understanding/matching/matcher.ts';
import { readRuns } from '../../../src/understanding/matching/tokens.ts';
import { FURNITURE } from './furniture.ts';

const LEXICON: Concepts = {
  data: ['data', 'datos', 'данн*', '数据'],
  deliver: ['deliver*', 'entreg*', 'достав*', '送货', 'توصيل'],
  free: ['free of charge', 'gratis', 'бесплатн*', '免费', 'مجان*'],
  'how-long': ['how long', 'how many days', 'cuántos días', 'сколько дней', '多少天', 'كم يوم'],
  'safety-data': ['safety data sheet', 'hoja de seguridad', '安全数据表'],
  table: ['table*', 'mesa*', 'стол*', '桌子', 'طاول*'],
};
const ids = Object.keys(LEXICON).sort();
const find = conceptFinder(LEXICON);
const conceptsOf = (text: string): readonly string[] => find(readRuns(text)).map((number) => ids[number]!);

describe('the concepts of a text', () => {
  it.each([
    ['How many days until my table is delivered?', ['how-long', 'table', 'deliver']],
    ['¿CUANTOS DIAS tarda la entrega de las mesas?', ['how-long', 'deliver', 'table']],
    ['Сколько дней ждать доставку стола', ['how-long', 'deliver', 'table']],
    ['送货要多少天', ['deliver', 'how-long']],
    ['توصيل الطاولة مجاناً؟', ['deliver', 'table', 'free']],
  ])('are found in "%s"', (text, concepts) => {
    expect(conceptsOf(text)).toEqual(concepts);
  });

  it('are found where Arabic writes "and", "with" and the article onto the word', () => {
    expect(conceptsOf('والتوصيل بالطاولات')).toEqual(['deliver', 'table']);
  });

  it('are those of the longest form: the data in "safety data sheet" are no data', () => {
    expect(conceptsOf('the safety data sheet')).toEqual(['safety-data']);
    expect(conceptsOf('安全数据表和数据')).toEqual(['safety-data', 'data']);
  });

  it('come once each, and not from the beginning of a word unless its form says so', () => {
    expect(conceptsOf('data, datos and more data')).toEqual(['data']);
    expect(conceptsOf('database')).toEqual([]);
    expect(conceptsOf('free')).toEqual([]);
  });

  it('are none without a lexicon, and found without failing in any text', () => {
    expect(conceptFinder({})(readRuns('how many days'))).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(new Set(conceptsOf(text)).size).toBe(conceptsOf(text).length);
      }),
    );
  });
});

describe('a matcher with concepts', () => {
  /** Nobody has said in Spanish how long a delivery takes or what it costs. */
  const PHRASINGS = Object.entries({
    'delivery-time': ['how long until you deliver', 'how many days to deliver a table', '¿para cuándo está la silla?'],
    'delivery-price': ['is delivery free of charge', 'do you deliver tables free of charge', '¿se paga aparte?'],
    colours: ['¿de qué color es la mesa?', 'which colours are there', 'is the table black'],
    returns: ['¿puedo devolver la mesa?', 'send a table back', 'how do I return it'],
  }).flatMap(([topic, texts]) => texts.map((text) => ({ topic, text })));

  it.each([true, false])('is taught by phrasings of another language (networks: %s)', (networks) => {
    const [alone, taught] = [{}, LEXICON].map((concepts) => trainMatcher(PHRASINGS, { networks, concepts }));
    for (const [text, topic] of [
      ['¿cuántos días tarda la entrega?', 'delivery-time'],
      ['¿la entrega es gratis?', 'delivery-price'],
    ] as const) {
      const [before, after] = [alone!, taught!].map(
        (matcher) => matcher.match(text).candidates.find((candidate) => candidate.topic === topic)!.score,
      );
      expect(after).toBeGreaterThan(before! * 1.1);
    }
  });

  it('is saved with its lexicon, and answers exactly like the one it was made from', () => {
    const matcher = trainMatcher(FURNITURE, { networks: false, concepts: LEXICON });
    const revived = loadMatcher(saveMatcher(matcher));
    for (const text of ['送货要多少天', 'delivry to bilbao??', 'сколько дней', ''])
      expect(revived.match(text)).toEqual(matcher.match(text));
    expect(Buffer.compare(saveMatcher(revived), saveMatcher(matcher))).toBe(0);
  });
});
