/** What lint says of dates, approvals, certificates and sources. */
import { describe, expect, it } from '@jest/globals';
import { answerHash } from '../../../src/knowledge/hash.ts';
import { entryText } from '../small-base.ts';
import { found, foundInAnswer, SPANISH } from './linted.ts';

const entry = (changed: Record<string, string>, answer?: string) => ({
  'en/entries/moq.md': entryText(changed, answer),
});
const onlyMoq = (lines: readonly string[]) => lines.filter((line) => line.includes('/moq.md'));

describe('control dates', () => {
  it.each([
    ['2027-05-01', '2027-06-30', 'warning: the review is due on 2027-06-30'],
    ['2027-07-01', '2027-06-30', 'error: the review was due on 2027-06-30'],
  ])('on %s, a review by %s is named', (today, reviewBy, sentence) => {
    expect(onlyMoq(found('control-dates', entry({ 'review-by': `review-by: ${reviewBy}` }), { today }))).toEqual([
      `knowledge/en/entries/moq.md:7 ${sentence}`,
    ]);
  });

  it('are quiet while the review is more than sixty days away', () => {
    expect(found('control-dates', {}, { today: '2027-04-30' })).toEqual([]);
  });

  it('name an entry that is not in force yet', () => {
    expect(onlyMoq(found('control-dates', entry({ effective: 'effective: 2026-05-01' })))).toEqual([
      'knowledge/en/entries/moq.md:6 warning: it is not in force before 2026-05-01',
    ]);
  });

  it.each([
    ['2026-03-02', 'error: it expired on 2026-03-02'],
    ['2026-04-01', 'warning: it expires on 2026-04-01'],
  ])('name an entry that expires on %s', (expires, sentence) => {
    const changed = entry({ 'review-by': `review-by: 2027-06-30\nexpires: ${expires}` });
    expect(onlyMoq(found('control-dates', changed))).toEqual([`knowledge/en/entries/moq.md:8 ${sentence}`]);
  });

  it('name a second version that does not say what it changed', () => {
    expect(onlyMoq(found('control-dates', entry({ version: 'version: 2' })))).toEqual([
      'knowledge/en/entries/moq.md:3 error: version 2 does not say what it changed',
    ]);
    const told = entry({ version: 'version: 2\nchange: from one drum on, as sales confirmed' });
    expect(onlyMoq(found('control-dates', told))).toEqual([]);
  });

  it('name an answer that was changed after its approval, and pass over the one that was approved', () => {
    const approved = (hash: string) =>
      entry({ approval: `approval: approved\napprover: Chen Jun\napproved-hash: ${hash}` }, 'The approved text.');
    expect(onlyMoq(found('control-dates', approved('a'.repeat(64))))).toEqual([
      'knowledge/en/entries/moq.md:7 error: the answer is not the text that was approved',
    ]);
    expect(onlyMoq(found('control-dates', approved(answerHash('The approved text.'))))).toEqual([]);
  });
});

describe('certificates', () => {
  const registry = (issued: string, expires: string) => ({
    'registry.yaml': `# Shown by the company.\n- { number: CN-7, issuer: NMPA, kind: GMP certificate, site: A, product: B, scope: C, issued: ${issued}, expires: ${expires}, evidence: d }\n`,
  });

  it.each([
    ['2024-01-01', '2026-03-02', 'CN-7 ended on 2026-03-02'],
    ['2024-01-01', '2026-04-30', 'CN-7 ends on 2026-04-30'],
    ['2026-04-01', '2029-03-31', 'CN-7 is issued on 2026-04-01'],
  ])('from %s to %s are named', (issued, expires, sentence) => {
    expect(found('certificates', registry(issued, expires))).toEqual([
      `knowledge/registry.yaml:2 warning: ${sentence}`,
    ]);
  });

  it('in force are passed over', () => {
    expect(found('certificates', registry('2024-01-01', '2027-12-31'))).toEqual([]);
  });
});

describe('sources', () => {
  const public_ = (source: string) => ({ sources: `sources:\n  - "PUB: ${source}"` });

  it.each([
    'ICH Q7 says so.',
    'See 21 CFR 314.420.',
    'Directive 2001/83/EC asks for it.',
    'Regulation (EU) 1252/2014 applies.',
  ])('lack what the answer cites: %s', (answer) => {
    expect(foundInAnswer('sources', answer)).toEqual([expect.stringMatching(/:14 warning: ".*" stands in no source$/)]);
  });

  it('that name what the answer cites are enough', () => {
    expect(foundInAnswer('sources', 'ICH Q7 says so.', public_('ICH Q7 §12'))).toEqual([]);
  });

  it('of a public rule carry an edition or a section', () => {
    expect(foundInAnswer('sources', 'That is the rule.', public_('the law of the customer'))).toEqual([
      'knowledge/en/entries/moq.md:9 warning: "PUB: the law of the customer" names no edition or section',
    ]);
    expect(foundInAnswer('sources', 'That is the rule.', public_('EU GVP module VI'))).toEqual([]);
  });

  it('are the same in every language', () => {
    const other = {
      questions: 'questions:\n  - pedido mínimo\n  - cantidad mínima',
      sources: 'sources:\n  - "S1: other"',
    };
    const files = { ...SPANISH, 'es/entries/moq.md': entryText(other, 'Depende del producto.') };
    expect(found('sources', files)).toEqual([
      'knowledge/es/entries/moq.md:8 warning: "sources" lacks "CONFIRM: minimum order" and has "S1: other" more than the English entry',
    ]);
    expect(found('sources', SPANISH)).toEqual([]);
  });
});
