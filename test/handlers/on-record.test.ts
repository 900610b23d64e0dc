/** What the register holds is named below an answer, in its own words, and only while it is valid. */
import { describe, expect, it } from '@jest/globals';
import { decide } from '../../handlers/index.ts';
import type { Certificate } from '../../src/knowledge/knowledge.ts';
import { viewAt } from '../../src/knowledge/view.ts';
import { asking, saidBy, shipped } from './turns.ts';

const CERTIFICATE: Certificate = {
  number: 'XX-2026-0001',
  issuer: 'Authority of Nowhere',
  kind: 'GMP certificate',
  site: 'Site 1',
  product: 'Finerenone',
  scope: 'API, chemical synthesis',
  issued: '2026-01-31',
  expires: '2027-06-01',
  evidence: 'documents/XX-2026-0001.pdf',
};
const LINE =
  'On our register: GMP certificate XX-2026-0001 of Authority of Nowhere for Finerenone, Site 1 (API, chemical synthesis), valid until 2027-05-31.';

function answerOn(day: string, topic = 'gmp-status', register = [CERTIFICATE], products?: readonly string[]): string {
  const now = new Date(`${day}T04:00:00Z`);
  const knowledge = viewAt(
    { ...shipped, registry: register },
    { now, language: 'en', serveProvisional: true, threshold: 0.4 },
  );
  const turn = asking(topic, { knowledge });
  const named = products?.map((text) => ({ text, name: text }));
  const entities = named ? { products: named } : {};
  return saidBy(decide({ ...turn, now, understanding: { ...turn.understanding, entities } }));
}

describe('a certificate of the register', () => {
  it('is named with its number, issuer, product, site, scope and last day', () => {
    expect(answerOn('2027-05-01')).toContain(LINE);
  });

  it.each([
    ['2026-01-30', false],
    ['2026-01-31', true],
    ['2027-05-31', true],
    ['2027-06-01', false],
  ])('on %s is named: %s', (day, isNamed) => expect(answerOn(day).includes(LINE)).toBe(isNamed));

  it('is named for its product, and for no other', () => {
    expect(answerOn('2027-05-01', 'gmp-status', [CERTIFICATE], ['finerenone'])).toContain(LINE);
    expect(answerOn('2027-05-01', 'gmp-status', [CERTIFICATE], ['nilotinib'])).not.toContain('On our register');
  });

  it('is named where its kind is asked for, and nowhere else', () => {
    expect(answerOn('2027-05-01', 'reg-dmf-us')).not.toContain('On our register');
    expect(answerOn('2027-05-01', 'moq')).not.toContain('On our register');
    expect(answerOn('2027-05-01', 'reg-dmf-us', [{ ...CERTIFICATE, kind: 'DMF' }])).toContain('On our register: DMF');
  });

  it('is one of three at most', () => {
    const many = ['1', '2', '3', '4'].map((number) => ({ ...CERTIFICATE, number }));
    expect(answerOn('2027-05-01', 'gmp-status', many).match(/On our register/g)).toHaveLength(3);
  });

  it('is none as shipped: the company has shown none', () => {
    expect(shipped.registry).toEqual([]);
    expect(answerOn('2027-05-01', 'gmp-status', [...shipped.registry])).not.toContain('On our register');
  });
});
