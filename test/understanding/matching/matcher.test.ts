import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Matcher, trainMatcher } from '../../../src/understanding/matching/matcher.ts';
import { FURNITURE } from './furniture.ts';

const quick = trainMatcher(FURNITURE, { networks: false });
const final = trainMatcher(FURNITURE);
const topicOf = (matcher: Matcher, text: string): string | undefined => matcher.match(text).candidates[0]?.topic;

/** Questions that are in no phrasing, each with its topic. */
const QUESTIONS = [
  ['hi, how many days until my wardrobe is delivered?', 'delivery'],
  ['what would shipping to Sevilla cost me', 'delivery-price'],
  ['i would like to send the armchair back', 'returns'],
  ['a leg was broken when the bench arrived', 'broken'],
  ['who can put my kitchen together', 'assembly'],
  ['can i use my credit card', 'payment'],
  ['paying monthly for the bed', 'instalments'],
  ['are the chairs still available', 'stock'],
  ['what colours do you have', 'colours'],
  ['dimensions of the oak desk?', 'size'],
  ['please send me the invoice again', 'invoice'],
  ['is the shop open on saturday', 'hours'],
] as const;

describe.each([
  ['the quick matcher', quick],
  ['the final matcher', final],
])('%s', (_name, matcher) => {
  it('finds the topic of questions it never saw', () => {
    const right = QUESTIONS.filter(([text, topic]) => topicOf(matcher, text) === topic);
    expect(right.length).toBeGreaterThanOrEqual(11);
  });

  it('finds "delivery" in "delivry to bilbao??", and says what it read', () => {
    const match = matcher.match('delivry to bilbao??');
    expect(match.candidates[0]?.topic).toBe('delivery');
    expect(match.corrected).toBe('delivery to bilbao');
  });

  it('is sure of its own phrasings', () => {
    const sure = FURNITURE.filter(({ text, topic }) => {
      const { kind, candidates } = matcher.match(text);
      return kind === 'sure' && candidates[0]?.topic === topic;
    });
    expect(sure.length).toBeGreaterThan(FURNITURE.length * 0.97);
  });

  it('is not sure of questions about something else', () => {
    for (const text of [
      'who won the football match yesterday',
      'translate this poem into latin',
      'how tall is mount everest',
    ]) {
      expect(matcher.match(text).kind).not.toBe('sure');
    }
  });

  it('offers at most five candidates, best first, whose scores are shares of one', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...QUESTIONS.map(([text]) => text))), (text) => {
        const scores = matcher.match(text).candidates.map((candidate) => candidate.score);
        expect(scores.length).toBeLessThanOrEqual(5);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('names the phrasing that is most alike', () => {
    const { evidence } = matcher.match('When do you open?');
    expect(evidence.nearest).toBe('when do you open');
    // Pairs of words that met once are not counted, so not even a phrasing itself is wholly known.
    expect(evidence.similarity).toBeGreaterThan(0.95);
    expect(evidence.coverage).toBe(1);
  });

  it('answers above its threshold, asks back below it and passes below that', () => {
    expect(matcher.askBackThreshold).toBeLessThan(matcher.threshold);
    for (const text of [...QUESTIONS.map(([question]) => question), 'blue', 'my cat is ill', 'price']) {
      const { kind, confidence } = matcher.match(text);
      const expected =
        confidence >= matcher.threshold ? 'sure' : confidence >= matcher.askBackThreshold ? 'unsure' : 'none';
      expect(kind).toBe(expected);
    }
  });

  it('never says it is sure, nor throws, on noise', () => {
    const noise = [
      '',
      ' \n\t',
      '12345',
      '25 000 ٢٥',
      '?!?!',
      '…',
      'a',
      'Z!',
      '🎉🎉👍🏽',
      'ᚠᚢᚦᚨᚱᚲ',
      '𐌰𐌱𐌲',
      '\u0000\uFFFF\uD800',
      '価',
    ];
    for (const text of noise) expect([text, matcher.match(text).kind]).toEqual([text, 'none']);
  });

  it('never says it is sure, nor throws, on any digits and signs', () => {
    const sign = fc.string({ unit: fc.constantFrom(...'0123456789 .,;:!?-+/()٣५²🎉✓€'), maxLength: 40 });
    fc.assert(fc.property(sign, (text) => matcher.match(text).kind === 'none'));
  });

  it('answers anything at all with a confidence from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { confidence, evidence } = matcher.match(text);
        for (const value of [confidence, evidence.coverage, evidence.characterCoverage, evidence.similarity]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('reads 64 kB in no time', () => {
    const start = performance.now();
    matcher.match('when will my sofa arrive '.repeat(2600));
    matcher.match('x'.repeat(65_536));
    matcher.match('沙发什么时候到'.repeat(9000));
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('gives the same answer every time', () => {
    for (const [text] of QUESTIONS) expect(matcher.match(text)).toEqual(matcher.match(text));
  });
});

describe('training', () => {
  it('gives the same matcher whatever the order of the phrasings, and however often each is given', () => {
    const shuffled = [...FURNITURE].reverse().concat(FURNITURE.slice(0, 30));
    for (const [networks, same] of [[false, quick] as const, [true, final] as const]) {
      const other = trainMatcher(shuffled, { networks });
      expect(other.threshold).toBe(same.threshold);
      for (const [text] of QUESTIONS) expect(other.match(text)).toEqual(same.match(text));
    }
  });

  it('works without phrasings, and knows nothing then', () => {
    expect(trainMatcher([]).match('when do you open').kind).toBe('none');
    expect(trainMatcher([{ topic: 'empty', text: '' }]).match('when do you open').kind).toBe('none');
  });

  it('works with a single topic, and tells it from the rest of the world', () => {
    const hours = FURNITURE.filter(({ topic }) => topic === 'hours');
    for (const networks of [true, false]) {
      const matcher = trainMatcher(hours, { networks });
      expect(matcher.match('are you open on Sunday?').kind).toBe('sure');
      expect(matcher.match('translate this poem into latin').kind).toBe('none');
    }
  });

  it('works with one phrasing per topic', () => {
    const first = FURNITURE.filter(({ topic }, i) => FURNITURE[i - 1]?.topic !== topic);
    const matcher = trainMatcher(first);
    expect(topicOf(matcher, 'can i pay')).toBe('payment');
    expect(matcher.match('how can i pay').kind).not.toBe('none');
  });

  it('works with any phrasings', () => {
    const phrasing = fc.record({
      topic: fc.string({ maxLength: 3 }),
      text: fc.string({ unit: 'binary', maxLength: 20 }),
    });
    fc.assert(
      fc.property(fc.array(phrasing, { maxLength: 12 }), fc.string({ unit: 'binary' }), (phrasings, text) => {
        for (const networks of [true, false]) trainMatcher(phrasings, { networks }).match(text);
      }),
      { numRuns: 8 },
    );
  });

  it('learns several languages at once, also those without spaces', () => {
    const texts: Readonly<Record<string, readonly string[]>> = {
      price: ['这个多少钱', '价格是多少', '请报价', 'كم السعر', 'ما هو سعر المنتج', 'сколько это стоит', 'какая цена'],
      place: [
        '你们在哪里',
        '公司地址在哪',
        '工厂在哪个城市',
        'أين موقعكم',
        'ما هو عنوان الشركة',
        'где вы находитесь',
        'какой адрес',
      ],
    };
    const phrasings = Object.entries(texts).flatMap(([topic, list]) => list.map((text) => ({ topic, text })));
    const matcher = trainMatcher(phrasings);
    expect(['价格多少?', 'السعر كم؟', 'цена какая'].map((text) => topicOf(matcher, text))).toEqual(
      Array(3).fill('price'),
    );
    expect(['地址在哪里', 'عنوان الشركة؟', 'Адрес?'].map((text) => topicOf(matcher, text))).toEqual(
      Array(3).fill('place'),
    );
  });
});
