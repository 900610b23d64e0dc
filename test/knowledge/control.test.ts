/** Document control: what may be served on which day. */
import { describe, expect, it } from '@jest/globals';
import { dayOf, provisionalCount, whyWithheld } from '../../src/knowledge/control.ts';
import { answerHash } from '../../src/knowledge/hash.ts';
import type { Entry } from '../../src/knowledge/knowledge.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { entryText, smallBase } from './small-base.ts';

const ENTRY: Entry = {
  topic: 'moq',
  language: 'en',
  version: 1,
  author: 'Li Wei',
  approval: 'approved',
  approver: 'Chen Jun',
  approvedHash: answerHash('It depends.'),
  effective: '2026-01-10',
  reviewBy: '2026-06-30',
  sources: [],
  questions: [],
  answer: 'It depends.',
  hash: answerHash('It depends.'),
};
const provisional: Entry = { ...ENTRY, approval: 'provisional' };

describe('an entry', () => {
  it.each<[string, Entry, string, string | undefined]>([
    ['is not served before it is effective', ENTRY, '2026-01-09', 'not-yet-effective'],
    ['is served from the day on which it is effective', ENTRY, '2026-01-10', undefined],
    ['is served until the end of the day of review', ENTRY, '2026-06-30', undefined],
    ['is not served without a new review', ENTRY, '2026-07-01', 'expired'],
    ['is served until the day before it expires', { ...ENTRY, expires: '2026-03-01' }, '2026-02-28', undefined],
    ['is not served on the day on which it expires', { ...ENTRY, expires: '2026-03-01' }, '2026-03-01', 'expired'],
    ['is not served once withdrawn', { ...ENTRY, approval: 'withdrawn' }, '2026-02-01', 'withdrawn'],
    [
      'is not served with another text than the approved one',
      { ...ENTRY, hash: answerHash('Yes.') },
      '2026-02-01',
      'unapproved',
    ],
    ['is not served when its author approved it', { ...ENTRY, approver: 'LI WEI ' }, '2026-02-01', 'unapproved'],
    ['is served provisionally before anybody approved it', provisional, '2026-02-01', undefined],
    ['is not served provisionally out of its time', provisional, '2026-07-01', 'expired'],
  ])('%s', (_, entry, day, why) => {
    expect(whyWithheld(entry, { day, serveProvisional: true })).toBe(why);
  });

  it('that nobody approved is withheld when the desk serves approved ones only', () => {
    expect(whyWithheld(provisional, { day: '2026-02-01', serveProvisional: false })).toBe('unapproved');
    expect(whyWithheld(ENTRY, { day: '2026-02-01', serveProvisional: false })).toBeUndefined();
  });

  it('with an approval that names no approver is withheld', () => {
    const { approver: _, ...nobody } = ENTRY;
    expect(whyWithheld(nobody, { day: '2026-02-01', serveProvisional: true })).toBe('unapproved');
  });
});

describe('a day', () => {
  it.each([
    ['2026-01-09T15:59:59Z', 'Asia/Shanghai', '2026-01-09'],
    ['2026-01-09T16:00:00Z', 'Asia/Shanghai', '2026-01-10'],
    ['2026-01-01T02:00:00Z', 'America/Sao_Paulo', '2025-12-31'],
  ])('%s is in %s the %s', (moment, timeZone, day) => {
    expect(dayOf(new Date(moment), timeZone)).toBe(day);
  });
});

describe('the count at start', () => {
  it('is of entries that are served today and that nobody has approved', () => {
    const base = smallBase();
    const knowledge = loadKnowledge(base.folder);
    base.discard();
    expect(provisionalCount(knowledge, new Date('2026-02-01T00:00:00Z'))).toBe(2);
    expect(provisionalCount(knowledge, new Date('2025-02-01T00:00:00Z'))).toBe(0);
  });

  it('leaves out what is withdrawn', () => {
    const base = smallBase({ 'en/entries/moq.md': entryText({ approval: 'approval: withdrawn' }) });
    expect(provisionalCount(loadKnowledge(base.folder), new Date('2026-02-01T00:00:00Z'))).toBe(1);
    base.discard();
  });
});
