import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, readRuns } from '../../../src/understanding/matching/tokens.ts';

const wordsOf = (text: string): string[] => readRuns(text).flatMap((run) => run.words);

describe('reading a text', () => {
  it('makes case, accents, width and apostrophes alike', () => {
    expect(fold("WHAT'S the Ünïcode of the ｃａｆé")).toBe('whats the unicode of the cafe');
    expect(fold('İstanbul, Łódź, Straße')).toBe('istanbul, lodz, strasse');
  });

  it('reads Arabic with and without vowel signs, tatweel and hamza alike', () => {
    expect(fold('الأَسْعَار')).toBe(fold('الاسعار'));
    expect(fold('شـــحن')).toBe('شحن');
    expect(fold('مدرسة')).toBe(fold('مدرسه'));
  });

  it('writes the Russian ё as е, and leaves й alone', () => {
    expect(fold('Ёлка йод')).toBe('елка йод');
  });

  it('keeps the vowel signs of Hindi, which are letters there', () => {
    expect(wordsOf('हिन्दी में')).toEqual(['हिन्दी', 'में']);
  });

  it('makes every number the same, in any digits', () => {
    expect(wordsOf('25 ٢٥ २५ Ⅷ 2nd')).toEqual(['0', '0', '0', 'viii', '0nd']);
  });

  it('finds the words of Chinese, Japanese and Thai, which are written without spaces', () => {
    expect(wordsOf('手机价格多少')).toEqual(['手机', '价格', '多少']);
    expect(wordsOf('ราคาเท่าไหร่').length).toBeGreaterThan(1);
    expect(wordsOf('iphone手机')).toEqual(['iphone', '手机']);
  });

  it('says the same of a folded text as of the text itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => fold(fold(text)) === fold(text)));
  });

  it('reads a text of any length, and only the beginning of a very long one', () => {
    expect(fold('ﷺ'.repeat(60_000)).length).toBeLessThanOrEqual(4000);
    expect(readRuns('word '.repeat(20_000)).length).toBeLessThanOrEqual(400);
  });
});
