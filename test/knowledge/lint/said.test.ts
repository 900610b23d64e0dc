/** What lint says of words that a customer reads: prices, dates, promises, claims and contacts. */
import { describe, expect, it } from '@jest/globals';
import { entryText, SMALL_BASE } from '../small-base.ts';
import { found, foundInAnswer, SPANISH } from './linted.ts';

const AT = 'knowledge/en/entries/moq.md:14 error: ';

const NEGATIONS: Readonly<Record<string, string>> = { zh: '不', es: 'no', ru: 'не', pt: 'não', ar: 'لا' };

/** The findings of a rule in an answer of any language. */
function inLanguage(rule: string, language: string, answer: string): readonly string[] {
  const folder = Object.fromEntries(['phrases', 'safety'].map((name) => [`${language}/${name}.yaml`, '{}\n'] as const));
  return found(rule, {
    ...folder,
    [`${language}/language.yaml`]: SPANISH['es/language.yaml']!.replace(
      'negations: ["no"]',
      `negations: ["${NEGATIONS[language]}"]`,
    ),
    'company.yaml': SMALL_BASE['company.yaml']!.replace(
      '[en, es]',
      `[${[...new Set(['en', 'es', language])].join(', ')}]`,
    ),
    [`${language}/entries/moq.md`]: entryText(
      { questions: `questions:\n  - ${language} a\n  - ${language} b` },
      answer,
    ),
  }).map((line) => line.replace(/^.*?error: /, ''));
}

describe('a price', () => {
  it.each(['It costs $40 per kg.', 'About 1,200 USD.', 'We give 5 % discount.', 'Samples are 30 euros.'])(
    'is found in "%s"',
    (answer) => {
      expect(foundInAnswer('prices', answer)).toEqual([
        expect.stringMatching(new RegExp(`^${AT}".*" is a price or a discount$`)),
      ]);
    },
  );

  it.each([
    ['zh', '每公斤200美元。'],
    ['es', 'Cuesta 200 dólares.'],
    ['ru', 'Цена 200 долларов.'],
    ['pt', 'Custa R$ 200.'],
    ['ar', 'السعر ٢٠٠ دولار.'],
  ])('is found in %s', (language, answer) => {
    expect(inLanguage('prices', language, answer)).toHaveLength(1);
  });

  it.each(['The price comes from sales.', 'Class 3 is acceptable up to 5000 ppm.', 'Yield rose from 30 % to 65 %.'])(
    'is none in "%s"',
    (answer) => {
      expect(foundInAnswer('prices', answer)).toEqual([]);
    },
  );
});

describe('a date', () => {
  it('needs a source that names its year', () => {
    expect(foundInAnswer('dates', 'In force since 1 December 2019.')).toEqual([
      `${AT}"2019" is a date without a source`,
    ]);
    const sources = 'sources:\n  - "PUB: NMPA announcement 2019 no. 103"';
    expect(foundInAnswer('dates', 'In force since 1 December 2019.', { sources })).toEqual([]);
  });

  it('without a year reads as a promise, in every language', () => {
    expect(foundInAnswer('dates', 'We ship on March 15.')).toEqual([`${AT}"March 15" is a date without a source`]);
    expect(inLanguage('dates', 'es', 'Sale el 15 de marzo.')).toHaveLength(1);
    expect(inLanguage('dates', 'zh', '3月15日发货。')).toHaveLength(1);
    expect(inLanguage('dates', 'ru', 'Отгрузка 15 марта.')).toHaveLength(1);
    expect(inLanguage('dates', 'ar', 'الشحن ١٥ مارس.')).toHaveLength(1);
  });

  it('is no CAS number and no number of a rule', () => {
    expect(foundInAnswer('dates', 'For example CAS 2019-45-6, 21 CFR 314.2019 and 378.4 g/mol.')).toEqual([]);
  });
});

