/** What may not be served is not said: a holding phrase, and a person. */
import { describe, expect, it } from '@jest/globals';
import { decide } from '../../handlers/index.ts';
import type { Entry } from '../../src/knowledge/knowledge.ts';
import { asking, opened, outcomeOf, saidBy, shipped, toCustomer, viewOf } from './turns.ts';

/** The shipped base with one English entry changed. */
function withEntry(topic: string, change: Partial<Entry>) {
  const english = new Map(shipped.entries.get('en'));
  const entry = english.get(topic);
  if (!entry) throw new Error(`there is no entry ${topic}`);
  english.set(topic, { ...entry, ...change });
  return viewOf({ entries: new Map(shipped.entries).set('en', english) });
}

function entriesIn(effects: ReturnType<typeof decide>) {
  return toCustomer(effects).flatMap(({ wording }) => wording.provenance.filter(({ kind }) => kind === 'entry'));
}

describe('an entry that may not be served', () => {
  it.each<[string, Partial<Entry>]>([
    ['has expired', { expires: '2026-01-05' }],
    ['is overdue for review', { reviewBy: '2026-01-04' }],
    ['is not yet effective', { effective: '2026-01-06' }],
    ['was withdrawn', { approval: 'withdrawn' }],
    ['was approved in another wording', { approval: 'approved', approver: 'Wang Fang', approvedHash: 'other' }],
    ['was approved by its author', { approval: 'approved', approver: 'inquiry desk draft' }],
  ])('and %s is replaced by the holding phrase and a hand-off', (_, change) => {
    const effects = decide(asking('moq', { knowledge: withEntry('moq', change) }));
    expect(saidBy(effects)).toMatch(
      /^A colleague will confirm this for you\.\n\nI am passing this to our sales team\./,
    );
    expect(entriesIn(effects)).toEqual([]);
    expect(opened(effects)).toMatchObject([{ kind: 'question', desk: 'sales', topics: ['moq'] }]);
    expect(outcomeOf(effects)?.behaviour).toBe('handoff');
  });

  it('is served on its last day', () => {
    const effects = decide(asking('moq', { knowledge: withEntry('moq', { reviewBy: '2026-01-05' }) }));
    expect(entriesIn(effects)).toHaveLength(1);
  });

  it('does not hold back the answer to the other question', () => {
    const knowledge = withEntry('moq', { approval: 'withdrawn' });
    const both = asking('moq', { knowledge });
    const payment = asking('payment-terms').understanding.parts;
    const effects = decide({
      ...both,
      understanding: { ...both.understanding, parts: [...both.understanding.parts, ...payment] },
    });
    expect(entriesIn(effects)).toMatchObject([{ entry: 'payment-terms' }]);
    expect(opened(effects)).toHaveLength(1);
  });
});

describe('SERVE_PROVISIONAL=false', () => {
  const knowledge = viewOf({}, { approvedOnly: true });
  /** Said by the desk's own phrases: they promise nothing about the company. */
  const byPhrase = ['st-greeting', 'st-thanks-bye', 'stop-optout'];

  it.each([...shipped.topics.keys()])('withholds %s', (topic) => {
    const effects = decide(asking(topic, { knowledge }));
    expect(entriesIn(effects)).toEqual([]);
    expect(toCustomer(effects)).toHaveLength(1);
    expect(opened(effects)).toHaveLength(byPhrase.includes(topic) ? 0 : 1);
  });

  it('still tells who is hurt to call for help', () => {
    expect(saidBy(decide(asking('pv-adverse-event', { knowledge })))).toMatch(/call your local emergency number/);
    expect(saidBy(decide(asking('chem-exposure', { knowledge })))).toMatch(/call your local emergency number/);
  });

  it('still says at the first greeting that an automated assistant speaks', () => {
    expect(saidBy(decide(asking('st-greeting', { knowledge })))).toMatch(/automated assistant/);
  });
});
