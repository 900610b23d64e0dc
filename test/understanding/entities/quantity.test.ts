import { describe, expect, it } from '@jest/globals';
import { bareNumbers, quantitiesIn } from '../../../src/understanding/entities/index.ts';

const kilograms = (text: string, language: string) => quantitiesIn(text, language).map(({ quantityKg }) => quantityKg);

describe('weights', () => {
  it.each([
    ['en', 'need 35 kg', 35],
    ['en', '35kgs', 35],
    ['en', '35 Kilos', 35],
    ['en', '750 gms', 0.75],
    ['en', '750gm', 0.75],
    ['en', '40 grams', 0.04],
    ['en', '250 mg', 0.00025],
    ['en', '3 MT', 3000],
    ['en', '2 metric... no, 2 tons', 2000],
    ['en', '4 tonnes', 4000],
    ['en', '11 lbs', 4.98951607],
    ['en', '15 k g', 15],
    ['en', '1,250 kg', 1250],
    ['en', '2.75 kg', 2.75],
    ['en', '0,5 kg', 0.5],
    ['en', '1,00,000 kg', 100_000],
    ['en', '3 thousand kg', 3000],
    ['en', 'three hundred and fifty grams', 0.35],
    ['en', 'a quarter kilo', 0.25],
    ['en', 'half a ton', 500],
    ['en', 'two and a half kg', 2.5],
    ['en', 'a dozen kilos', 12],
    ['en', '6 x 25 kg', 150],
    ['en', '8 drums of 50 kg', 400],
    ['en', 'Qty: KGS 60', 60],
    ['es', 'tres kilos', 3],
    ['es', '2.500 kg', 2500],
    ['es', '2,5 kg', 2.5],
    ['es', 'un kilo y medio', 1.5],
    ['es', 'kilo y medio', 1.5],
    ['es', 'media tonelada', 500],
    ['es', 'doscientos gramos', 0.2],
    ['pt', 'dois quilos', 2],
    ['pt', '1.200 kg', 1200],
    ['pt', 'meia tonelada', 500],
    ['pt', '300 gramas', 0.3],
    ['ru', '8 кг', 8],
    ['ru', '1,25 кг', 1.25],
    ['ru', '3 000 кг', 3000],
    ['ru', 'десять килограммов', 10],
    ['ru', 'полтора кг', 1.5],
    ['ru', 'полтонны', 500],
    ['ru', '4 тыс. кг', 4000],
    ['ru', '700 г', 0.7],
    ['ru', '2 тонны', 2000],
    ['zh', '6公斤', 6],
    ['zh', '六公斤', 6],
    ['zh', '两百五十克', 0.25],
    ['zh', '三千公斤', 3000],
    ['zh', '一吨半', 1500],
    ['zh', '半公斤', 0.5],
    ['zh', '２５ｋｇ', 25],
    ['zh', '1.2万公斤', 12_000],
    ['zh', '十五千克', 15],
    ['zh', '50毫克', 0.00005],
    ['zh', '3吨', 3000],
    ['ar', '٩ كيلو', 9],
    ['ar', '١٫٥ كجم', 1.5],
    ['ar', '۲۰ کیلو', 20],
    ['ar', 'نصف كيلو', 0.5],
    ['ar', 'خمسة كيلو', 5],
    ['ar', 'طنين', 2000],
    ['ar', '٤٠٠ جرام', 0.4],
    ['ar', 'غرامان', 0.002],
    ['ar', 'ثلاثمئة كيلو', 300],
    ['ar', 'خمسة وأربعين كيلو', 45],
    ['ar', 'اثنا عشر طنا', 12_000],
    ['ar', 'ستون كيلوغراما', 60],
    ['fr', 'cinq cents grammes', 0.5],
    ['fr', '2,5 kg', 2.5],
    ['de', '1.500 kg', 1500],
    ['de', 'zweihundert Gramm', 0.2],
    ['tr', 'yarım kilo', 0.5],
    ['tr', 'beş yüz kg', 500],
    ['hi', 'dedh kilo', 1.5],
    ['hi', 'das kilo', 10],
    ['hi', 'aadha kilo', 0.5],
  ])('%s: "%s"', (language, text, expected) => expect(kilograms(text, language)[0]).toBeCloseTo(expected, 9));

  it('reads a range as its lower bound and keeps the upper one', () => {
    expect(quantitiesIn('6-12 kg', 'en')).toMatchObject([{ text: '6-12 kg', quantity: 6, to: 12, unit: 'kg' }]);
    expect(quantitiesIn('from 6 to 12 kg', 'en')).toMatchObject([{ quantity: 6, to: 12 }]);
    expect(quantitiesIn('entre 6 y 12 kg', 'es')).toMatchObject([{ quantity: 6, to: 12 }]);
  });

  it('reads two weights that are joined by a word as two', () => {
    const read = (text: string, language = 'en') => quantitiesIn(text, language).map((q) => [q.text, q.quantityKg]);
    expect(read('50 kg and 5kg')).toEqual([
      ['50 kg', 50],
      ['5kg', 5],
    ]);
    expect(read('4 drums of 50 kg and 5 kg')).toEqual([
      ['4 drums of 50 kg', 200],
      ['5 kg', 5],
    ]);
    expect(read('50 kg y 200 g', 'es')).toEqual([
      ['50 kg', 50],
      ['200 g', 0.2],
    ]);
  });

  it('says when half the world would read a thousand', () => {
    expect(quantitiesIn('2.000 kg', 'en')).toMatchObject([{ quantity: 2, ambiguous: true }]);
    expect(quantitiesIn('2,000 kg', 'es')).toMatchObject([{ quantity: 2, ambiguous: true }]);
    expect(quantitiesIn('2.000 kg', 'es')).toMatchObject([{ quantity: 2000 }]);
    expect(quantitiesIn('2.000 kg', 'es')[0]).not.toHaveProperty('ambiguous');
    expect(quantitiesIn('2,000 kg', 'en')[0]).not.toHaveProperty('ambiguous');
  });

  it.each([
    ['60 kg per year', 'perYear'],
    ['60 kg/year', 'perYear'],
    ['our annual need is 60 kg', 'perYear'],
    ['年需求60公斤', 'perYear'],
    ['5 kg per month', 'perMonth'],
    ['20 mg tablets', 'strength'],
    ['20 mg/ml', 'strength'],
    ['capsules 20 mg', 'strength'],
    ['supplied in 25 kg drums', 'strength'],
    ['not 7 kg', 'negated'],
    ['instead of 7 kg', 'negated'],
    ['7 kg each', 'each'],
    ['各7公斤', 'each'],
  ])('marks "%s" as %s', (text, mark) => expect(quantitiesIn(text, 'en')[0]).toHaveProperty(mark, true));

  it('reads sizes of one medicine in a row as strengths, and an amount beside them as an order', () => {
    const orders = (text: string, language: string) =>
      quantitiesIn(text, language).flatMap(({ strength, quantityKg }) => (strength ? [] : [quantityKg]));
    expect(orders('25 mg, 75 mg and 150 mg capsules, 30 kg', 'en')).toEqual([30]);
    expect(orders('таблетки 25 мг и 75 мг, 30 кг', 'ru')).toEqual([30]);
    expect(orders('25 mg y 75 mg comprimidos, 200 g', 'es')).toEqual([0.2]);
    expect(orders('أقراص 25 ملغ و75 ملغ، 30 كيلو', 'ar')).toEqual([30]);
  });

  it.each([
    'purity 99.5%',
    'stable for 2 years',
    'D90 below 10 micron',
    'ICH Q7 and Q3C',
    'batch N-2207',
    'since 2014',
    'tel +44 20 7946 0018',
    '641571-10-0',
    'price per kilo',
    '60 dollars a kilo',
    'Section 7 t/t',
    'vitamin B12',
  ])('finds no weight in "%s"', (text) => expect(quantitiesIn(text, 'en')).toEqual([]));
});

describe('bare numbers, for a form that has just asked', () => {
  it.each([
    ['en', 'no, 75', [75]],
    ['en', '75', [75]],
    ['en', 'make it fifty please', [50]],
    ['en', 'between 5 and 10', [5, 10]],
    ['en', '1,500', [1500]],
    ['es', '1.500', [1500]],
    ['zh', '七十五', [75]],
    ['ar', '٧٥', [75]],
    ['ru', 'двадцать', [20]],
  ])('%s: "%s"', (language, text, expected) => {
    expect(bareNumbers(text, { language }).map(({ value }) => value)).toEqual(expected);
  });

  it.each([
    '12 kg',
    '641571-10-0',
    '99.5%',
    'N-1105',
    'B12',
    '1) yes',
    '10:30',
    '2026-03-15',
    'a question',
    '一下',
    '+4915112345678',
  ])('finds none in "%s"', (text) => expect(bareNumbers(text, { language: 'en' })).toEqual([]));
});
