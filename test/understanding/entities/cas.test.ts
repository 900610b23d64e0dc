import { describe, expect, it } from '@jest/globals';
import { findCas, isValidCas } from '../../../src/understanding/entities/cas.ts';
import { readText } from '../../../src/understanding/entities/text.ts';

const found = (text: string) =>
  findCas(readText(text)).map(({ number, valid }) => `${number} ${valid ? 'ok' : 'wrong'}`);

describe('CAS numbers', () => {
  it.each([
    ['1050477-31-0', true],
    ['1050477-31-1', false],
    ['50-78-2', true],
    ['7732-18-5', true],
    ['7732-18-4', false],
  ])('checks the digit of %s', (number, valid) => expect(isValidCas(number)).toBe(valid));

  it.each([
    ['do you sell 366789-02-8?', ['366789-02-8 ok']],
    ['cas# 103-90-2 500kg', ['103-90-2 ok']],
    ['CAS No. 657–24–9', ['657-24-9 ok']],
    ['CAS-Nr.: 58-08-2', ['58-08-2 ok']],
    ['CAS No 58082', ['58-08-2 ok']],
    ['cas 50 78 2 please', ['50-78-2 ok']],
    ['CAS号：１５３０７－８６－５', ['15307-86-5 ok']],
    ['see https://shop.example/p/73590-58-6.html', ['73590-58-6 ok']],
    ['73590-58-6, 73590-58-7', ['73590-58-6 ok', '73590-58-7 wrong']],
    ['73590-58-6 and again 73590-58-6', ['73590-58-6 ok']],
    ['رقم ٥٠-٧٨-٢', ['50-78-2 ok']],
    ['номер 58-08-2', ['58-08-2 ok']],
    ['(50-78-2)', ['50-78-2 ok']],
    ['CAS 1918-02-1', ['1918-02-1 ok']],
    ['cas 2001-12-1', ['2001-12-1 wrong']],
  ])('finds them in "%s"', (text, expected) => expect(found(text)).toEqual(expected));

  it.each([
    'we met on 2025-11-3',
    'deliver 2026-03-15',
    'call +86-21-50-6-123',
    'call 1-800-55-5-1234',
    'sizes 10-25-5 kg',
    'lot 12-345-6',
    'EINECS 231-791-2',
  ])('leaves "%s" alone', (text) => expect(found(text)).toEqual([]));
});
