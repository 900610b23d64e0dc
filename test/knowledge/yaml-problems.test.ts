/** What is said about a mistake in each of the YAML files: where, what, and what to do. */
import { describe, expect, it } from '@jest/globals';
import { problemsOf, SMALL_BASE } from './small-base.ts';

/** The text of a file with one piece exchanged. */
function exchange(path: string, from: string, to: string): string {
  const before = SMALL_BASE[path]!;
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  return after;
}

describe('a mistake in company.yaml', () => {
  it.each([
    [
      'desk@oak.example',
      'desk',
      ':3 "contact.email" must be an e-mail address, not "desk"; write it like email: desk@example.com',
    ],
    ['"+86 100 0000 0000"', '0086', ':4 "contact.whatsapp" must be a number with its country code'],
    [
      'Asia/Shanghai',
      'China/Shanghai',
      ':7 "timeZone" must be the name of a time zone, not "China/Shanghai"; write it like timeZone: Asia/Shanghai',
    ],
    ['  QA: ', '  qa: ', ':10 "desks.qa" is no key that is known here; did you mean "QA"?'],
    ['hours: null\n', '', ':1 "hours" is missing'],
    ['[en, es]', '[es]', ':14 "languages" lacks en;'],
    [
      '[en, es]',
      '[en, spanish]',
      ':14 "languages" item 2 must be two small letters, not "spanish"; write it like - en',
    ],
    ['name: Oak', '\tname: Oak', ':1 '],
    [
      'name: Oak Pharma\n',
      'name: Oak Pharma\nname: Elm\n',
      ':2 this key stands here a second time; keep one of the two',
    ],
  ])('%j → %j', (from, to, sentence) => {
    const problems = problemsOf({ 'company.yaml': exchange('company.yaml', from, to) });
    expect(problems.join('\n')).toContain(`knowledge/company.yaml${sentence}`);
  });
});

describe('a mistake in topics.yaml', () => {
  it.each([
    [
      'desk: sales',
      'desk: sale',
      ':4 "moq.desk" cannot be "sale"; did you mean "sales"? It is one of sales, QA, RA, PV, compliance',
    ],
    [
      'priority: 2',
      'priority: 9',
      ':11 "contact.priority" must be a whole number from 1 to 7, not 9; write it like priority: 7',
    ],
    ['urgent: true', 'urgnet: true', ':12 "contact.urgnet" is no key that is known here; did you mean "urgent"?'],
    ['urgent: true', 'urgent: very', ':12 "contact.urgent" must be true or false, not "very"'],
    ['ticket: privacy', 'ticket: pricacy', ':13 "contact.ticket" cannot be "pricacy"; did you mean "privacy"?'],
    ['contact:', 'Contact us:', ':6 "Contact us" is no id; ids are small letters, digits and hyphens'],
    ['{ en: How to reach us }', '{ en: "" }', ':10 "contact.label.en" must be a text, not nothing'],
    ['{ en: How to reach us }', '{ en: How to reach us, xyz: hm }', ':10 "contact.label.xyz" is no language'],
  ])('%j → %j', (from, to, sentence) => {
    const problems = problemsOf({ 'topics.yaml': exchange('topics.yaml', from, to) });
    expect(problems.join('\n')).toContain(`knowledge/topics.yaml${sentence}`);
  });
});

describe('a mistake in products.yaml', () => {
  it.each([
    ['50-78-2', '50-78-3', ':3 "products" item 1 "cas" 50-78-3 has a wrong check digit; look the number up again'],
    ['50-78-2', '50782', ':3 "products" item 1 "cas" must be a CAS number, not 50782; write it like cas: 1050477-31-0'],
    ['names:', 'name:', ':4 this key stands here a second time'],
    [
      'names: [ASA]',
      'tags: [patented]',
      ':4 "products" item 1 "tags" item 1 cannot be "patented"; did you mean "patent"?',
    ],
    ['products:\n', 'products:\n  - name: Aspirin\n', ':3 "aspirin" stands in line 2 already; put both together'],
  ])('%j → %j', (from, to, sentence) => {
    const problems = problemsOf({ 'products.yaml': exchange('products.yaml', from, to) });
    expect(problems.join('\n')).toContain(`knowledge/products.yaml${sentence}`);
  });
});

