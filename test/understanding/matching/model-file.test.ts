import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  loadMatcher,
  MATCHER_VERSION,
  ModelFileError,
  saveMatcher,
  trainMatcher,
} from '../../../src/understanding/matching/matcher.ts';
import { packModel, unpackModel } from '../../../src/understanding/matching/model-file.ts';
import { FURNITURE } from './furniture.ts';

const texts = ['delivry to bilbao??', 'is the shop open', 'my cat is ill', 'blue chairs', '', '沙发'];

describe('a saved matcher', () => {
  it.each([true, false])('answers exactly like the one it was made from (networks: %s)', (networks) => {
    const matcher = trainMatcher(FURNITURE, { networks });
    const revived = loadMatcher(saveMatcher(matcher));
    expect([revived.threshold, revived.askBackThreshold]).toEqual([matcher.threshold, matcher.askBackThreshold]);
    for (const text of texts) expect(revived.match(text)).toEqual(matcher.match(text));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FURNITURE.flatMap(({ text }) => text.split(' ')))), (words) => {
        expect(revived.match(words.join(' '))).toEqual(matcher.match(words.join(' ')));
      }),
    );
    expect(Buffer.compare(saveMatcher(revived), saveMatcher(matcher))).toBe(0);
  });

  it('is refused when it is something else', () => {
    for (const bytes of [new Uint8Array(), Buffer.from('hello'), Buffer.alloc(5000)]) {
      expect(() => loadMatcher(bytes)).toThrow(ModelFileError);
    }
  });

  it('is refused when a byte of it changed or its end is missing', () => {
    const bytes = Buffer.from(saveMatcher(trainMatcher(FURNITURE.slice(0, 30), { networks: false })));
    expect(() => loadMatcher(bytes.subarray(0, bytes.length - 8))).toThrow(/damaged/);
    bytes[bytes.length >> 1]! ^= 1;
    expect(() => loadMatcher(bytes)).toThrow(/damaged/);
  });

  it('is refused when another version of the code made it', () => {
    const bytes = packModel('0', { phrasings: [] }, [new Float32Array([1, 2])]);
    expect(() => unpackModel(MATCHER_VERSION, bytes)).toThrow(/version 0/);
    expect(unpackModel('0', bytes).arrays).toEqual([new Float32Array([1, 2])]);
  });

  it('belongs to a version, which changes with the answers: whoever changes these numbers changes MATCHER_VERSION', () => {
    const { threshold, match } = trainMatcher(FURNITURE);
    const seen = [threshold, match('delivry to bilbao??').confidence, match('blue chairs').confidence];
    expect([MATCHER_VERSION.split('-')[0], ...seen.map((value) => value.toFixed(4))]).toEqual([
      '11',
      '0.3990',
      '0.8074',
      '0.8449',
    ]);
  });
});