describe('a promised time', () => {
  it.each([
    ['en', 'We answer within 24 hours.'],
    ['en', 'It takes two to three weeks.'],
    ['zh', '3个工作日内回复。'],
    ['es', 'Respondemos en 24 horas.'],
    ['ru', 'Ответим за 3 дня.'],
    ['pt', 'Leva de 2 a 3 semanas.'],
    ['ar', 'خلال 3 أيام.'],
  ])('is found in %s: %s', (language, answer) => {
    const lines =
      language === 'en' ? foundInAnswer('promised-times', answer) : inLanguage('promised-times', language, answer);
    expect(lines).toEqual([expect.stringContaining('promises how long something takes')]);
  });

  it('is none where it is a rule with a source, or a dose', () => {
    const sources = 'sources:\n  - "PUB: GVP module VI, 15 days for serious cases"';
    expect(foundInAnswer('promised-times', 'Serious cases go out within 15 days.', { sources })).toEqual([]);
    expect(foundInAnswer('promised-times', 'The limit is 50 mg per day. We cannot promise a day.')).toEqual([]);
  });
});

describe('a claim', () => {
  it.each([
    'Our plant is GMP certified.',
    'The product is approved by FDA.',
    'Quality is guaranteed.',
    'It is safe for children.',
    'We are the leading manufacturer.',
    'The product is in stock.',
  ])('is found in "%s"', (answer) => {
    expect(foundInAnswer('claims', answer)).toEqual([expect.stringMatching(new RegExp(`^${AT}".*" is a claim`))]);
  });

  it.each([
    ['zh', '我们已通过FDA认证。'],
    ['zh', '我们保证质量。'],
    ['es', 'Estamos certificados por la EMA.'],
    ['es', 'Le garantizamos la calidad.'],
    ['ru', 'Мы гарантируем качество.'],
    ['ru', 'Продукт безопасен.'],
    ['pt', 'Garantimos a qualidade.'],
    ['pt', 'Temos certificação GMP.'],
    ['ar', 'نضمن الجودة.'],
    ['ar', 'نحن حاصلون على شهادة GMP.'],
  ])('is found in %s: %s', (language, answer) => {
    expect(inLanguage('claims', language, answer)).toHaveLength(1);
  });

  it.each([
    'FDA has not approved it, and no plant is FDA approved.',
    'A status is confirmed only against the document.',
    'When it is safe, please send the batch number.',
  ])('is none in "%s"', (answer) => {
    const negations = { 'en/language.yaml': SMALL_BASE['en/language.yaml']!.replace('[not]', '[not, "no"]') };
    expect(found('claims', { ...negations, 'en/entries/moq.md': entryText({}, answer) })).toEqual([]);
  });

  it('of a status is allowed beside a certificate in force, and only then', () => {
    const registry = (expires: string) =>
      `- { number: CN-7, issuer: NMPA, kind: GMP certificate, site: A, product: B, scope: C, issued: 2024-01-01, expires: ${expires}, evidence: d }\n`;
    const answer = 'The site is GMP certified, certificate CN-7.';
    const claims = (expires: string) =>
      found('claims', { 'registry.yaml': registry(expires), 'en/entries/moq.md': entryText({}, answer) });
    expect(claims('2027-01-01')).toEqual([]);
    expect(claims('2026-01-01')).toHaveLength(1);
  });

  it('is heard in phrases as in answers', () => {
    expect(found('claims', { 'en/phrases.yaml': 'fallback.rephrase: Our quality is guaranteed.\n' })).toEqual([
      'knowledge/en/phrases.yaml:1 error: "guaranteed" is a claim (praise)',
    ]);
  });
});

describe('a contact', () => {
  it.each([
    'Write to wang@oak.example.',
    'See www.oak.example.',
    'Call +86 10 1234 5678.',
    'Our site is oakpharma.com.',
    'WeChat ID: oak_sales1',
  ])('that is not the company’s is found in "%s"', (answer) => {
    expect(foundInAnswer('contacts', answer)).toEqual([expect.stringContaining('is no contact of company.yaml')]);
  });

  it('of the company belongs in its slot', () => {
    expect(foundInAnswer('contacts', 'Write to desk@oak.example.')).toEqual([
      'knowledge/en/entries/moq.md:14 warning: "desk@oak.example" is written out',
    ]);
    expect(foundInAnswer('contacts', 'Write to {email}.')).toEqual([]);
  });

  it('is no CAS number, no rule and no document number', () => {
    expect(foundInAnswer('contacts', 'CAS 1050477-31-0, EMA/409815/2020, 21 CFR 314.420, 2001/83/EC.')).toEqual([]);
  });
});
