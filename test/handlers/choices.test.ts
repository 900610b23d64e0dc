/** Buttons: what they carry, and what becomes of old ones. */
import { describe, expect, it } from '@jest/globals';
import { decide } from '../../handlers/index.ts';
import { asking, opened, outcomeOf, saidBy, shipped, toCustomer, turnOf, viewOf } from './turns.ts';

const pressed = (choice: string, conversation = {}) =>
  decide(turnOf('a label', {}, { message: { kind: 'choice', choice }, conversation }));

describe('a button', () => {
  it('carries at most 64 bytes, whatever it is for', () => {
    const onMenus = [...shipped.topics.keys()].flatMap((id) => decide(turnOf('hm', { unsure: [id] })));
    const onAnswers = [...shipped.topics.keys()].flatMap((id) => decide(asking(id)));
    const choices = toCustomer([...onMenus, ...onAnswers]).flatMap((send) => send.choices ?? []);
    expect(choices.length).toBeGreaterThan(100);
    expect(choices.filter(({ id }) => Buffer.byteLength(id) > 64)).toEqual([]);
    expect(choices.filter(({ label }) => label.trim() === '')).toEqual([]);
  });

  it('of a menu that is gone still does what it says', () => {
    expect(outcomeOf(pressed('topic:moq'))?.topics).toEqual([{ topic: 'moq', score: 1 }]);
  });

  it('of a topic that was retired is not met with silence', () => {
    const effects = pressed('topic:retired-long-ago');
    expect(saidBy(effects)).toMatch(/^I did not understand that/);
  });

  it('of an offer that is gone brings a person', () => {
    expect(opened(pressed('offer:accept'))).toMatchObject([{ kind: 'person', desk: 'sales' }]);
  });

  it('that stops the messages really stops them', () => {
    expect(pressed('topic:stop-optout')).toContainEqual({ type: 'setStatus', status: 'optedOut' });
  });

  it('that nobody made is answered like words', () => {
    expect(outcomeOf(pressed('\u0000nonsense'))?.behaviour).toBe('fallback');
  });
});

describe('a menu', () => {
  it('never has more than three choices and a person', () => {
    const effects = decide(turnOf('hm', { unsure: ['moq', 'lead-time', 'doc-coa', 'doc-sds', 'doc-tds'] }));
    expect(toCustomer(effects)[0]?.choices?.map(({ id }) => id)).toEqual([
      'topic:moq',
      'topic:lead-time',
      'topic:doc-coa',
      'person',
    ]);
  });

  it('names the choices in the words of the index', () => {
    const effects = decide(turnOf('hm', { unsure: ['moq'] }));
    expect(saidBy(effects)).toContain(`1. ${viewOf().label('moq').text}`);
  });

  it('never offers what is about the conversation, nor a refusal', () => {
    const never = ['st-greeting', 'st-thanks-bye', 'abuse', 'talk-to-human', 'comp-controlled', 'comp-personal-use'];
    for (const id of never)
      expect([id, outcomeOf(decide(turnOf('hm', { unsure: [id] })))?.behaviour]).toEqual([id, 'fallback']);
  });
});
