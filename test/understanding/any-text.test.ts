/** Whatever is typed or pasted, it is read without an error, the same way twice, and noise is never taken for a question. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { prepareMind } from '../../src/commands/prepare.ts';
import type { Mind } from '../../src/core/mind.ts';

const TODAY = new Date('2026-06-15T00:00:00Z');
const LONGEST = 64 * 1024;

let mind: Mind;
beforeAll(() => {
  ({ mind } = prepareMind({ dataDir: path.join('node_modules', '.cache', 'desk'), serveProvisional: true }));
}, 180_000);

const read = (text: string) => mind.understand(text, { language: 'en', languageChosen: false, entities: {} }, TODAY);

/** Letters that join, turn round or cannot be seen, half a character, and what programs stumble over. */
const ODD = fc.constantFrom(
  '\u200b',
  '\u200d',
  '\u200e',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ud800',
  '\udc00',
  '\u0000',
  '\u0301',
  '\u0640',
  '\r\n',
  'İ',
  'ß',
  '👩‍🔬',
  '🇧🇷',
  '__proto__',
  '{reference}',
  '<b>',
);
const WORD = fc.constantFrom(
  'price',
  'apixaban',
  '25 kg',
  '503612-47-3',
  'https://example.com/503612-47-3?q=5kg',
  '请报价',
  '五公斤',
  'цена',
  'сертификат',
  'السعر',
  '٥ كيلو',
  'precio',
  'preço',
  'GMP',
  'to Peru',
  'buyer@example.com',
  '+86 176 0000 0000',
);
const ANY_TEXT = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.oneof(WORD, ODD, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 }).map((p) => p.join(' ')),
  fc.array(fc.oneof(WORD, ODD), { maxLength: 40 }).map((pieces) => pieces.join('')),
);
const NOISE = fc
  .array(
    fc.oneof(
      fc.constantFrom(...' \t\n.,;:!?¿¡-–—_/\\|+*=~#%&@$€()[]{}<>"\'`^。，、？！；：،؟؛…•√→'),
      fc.constantFrom(...'0123456789٠٥٩۴०९５'),
      fc.constantFrom('\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202e', '\u2066', '\ufeff', '\u00ad'),
    ),
    { maxLength: 120 },
  )
  .map((pieces) => pieces.join(''));

describe('any text', () => {
  it('is read without an error, and twice the same', () => {
    fc.assert(
      fc.property(ANY_TEXT, (text) => {
        const understood = read(text);
        expect(read(text)).toEqual(understood);
        expect(understood.language).toMatch(/^[a-z]{2}$/);
        for (const { match } of understood.parts) {
          expect(match.confidence).toBeGreaterThanOrEqual(0);
          expect(match.confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it.each([
    ['nothing', ''],
    ['one letter', 'a'],
    ['one character', '价'],
    ['half a character', '\ud83d'],
    ['spaces', ' \n\t '],
    ['64 kB of one letter', 'a'.repeat(LONGEST)],
    ['64 kB of one word', 'price '.repeat(LONGEST / 6)],
    ['64 kB of digits', '7'.repeat(LONGEST)],
    ['64 kB of CAS numbers', '503612-47-3 '.repeat(LONGEST / 12)],
    ['64 kB of weights', '5 kg and '.repeat(LONGEST / 9)],
    ['64 kB of question marks', '?'.repeat(LONGEST)],
    ['64 kB of Chinese', '请报价五公斤'.repeat(LONGEST / 18)],
    ['64 kB of marks that turn text round', '\u202e'.repeat(LONGEST)],
    ['64 kB of brackets', '(['.repeat(LONGEST / 2)],
  ])('is read: %s', (_, text) => expect(read(text)).toEqual(read(text)));

  it('of 64 kB is read in its beginning', () => {
    const text = `price of apixaban 25 kg to Peru. ${'lorem ipsum '.repeat(LONGEST / 12)}`;
    expect(read(text).entities).toMatchObject({
      products: [{ name: 'apixaban', quantityKg: 25 }],
      destination: 'Peru',
    });
  });

  it('with a CAS number inside an address names that number, and no weight', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('503612-47-3', '366789-02-8', '657-24-9'),
        fc.constantFrom('https://example.com/cas/', 'http://example.com/?id=', 'www.example.com/p/25kg/'),
        fc.constantFrom('', '.html', '&page=2', '/sheet.pdf', '?w=5kg'),
        (cas, before, after) => {
          const { cas: found = [], quantity } = read(`see ${before}${cas}${after}`).entities;
          expect(found.filter(({ number }) => number !== cas)).toEqual([]);
          expect(quantity).toBeUndefined();
        },
      ),
      { seed: 1 },
    );
  });
});

describe('noise', () => {
  it('is never sure and raises no alarm', () => {
    fc.assert(
      fc.property(NOISE, (text) => {
        const { parts, pressing, threshold } = read(text);
        expect(parts.filter(({ match }) => match.kind === 'sure' || match.confidence >= threshold)).toEqual([]);
        expect(pressing).toEqual([]);
      }),
      { numRuns: 150, seed: 1 },
    );
  });
});
