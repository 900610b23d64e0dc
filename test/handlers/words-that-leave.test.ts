/** Everything that the desk can say by itself: no price, no gap, no claim (TOPICS section 2). */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { decide, phrasebooks } from '../../handlers/index.ts';
import { saidBy, shipped, turnOf, viewOf } from './turns.ts';

const NEVER: readonly (readonly [string, RegExp])[] = [
  [
    'a price',
    /(?:US\$|[$€£¥₹]|\b(?:USD|EUR|RMB|CNY|INR|GBP)\b)\s*\d|\d\s*(?:[$€£¥₹]|\b(?:USD|EUR|RMB|dollars?|euros?)\b)/i,
  ],
  ['a discount', /\b\d+\s*(?:%|percent)\s*(?:off|discount)|\bdiscount of\b/i],
  ['a delivery time', /\b(?:in|within|takes?)\s+\d+\s*(?:-\s*\d+\s*)?(?:working )?(?:days?|weeks?)\b/i],
  ['a stock claim', /\b(?:is|are|have it|we have .{0,20}) in stock\b|\bready stock\b/i],
  ['a GMP claim', /\b(?:we|our (?:site|plant|company|factory)) (?:are|is|have|has|hold|holds)\b[^.]{0,30}\bGMP\b/i],
  ['"GMP certified"', /\bGMP[- ]certified\b/i],
  ['"FDA approved"', /\bFDA[- ]approved\b/i],
  ['a holder claim', /\b(?:CEP|DMF) holder\b/i],
  ['"audited by"', /\baudited by\b/i],
  ['a guarantee', /\bguarante/i],
  ['a superlative', /(?<!\p{L})(?:best|cheapest|lowest|leading|number one|world-class)(?!\p{L})/iu],
  ['"100 % pure"', /\b100\s*%\s*pure\b/i],
  ['"free" for a sample', /\bfree samples?\b|\bsamples? (?:is|are) free\b/i],
  ['"duty free"', /\bduty[- ]free\b/i],
  ['an unfilled slot', /\{\w+\}/],
];

/** An automatic text may only name these addresses and numbers. */
const CONTACTS = ['sunqian0123@gmail.com', '+86 176 6371 3557'];

function wrongWith(text: string): readonly string[] {
  const broken = NEVER.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  const strangers = (text.match(/[\w.]+@[\w.]+\w|\+\d[\d ]{7,}\d/g) ?? []).filter((found) => !CONTACTS.includes(found));
  return [...broken, ...strangers];
}

describe('an automatic text', () => {
  const languages = [...shipped.entries.keys()];

  it.each(languages)('of an entry in %s holds no price, no gap and no claim', (language) => {
    const view = viewOf({}, { language });
    const broken = [...shipped.topics.keys()].flatMap((id) => {
      const served = view.entry(id);
      const problems = served.kind === 'entry' ? wrongWith(served.wording.text) : [`withheld: ${served.why}`];
      return problems.map((problem) => `${id}: ${problem}`);
    });
    expect(broken).toEqual([]);
  });

  it('of a phrase holds no price, no gap once it is filled in, and no claim', () => {
    const broken = phrasebooks.flatMap(({ name, phrases }) =>
      Object.entries(phrases).flatMap(([key, text]) =>
        wrongWith(text.replace(/\{\w+\}/g, 'something')).map((problem) => `${name}.${key}: ${problem}`),
      ),
    );
    expect(broken).toEqual([]);
  });

  it('of a phrase is one that fits a phone', () => {
    const forCustomers = phrasebooks.filter(({ name }) => name !== 'staff-room');
    const long = forCustomers.flatMap(({ phrases }) => Object.values(phrases)).filter((text) => text.length > 200);
    expect(long).toEqual([]);
  });

  it('would be caught, were it to claim something', () => {
    const samples = ['It costs USD 5', 'We are GMP certified', 'in 10 days', 'the best quality', '{hours}', 'a@b.com'];
    expect(samples.filter((text) => wrongWith(text).length === 0)).toEqual([]);
  });
});

describe('a phrase', () => {
  const said = new Map(
    phrasebooks.flatMap(({ name, phrases }) => Object.entries(phrases).map(([key, text]) => [`${name}.${key}`, text])),
  );

  it('has a name of its own', () => {
    const names = phrasebooks.flatMap(({ name, phrases }) => Object.keys(phrases).map((key) => `${name}.${key}`));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(languageFolders())(
    'of knowledge/%s/phrases.yaml is one that a handler says, with the same marks',
    (language) => {
      const overrides: Record<string, string> = parse(readFileSync(`knowledge/${language}/phrases.yaml`, 'utf8')) ?? {};
      const unknown = Object.keys(overrides).filter((name) => !said.has(name));
      expect(unknown).toEqual([]);
      for (const [name, text] of Object.entries(overrides)) {
        expect([name, marksIn(text)]).toEqual([name, marksIn(said.get(name) ?? '')]);
      }
    },
  );

  it('that phrases.yaml gives is said instead of the one in the code', () => {
    const phrases = new Map([['en', new Map([['fallback.rephrase', 'Once more, please.']])]]);
    expect(saidBy(decide(turnOf('tralala', {}, { knowledge: viewOf({ phrases }) })))).toMatch(/^Once more, please\./);
  });

  it('that another language gives is said in that language, and the rest in English', () => {
    const phrases = new Map([['es', new Map([['hand-off.passedOn', 'Lo paso a {desk}: {reference}.']])]]);
    const knowledge = viewOf({ phrases }, { language: 'es' });
    const told = saidBy(decide(turnOf('tralala', {}, { knowledge, conversation: { misses: 1 } })));
    expect(told).toMatch(/^I still do not understand, so a colleague will help you\. Lo paso a .+: TM-2222\./);
  });
});

function languageFolders(): string[] {
  return readdirSync('knowledge', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'policy')
    .map(({ name }) => name);
}

function marksIn(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([mark]) => mark).sort();
}
