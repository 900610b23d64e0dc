/** The policy lists: how they are checked, and what they add to the products that are recognised. */
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { buildProductIndex, findEntities } from '../../src/understanding/entities/index.ts';
import { problemsOf, SMALL_BASE, smallBase } from './small-base.ts';

const SOURCES = 'sources:\n  UN-1988: { document: the Convention, section: Tables I and II, date: 1988-12-20 }\n';
const substances = (...lines: string[]) => `${SOURCES}substances:\n${lines.map((line) => `  - ${line}`).join('\n')}\n`;

function productsWith(list: string) {
  const base = smallBase({ 'policy/controlled.yaml': list });
  try {
    return loadKnowledge(base.folder).products;
  } finally {
    base.discard();
  }
}

describe('a substance on a list', () => {
  it('tags the product of that CAS number, whatever it is called there', () => {
    const list = substances(
      '{ name: acetylsalicylic acid, names: [aspro], cas: 50-78-2, source: UN-1988, schedule: Table I }',
    );
    expect(productsWith(list)).toEqual([
      { name: 'aspirin', cas: '50-78-2', names: ['ASA', 'aspro'], salts: [], tags: ['precursor'], offered: false },
    ]);
  });

  it('that is no product is recognised all the same, and offered by nobody', () => {
    const list = substances('{ name: clobazam, cas: 22316-47-8, source: UN-1988, schedule: Table I }');
    expect(productsWith(list)).toContainEqual(
      expect.objectContaining({ name: 'clobazam', cas: '22316-47-8', tags: ['precursor'], offered: false }),
    );
  });

  it('that everybody names every day is recognised by its number only', () => {
    const products = buildProductIndex(
      productsWith(
        substances('{ name: toluene, cas: 108-88-3, source: UN-1988, schedule: Table II, byNumberOnly: true }'),
      ),
    );
    const named = (text: string) => findEntities(text, { language: 'en', products }).products?.map((p) => p.tags);
    expect(named('limit of residual toluene?')).toBeUndefined();
    expect(named('price of CAS 108-88-3')).toEqual([['precursor']]);
  });
});

describe('a mistake in a list', () => {
  it.each([
    [
      'a wrong check digit',
      '{ name: x, cas: 299-42-4, source: UN-1988, schedule: Table I }',
      ':4 "substances" item 1 "cas" 299-42-4 has a wrong check digit',
    ],
    [
      'a source that is not named above',
      '{ name: x, cas: 299-42-3, source: UN-1998, schedule: Table I }',
      ':4 there is no source "UN-1998"; the sources here are UN-1988',
    ],
    ['no schedule', '{ name: x, cas: 299-42-3, source: UN-1988 }', ':4 "substances" item 1 "schedule" is missing'],
    [
      'another number than in products.yaml',
      '{ name: aspirin, cas: 299-42-3, source: UN-1988, schedule: Table I }',
      ':4 "aspirin" has the CAS number 299-42-3 here and 50-78-2 in products.yaml',
    ],
  ])('is named: %s', (_, line, sentence) => {
    expect(problemsOf({ 'policy/controlled.yaml': substances(line) })).toEqual([
      expect.stringContaining(`knowledge/policy/controlled.yaml${sentence}`),
    ]);
  });

  it('is a file that no reader knows', () => {
    expect(problemsOf({ 'policy/destination.yaml': 'x' })).toEqual([
      'knowledge/policy/destination.yaml:1 this file is not read; did you mean "destinations.yaml"?',
    ]);
  });

  it('is a country that is no ISO code', () => {
    const list = `${SOURCES}destinations:\n  - { country: North Korea, source: UN-1988 }\n`;
    expect(problemsOf({ 'policy/destinations.yaml': list })).toEqual([
      expect.stringContaining(':4 "destinations" item 1 "country" must be the two capital letters of ISO 3166'),
    ]);
  });
});

describe('the lists', () => {
  it('may be absent: nothing is then reviewed', () => {
    const base = smallBase(SMALL_BASE);
    expect(loadKnowledge(base.folder).reviewedDestinations).toEqual(new Set());
    base.discard();
  });

  it('that we ship hold over a hundred controlled substances and precursors, the schedules of the CWC, and few countries', () => {
    const { products, reviewedDestinations } = loadKnowledge(resolve('knowledge'));
    const withTag = (...tags: string[]) =>
      products.filter((p) => p.cas && tags.some((tag) => p.tags.includes(tag))).length;
    expect(withTag('controlled', 'precursor')).toBeGreaterThan(100);
    expect(withTag('chemical-weapon')).toBeGreaterThan(40);
    expect([...reviewedDestinations]).toContain('KP');
    expect(reviewedDestinations.size).toBeLessThan(6);
    expect(products.filter((product) => product.offered)).toEqual([]);
  });
});
