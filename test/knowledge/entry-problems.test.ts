/** What is said about a mistake in an entry: where, what, and what to do. */
import { describe, expect, it } from '@jest/globals';
import { entryText, problemsOf } from './small-base.ts';

const HASH = 'a'.repeat(64);

/** The one problem of a base whose entry `moq` has these keys exchanged. */
function said(changed: Record<string, string>, answer?: string): string {
  return problemsOf({ 'en/entries/moq.md': entryText(changed, answer) }).join('\n');
}

describe('a mistake in the front matter', () => {
  it.each<[string, Record<string, string>, string]>([
    ['an unknown key', { author: 'authr: Li Wei' }, ':4 "authr" is no key that is known here; did you mean "author"?'],
    ['a missing key', { author: '' }, ':1 "author" is missing; add author: Li Wei'],
    ['an empty value', { author: 'author:' }, ':4 "author" must be a text, not nothing; write it like author: Li Wei'],
    [
      'a date of another country',
      { effective: 'effective: 1.1.2026' },
      ':6 "effective" must be a day written year-month-day, not "1.1.2026"',
    ],
    [
      'a day that does not exist',
      { effective: 'effective: 2026-02-29' },
      ':6 "effective" must be a day written year-month-day',
    ],
    [
      'a review before the start',
      { 'review-by': 'review-by: 2025-12-31' },
      ':7 "review-by" (2025-12-31) is before "effective" (2026-01-01)',
    ],
    [
      'an expiry before the start',
      { 'review-by': 'review-by: 2027-06-30\nexpires: 2026-01-01' },
      ':8 "expires" (2026-01-01) is not after "effective"',
    ],
    [
      'an unknown approval',
      { approval: 'approval: aproved' },
      ':5 "approval" cannot be "aproved"; did you mean "approved"?',
    ],
    [
      'an approval by nobody',
      { approval: `approval: approved\napproved-hash: ${HASH}` },
      ':5 "approver" is missing; an approved entry has it',
    ],
    ['an approval of no text', { approval: 'approval: approved\napprover: Chen Jun' }, ':5 "approved-hash" is missing'],
    [
      'an approval by the author',
      { approval: `approval: approved\napprover: "li  wei"\napproved-hash: ${HASH}` },
      ':6 "approver" is the author, li  wei; a second person must approve',
    ],
    [
      'a hash that is none',
      { approval: 'approval: provisional\napproved-hash: abc' },
      ':6 "approved-hash" is no SHA-256',
    ],
    ['a version that is no number', { version: 'version: 1.5' }, ':3 "version" must be a whole number from 1, not 1.5'],
    [
      'a source of no kind',
      { sources: 'sources:\n  - "PUB: ICH Q7"\n  - "somebody said so"' },
      ':10 "sources" item 2 has no kind; begin it with S0:, S1:, PUB:, CONFIRM: or POLICY:',
    ],
    ['no source', { sources: '' }, ':1 "sources" is missing; say where the answer comes from'],
    [
      'a topic of another name',
      { topic: 'topic: contact' },
      ':2 "topic" is "contact" but the file is named moq.md; make them the same',
    ],
    [
      'a tab for spaces',
      { sources: 'sources:\n\t- x' },
      ':9 a tab stands where YAML wants spaces; replace it with spaces',
    ],
    ['a key that stands there twice', { author: 'author: Li\nauthor: Li' }, ':5 this key stands here a second time'],
    ['an open quote', { author: 'author: "Li' }, ':'],
  ])('%s', (_, changed, sentence) => {
    expect(said(changed)).toContain(`knowledge/en/entries/moq.md${sentence}`);
  });

  it('is reported for a topic that the index does not have, with the nearest one', () => {
    expect(
      problemsOf({ 'en/entries/moqs.md': entryText({ topic: 'topic: moqs', questions: 'questions:\n  - a\n  - b' }) }),
    ).toEqual(['knowledge/en/entries/moqs.md:2 there is no topic "moqs"; did you mean "moq"?']);
  });

  it('may be that it never ends', () => {
    expect(problemsOf({ 'en/entries/moq.md': '---\ntopic: moq\n' })).toContain(
      'knowledge/en/entries/moq.md:1 the front matter has no end; put a line "---" between it and the answer',
    );
  });

  it.each(['S0', 'S1', 'PUB', 'CONFIRM', 'POLICY'])('is no source of the kind %s', (kind) => {
    expect(said({ sources: `sources:\n  - "${kind}: as written there"` })).toBe('');
  });
});

describe('a mistake in the questions', () => {
  it.each<[string, string, string]>([
    ['none', 'questions:', ':10 "questions" is empty; add at least two ways a customer would ask'],
    ['one', 'questions:\n  - moq', ':10 "questions" has only 1; add at least two ways a customer would ask'],
    [
      'a colon',
      'questions:\n  - moq\n  - minimum: how much',
      ':12 "questions" item 2 must be a text, not a group of keys (made by ": "); put it in double quotes, or take the line out',
    ],
    [
      'a number',
      'questions:\n  - moq\n  - 25',
      ':12 "questions" item 2 must be a text, not 25; put it in double quotes, or take the line out',
    ],
    [
      'a text cut off at a hash',
      'questions:\n  - moq\n  - smallest # of drums',
      ':12 "questions" item 2 ends at " #"; put it in double quotes, or the comment on a line of its own',
    ],
    [
      'the same twice',
      'questions:\n  - moq\n  - least?\n  - MOQ??',
      ':13 "MOQ??" stands in line 11 already; take one of them out',
    ],
  ])('%s', (_, questions, sentence) => {
    expect(said({ questions })).toBe(`knowledge/en/entries/moq.md${sentence}`);
  });

  it('is a question of two topics', () => {
    expect(said({ questions: 'questions:\n  - moq\n  - Your e-mail!' })).toBe(
      'knowledge/en/entries/moq.md:12 "Your e-mail!" is also a question of contact (knowledge/en/entries/contact.md:11); keep it where it fits better',
    );
  });

  it('is none when the same question stands in two languages', () => {
    const spanish = { 'es/entries/moq.md': entryText(), 'es/phrases.yaml': '', 'es/safety.yaml': '' };
    const language =
      'name: Spanish\nyes: [si]\nno: [no]\ngreetings: [hola]\nthanks: [gracias]\njoiners: [y]\nnegations: [no]\n';
    expect(problemsOf({ ...spanish, 'es/language.yaml': language })).toEqual([]);
  });

  it('is none in comments on lines of their own, quotes and emoji', () => {
    expect(said({ questions: 'questions:\n  # short ones\n  - moq\n  - "smallest #: 1"\n  - "👍"\n  - "🙏"' })).toBe(
      '',
    );
  });
});

describe('a mistake in the answer', () => {
  it.each<[string, string, string]>([
    ['nothing', ' \n ', ':14 the answer is empty; write it below the second "---"'],
    ['too much', 'a'.repeat(701), ':14 the answer has 701 characters; at most 700 fit a phone, shorten it'],
    ['an unknown slot', 'Write to\n{e-mail}.', ':15 there is no slot {e-mail}; did you mean "email"?'],
    [
      'half a slot',
      'Write to {email.',
      ':14 a single brace stands here; braces only go around a slot, such as {email}',
    ],
  ])('%s', (_, answer, sentence) => {
    expect(said({}, answer)).toContain(`knowledge/en/entries/moq.md${sentence}`);
  });

  it('is none in 700 letters of any script, or in a rule below the front matter', () => {
    expect(said({}, `${'药'.repeat(340)}\n---\n${'𐍈'.repeat(355)}`)).toBe('');
  });
});
