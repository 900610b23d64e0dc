/** What lint says of the ways to ask: collisions, duplicates, strays, and what nothing leads to. */
import { describe, expect, it } from '@jest/globals';
import { entryText, SMALL_BASE } from '../small-base.ts';
import { found, SPANISH } from './linted.ts';

const questions = (...list: string[]) => `questions:\n${list.map((one) => `  - ${one}`).join('\n')}`;
const moq = (...list: string[]) => ({ 'en/entries/moq.md': entryText({ questions: questions(...list) }) });
const contact = (...list: string[]) => ({
  'en/entries/contact.md': entryText({ topic: 'topic: contact', questions: questions(...list) }, 'Write to {email}.'),
});

describe('colliding phrasings', () => {
  it('are two topics whose phrasings differ only in what the matcher does not see', () => {
    const both = { ...moq('form 10', 'smallest order'), ...contact('Form 483', 'your e-mail') };
    expect(found('colliding-phrasings', both)).toEqual([
      'knowledge/en/entries/moq.md:11 error: "form 10" (moq) reads the same as "Form 483" of contact (knowledge/en/entries/contact.md:11)',
    ]);
  });

  it('are found in questions.yaml too, on their own line', () => {
    const beside = { 'en/questions.yaml': 'contact:\n  - how to reach you\n  - "Smállest order"\n' };
    expect(found('colliding-phrasings', beside)).toEqual([
      expect.stringMatching(/^knowledge\/en\/questions\.yaml:3 error: "Smállest order" \(contact\) reads the same/),
    ]);
  });

  it('of two languages are a warning, because the matcher knows no languages', () => {
    const spanish = { ...SPANISH, 'es/questions.yaml': 'contact:\n  - MOQ\n' };
    expect(found('colliding-phrasings', spanish)).toEqual([
      expect.stringMatching(/^knowledge\/es\/questions\.yaml:2 warning: "MOQ"/),
    ]);
  });

  it('are none within a topic, or where a word tells them apart', () => {
    expect(found('colliding-phrasings', { ...moq('form 10', 'moq'), ...contact('form 483 fda', 'e-mail') })).toEqual(
      [],
    );
  });
});

describe('near duplicates', () => {
  it('are phrasings of one topic that the matcher reads alike', () => {
    expect(found('near-duplicates', moq('can we order 5 kg', 'can we order 25 kg'))).toEqual([
      'knowledge/en/entries/moq.md:12 warning: "can we order 25 kg" is the same as "can we order 5 kg" (knowledge/en/entries/moq.md:11)',
    ]);
  });

  it('are phrasings of two topics that differ in the order of words', () => {
    const both = {
      ...moq('smallest quantity for a customer order', 'moq'),
      ...contact('for a customer order smallest quantity', 'your e-mail'),
    };
    expect(found('near-duplicates', both)).toEqual([
      expect.stringMatching(/^knowledge\/en\/entries\/moq\.md:11 warning: /),
    ]);
  });

  it('are no slips of the pen and other word orders inside a topic', () => {
    expect(found('near-duplicates', moq('minimum order', 'minimun order', 'order minimum'))).toEqual([]);
  });
});

describe('stray phrasings', () => {
  const mail = [
    'send it to your mail address',
    'your mail address please',
    'mail address of the office',
    'which mail address',
  ];

  it('are those that another topic wins when they are left out', () => {
    const longer = 'please tell me your mail address of the office';
    expect(
      found('stray-phrasings', { ...moq(longer, 'smallest order', 'least quantity'), ...contact(...mail) }),
    ).toEqual([
      expect.stringMatching(/^knowledge\/en\/entries\/moq\.md:11 warning: ".*" \(moq\) would go to contact, like "/),
    ]);
  });

  it('are none that have others like them in their own topic', () => {
    const own = ['smallest order you take', 'what is the smallest order', 'smallest order please'];
    expect(found('stray-phrasings', { ...moq(...own), ...contact(...mail) })).toEqual([]);
  });
});

describe('dead topics', () => {
  it('have no phrasing with letters and no cue', () => {
    const silent = { ...contact('"👍"', '"???"'), 'en/safety.yaml': '{}\n' };
    expect(found('dead-topics', silent)).toContain('knowledge/topics.yaml:6 error: nothing leads to "contact"');
  });

  it('are none when a cue leads to them', () => {
    expect(found('dead-topics', contact('"👍"', '"???"')).filter((line) => line.includes(' error: '))).toEqual([]);
  });

  it('are entries all of whose phrasings other topics win', () => {
    const mail = ['your mail address', 'mail address please', 'which mail address', 'mail address of the office'];
    const lost = { ...moq('mail address now', 'the mail address'), ...contact(...mail) };
    expect(found('dead-topics', lost)).toEqual([
      expect.stringContaining('knowledge/en/entries/moq.md:1 warning: hardly any message reaches this entry'),
    ]);
    expect(found('dead-topics', {})).toEqual([]);
  });
});

describe('dead cues', () => {
  it('are rules silenced by their own "unless"', () => {
    const safety = 'contact:\n  - all: [[spill, leak], [drum]]\n    unless: [drum]\n';
    expect(found('dead-cues', { 'en/safety.yaml': safety })).toEqual([
      'knowledge/en/safety.yaml:1 error: rule 1 of contact is never heard: "drum" also stands under its "unless"',
    ]);
  });

  it('are none while one word of each list is left', () => {
    const safety = 'contact:\n  - all: [[spill, leak], [drum]]\n    unless: [leak]\n';
    expect(found('dead-cues', { 'en/safety.yaml': safety })).toEqual([]);
    expect(found('dead-cues', { 'en/safety.yaml': SMALL_BASE['en/safety.yaml']! })).toEqual([]);
  });
});
