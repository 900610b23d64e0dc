import { describe, expect, it } from '@jest/globals';
import { askedFor } from '../../src/core/ticket.ts';
import { PEOPLE, peopleFor } from '../../src/knowledge/people-fields.ts';

const people = PEOPLE.parse([
  { name: 'Li Wei', handle: '@liwei', desks: ['sales'], languages: ['zh', 'en'] },
  { name: 'Ana Ruiz', desks: ['sales'], languages: ['es', 'en'] },
  { name: 'Chen Jun', desks: ['QA'] },
  { name: 'Sun Mei', desks: ['RA'], products: ['finerenone'] },
  { name: 'Wu Hao', desks: ['RA'] },
]);

describe('the people of a desk', () => {
  it.each([
    ['sales', 'es', ['Ana Ruiz', 'Li Wei (@liwei)']],
    ['sales', 'zh', ['Li Wei (@liwei)', 'Ana Ruiz']],
    ['sales', 'en', ['Li Wei (@liwei)', 'Ana Ruiz']],
    ['QA', 'ru', ['Chen Jun']],
    ['PV', 'en', []],
  ] as const)('of %s for a customer who writes %s', (desk, language, names) => {
    expect(peopleFor(people, { desk, language, reference: 'TM-2222', products: [] }).toSorted()).toEqual(
      names.toSorted(),
    );
    const first = peopleFor(people, { desk, language, reference: 'TM-2222', products: [] })[0];
    if (language !== 'en') expect(first).toBe(names[0]);
  });

  it('share the work, and each reminder asks the next', () => {
    const references = Array.from({ length: 300 }, (_, i) => `TM-${1000 + i}`);
    const lists = references.map((reference) =>
      peopleFor(people, { desk: 'sales', language: 'en', reference, products: [] }),
    );
    const first = lists.filter(([name]) => name === 'Ana Ruiz').length;
    expect(first).toBeGreaterThan(100);
    expect(first).toBeLessThan(200);
    const asked = [0, 1, 2].map((reminders) => askedFor({ people: ['Li', 'Ana'], reminders }));
    expect(asked).toEqual(['Li', 'Ana', 'Li']);
  });

  it('are asked first about goods that are theirs, whoever is in turn', () => {
    const firstOf = (products: readonly string[]) =>
      Array.from({ length: 20 }, (_, i) => {
        return peopleFor(people, { desk: 'RA', language: 'en', reference: `TM-${1000 + i}`, products })[0];
      });
    expect(new Set(firstOf(['finerenone', 'apixaban']))).toEqual(new Set(['Sun Mei']));
    expect(new Set(firstOf(['apixaban']))).toEqual(new Set(['Sun Mei', 'Wu Hao']));
  });

  it('are nobody when none are known', () => {
    expect(askedFor({})).toBeUndefined();
    expect(PEOPLE.parse(undefined)).toEqual([]);
  });

  it.each([
    [[{ name: 'Li' }], 'is missing; add desks: [sales]'],
    [[{ name: 'Li', desks: ['shipping'] }], 'Invalid option'],
    [[{ name: 'Li', desks: ['sales'], handle: 'liwei' }], 'must be a handle'],
  ])('cannot be %j', (given, problem) => {
    expect(JSON.stringify(PEOPLE.safeParse(given).error?.issues)).toContain(problem);
  });
});
