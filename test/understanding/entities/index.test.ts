import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bareNumbers } from '../../../src/understanding/entities/index.ts';
import { MAX_TEXT } from '../../../src/understanding/entities/text.ts';
import { read } from './given.ts';

describe('a whole message', () => {
  it('is read in one go', () => {
    expect(
      read(
        'We are Baraka Pharma Ltd from Kampala. Please quote 40 kg rivaroxaban (CAS 366789-02-8), USP, CIF Mombasa, for registration, by end of March, with CoA and DMF. omar@baraka.co.ug, +256 772 123456',
      ),
    ).toEqual({
      products: [
        {
          text: 'rivaroxaban',
          name: 'rivaroxaban',
          cas: '366789-02-8',
          quantity: 40,
          unit: 'kg',
          quantityKg: 40,
          tags: ['patent'],
          score: 1,
        },
      ],
      cas: [{ number: '366789-02-8', valid: true }],
      quantity: 40,
      unit: 'kg',
      quantityKg: 40,
      destination: 'Mombasa',
      destinationCountry: 'KE',
      company: 'Baraka Pharma Ltd',
      email: 'omar@baraka.co.ug',
      phone: '+256772123456',
      grade: 'USP',
      incoterm: 'CIF',
      neededBy: 'by end of March',
      purpose: 'registration',
      documents: ['CoA', 'DMF'],
    });
  });

  it('has the quantity at the top only when it belongs to one product or to none', () => {
    expect(read('make it 60 kg')).toEqual({ quantity: 60, unit: 'kg', quantityKg: 60 });
    expect(read('I meant 30 kg, not 20 kg')).toMatchObject({ quantity: 30 });
    expect(read('apixaban 3kg, rivaroxaban 8kg')).not.toHaveProperty('quantity');
    expect(read('apixaban 5 mg tablets')).not.toHaveProperty('quantity');
    expect(read('apixaban 2 kg now, 80 kg per year')).toMatchObject({ quantity: 2 });
  });

  it('says nothing about a message that names nothing', () => {
    for (const text of ['', ' ', 'hello', 'thank you so much', '👍', '???', 'ok', '你好', 'привет', 'مرحبا'])
      expect(read(text)).toEqual({});
  });

  it('is not led astray by addresses', () => {
    expect(read('see https://example.com/nilotinib-5kg-dubai and info@imatinib.com')).toEqual({
      email: 'info@imatinib.com',
    });
  });
});

const LANGUAGES = ['en', 'zh', 'es', 'ru', 'pt', 'ar', 'fr', 'de', 'tr', 'hi', 'xx', ''];
const PIECES = [
  '5',
  ' kg',
  ' nilotinib',
  '克唑替尼',
  ' to ',
  'Dubai',
  '-',
  ',',
  '.',
  '(',
  '641571-10-0',
  '+',
  '@',
  ' by ',
  '三',
  '公斤',
  'ñ',
  'İ',
  '\u0301',
  '\ud83d',
  'كيلو',
  ' Ltd',
  ' batch ',
];

describe('any text at all', () => {
  it('never throws, and finds the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...LANGUAGES), (text, language) => {
        expect(read(text, language)).toEqual(read(text, language));
        bareNumbers(text, { language });
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }),
        fc.constantFrom(...LANGUAGES),
        (pieces, language) => {
          read(pieces.join(''), language);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives weights that are positive numbers, and names that stand in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { products = [], quantityKg = 1 } = read(text);
        expect(quantityKg).toBeGreaterThan(0);
        for (const product of products) if (product.text !== product.cas) expect(text).toContain(product.text);
      }),
      { numRuns: 300 },
    );
  });

  it('looks at the beginning of a very long message only, and is quick about it', () => {
    expect(read(`${' '.repeat(MAX_TEXT)} 5 kg`)).toEqual({});
    const repeated = [
      'a',
      '1 ',
      '1,',
      'x-',
      '(',
      'Aa ',
      '5 kg to ',
      'nilotnib crizotnib ',
      'two hundred and ',
      '-1-',
      '克',
      'A Ltd ',
      'Dubai, ',
      '@a.',
    ];
    const slowest = repeated.map((piece) => {
      const text = piece.repeat(Math.ceil(65_536 / piece.length));
      read(text);
      const start = performance.now();
      read(text);
      return performance.now() - start;
    });
    // Ten times what an idle machine needs: this catches a runaway pattern, not a slow day.
    expect(Math.max(...slowest)).toBeLessThan(500);
  });
});
