import { describe, expect, it } from '@jest/globals';
import { dueSince, dueText } from '../../src/knowledge/due.ts';
import type { Certificate, Entry } from '../../src/knowledge/knowledge.ts';

const ENTRY: Entry = {
  topic: 'moq',
  language: 'en',
  version: 1,
  author: 'Li Wei',
  approval: 'provisional',
  effective: '2026-01-01',
  reviewBy: '2027-06-30',
  sources: [],
  questions: [],
  answer: 'It depends.',
  hash: '',
};
const CERTIFICATE: Certificate = {
  number: 'XX-1',
  issuer: 'an authority',
  kind: 'DMF',
  site: 'A',
  product: 'B',
  scope: 'C',
  issued: '2026-01-01',
  expires: '2027-07-01',
  evidence: 'D',
};

function due(told: string | undefined, today: string, change: Partial<Entry> = {}, registry: Certificate[] = []) {
  const entries = new Map([['en', new Map([['moq', { ...ENTRY, ...change }]])]]);
  return dueSince({ entries, registry }, told, today).map(({ name, left }) => `${name} ${left}`);
}

describe('what runs out', () => {
  it.each([
    ['2027-05-01', 60],
    ['2027-05-31', 30],
    ['2027-06-23', 7],
    ['2027-06-29', 1],
    ['2027-07-01', 0],
  ])('is told on %s: %d days left', (today, left) => {
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    expect(due(yesterday, today)).toEqual([`moq (en) ${left}`]);
    expect(due(today, today)).toEqual([]);
  });

  it('is told on no other day', () => {
    for (const [yesterday, today] of [
      ['2027-05-01', '2027-05-02'],
      ['2027-06-29', '2027-06-30'],
      ['2027-07-01', '2027-07-02'],
    ]) {
      expect(due(yesterday, today!)).toEqual([]);
    }
  });

  it('is told late, and at its most urgent, when the desk stood still meanwhile', () => {
    expect(due('2027-04-01', '2027-06-25')).toEqual(['moq (en) 7']);
    expect(due('2027-04-01', '2027-12-01')).toEqual(['moq (en) 0']);
    expect(due(undefined, '2027-06-10')).toEqual(['moq (en) 30']);
  });

  it('ends on the day before it expires when that is sooner, and is nothing when it was withdrawn', () => {
    expect(due('2026-02-27', '2026-02-28', { expires: '2026-03-01' })).toEqual([]);
    expect(due('2026-02-26', '2026-02-27', { expires: '2026-03-01' })).toEqual(['moq (en) 1']);
    expect(due('2026-02-28', '2026-03-01', { expires: '2026-03-01' })).toEqual(['moq (en) 0']);
    expect(due(undefined, '2027-07-01', { approval: 'withdrawn' })).toEqual([]);
  });

  it('is a document of the register, too', () => {
    expect(due('2027-06-29', '2027-06-30', {}, [{ ...CERTIFICATE, expires: '2027-07-02' }])).toEqual(['DMF XX-1 1']);
  });

  it('is said in a line for each day, and long lists are cut', () => {
    const many = Array.from({ length: 12 }, (_, i) => ({
      name: `t${i} (en)`,
      lastDay: '2027-06-30',
      left: 30 as const,
    }));
    const text = dueText([{ name: 'moq (en)', lastDay: '2027-05-31', left: 0 }, ...many]);
    expect(text).toBe(
      `• no longer served since the end of 2027-05-31: moq (en)\n• until 2027-06-30: ${many
        .slice(0, 10)
        .map(({ name }) => name)
        .join(', ')} and 2 more`,
    );
  });
});