describe('a mistake in registry.yaml', () => {
  const certificate = (changed: Record<string, string> = {}) =>
    Object.entries({
      number: 'CN-1',
      issuer: 'the authority',
      kind: 'GMP certificate',
      site: 'plant 1',
      product: 'aspirin',
      scope: 'manufacture',
      issued: '2026-01-31',
      expires: '2029-01-30',
      evidence: 'documents/CN-1.pdf',
      ...changed,
    })
      .filter(([, value]) => value !== '')
      .map(([key, value], i) => `${i === 0 ? '- ' : '  '}${key}: ${value}\n`)
      .join('');

  it('is none in a complete certificate', () => {
    expect(problemsOf({ 'registry.yaml': certificate() })).toEqual([]);
  });

  it.each([
    [{ expires: '2025-01-30' }, ':8 "expires" (2025-01-30) is not after "issued" (2026-01-31); correct one of them'],
    [{ expires: '2026-02-30' }, ':8 item 1 "expires" must be a day written year-month-day, not "2026-02-30"'],
    [{ evidence: '' }, ':1 item 1 "evidence" is missing; add evidence: where the document lies'],
    [{ number: '2026001' }, ':1 item 1 "number" must be a text, not 2026001; write it like number: "GMP-2026-001"'],
  ])('%j', (changed, sentence) => {
    expect(problemsOf({ 'registry.yaml': certificate(changed) }).join('\n')).toContain(
      `knowledge/registry.yaml${sentence}`,
    );
  });

  it('is a number that stands there twice', () => {
    expect(problemsOf({ 'registry.yaml': certificate() + certificate() })).toEqual([
      'knowledge/registry.yaml:10 "CN-1" stands in line 1 already; put both together',
    ]);
  });
});

describe('a mistake in the files of a language', () => {
  it.each([
    [
      'en/language.yaml',
      'no: [no]',
      'no: [no, true]',
      ':3 "no" item 2 must be a text, not true; put it in double quotes, or take the line out',
    ],
    ['en/language.yaml', 'no: [no]', 'no: [no, "👎"]', ':3 "no" has an item without letters or digits; take it out'],
    [
      'en/language.yaml',
      'joiners: [and]',
      'joiners: []',
      ':6 "joiners" is empty; add the words that join two questions',
    ],
    [
      'en/phrases.yaml',
      '#',
      'rephrase: Again?\n#',
      ':1 "rephrase" is no name of a phrase; write the handler, a dot and the phrase',
    ],
    ['en/phrases.yaml', '#', 'fallback.rephrase:\n#', ':1 "fallback.rephrase" must be a text, not nothing'],
    ['en/safety.yaml', 'contact:', 'contacts:', ':1 there is no topic "contacts"; did you mean "contact"?'],
    ['en/safety.yaml', '- all:', '- al:', ':2 "contact" item 1 "al" is no key that is known here; did you mean "all"?'],
    ['en/safety.yaml', '[drum]]', '[]]', ':2 "contact" item 1 "all" item 2 is empty; add the words that will do'],
    ['en/safety.yaml', 'spill*', 'sp*', ':2 "sp*" begins too many words; write at least 3 letters before "*"'],
    ['en/safety.yaml', '[film]', '[film/tape]', ':3 "film/tape" is no word; write letters and digits'],
  ])('%s: %j → %j', (path, from, to, sentence) => {
    expect(problemsOf({ [path]: exchange(path, from, to) }).join('\n')).toContain(`knowledge/${path}${sentence}`);
  });

  it('is not even YAML: thousands of brackets', () => {
    const problems = problemsOf({ 'en/phrases.yaml': `a.b: ${'['.repeat(20_000)}` });
    expect(problems.every((problem) => problem.startsWith('knowledge/en/phrases.yaml:'))).toBe(true);
    expect(problems.length).toBeGreaterThan(0);
  });
});
