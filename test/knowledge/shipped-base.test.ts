/** The base that we ship. */
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { phrasebooks } from '../../handlers/index.ts';
import { DESKS } from '../../src/core/topic.ts';
import { provisionalCount } from '../../src/knowledge/control.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { viewAt } from '../../src/knowledge/view.ts';

const NOW = new Date('2026-03-02T08:00:00Z');
let knowledge: Knowledge;
beforeAll(() => {
  knowledge = loadKnowledge(resolve('knowledge'));
});

const view = (language = 'en') => viewAt(knowledge, { now: NOW, language, serveProvisional: true, threshold: 0.5 });

/** Phrases that staff read, and staff read English. */
const FOR_STAFF =
  /^(?:staff|staff-command|staff-room|canned|staff-info|delivery-trouble|link-trouble|review-due|breaker|missed|retry)\.|toldStaff|staffMessage/;

describe.each(['en', 'zh', 'es', 'ru', 'pt', 'ar'])('the shipped base in %s', (language) => {
  it('answers each of the hundred topics, in no more than a phone shows', () => {
    expect(knowledge.topics.size).toBe(100);
    for (const id of knowledge.topics.keys()) {
      const served = view(language).entry(id);
      expect([id, served.kind, served.kind === 'entry' && served.language]).toEqual([id, 'entry', language]);
      const text = served.kind === 'entry' ? served.wording.text : '';
      expect(text).not.toMatch(/[{}]/);
      expect([id, text.length <= 700]).toEqual([id, true]);
    }
  });

  it('knows at least ten ways to ask about each', () => {
    for (const entry of knowledge.entries.get(language)!.values()) {
      expect([entry.topic, entry.questions.length >= 10]).toEqual([entry.topic, true]);
    }
  });

  it('has every sentence that the handlers say to customers', () => {
    const said = phrasebooks.flatMap(({ name, phrases = {} }) => Object.keys(phrases).map((key) => `${name}.${key}`));
    const missing = said.filter((key) => !FOR_STAFF.test(key) && view(language).phrase(key)?.language !== language);
    expect(language === 'en' ? [] : missing).toEqual([]);
  });

  it('has a different name for every topic on a menu, and one for every desk', () => {
    const labels = [...knowledge.topics.keys()].map((id) => view(language).label(id).text);
    expect(new Set(labels).size).toBe(labels.length);
    for (const label of labels) expect([label, label.length <= 45]).toEqual([label, true]);
    expect(new Set(DESKS.map((desk) => view(language).desk(desk))).size).toBe(DESKS.length);
  });

  it('listens for accidents, side effects, complaints, stop requests and those who want a person', () => {
    const heard = [...knowledge.safety.get(language)!.keys()];
    const must = [
      'pv-adverse-event',
      'chem-exposure',
      'complaint-quality',
      'stop-optout',
      'talk-to-human',
      'privacy-erase',
    ];
    expect(heard).toEqual(expect.arrayContaining(must));
  });
});

describe('the shipped base', () => {
  it('is approved by nobody yet, and says how much of it is not', () => {
    expect(provisionalCount(knowledge, NOW)).toBe(600);
    const approvedOnly = viewAt(knowledge, { now: NOW, language: 'en', serveProvisional: false, threshold: 0.5 });
    expect(approvedOnly.entry('moq')).toEqual({ kind: 'withheld', why: 'unapproved' });
  });

  it('puts safety first, then stop, compliance, complaints, a person and inquiries', () => {
    const byPriority = new Map<number, string[]>();
    for (const { id, policy } of knowledge.topics.values()) {
      byPriority.set(policy.priority, [...(byPriority.get(policy.priority) ?? []), id].sort());
    }
    byPriority.delete(7);
    expect(Object.fromEntries(byPriority)).toEqual({
      1: ['chem-exposure', 'pv-adverse-event'],
      2: ['privacy-erase', 'stop-optout'],
      3: ['comp-controlled', 'comp-personal-use', 'comp-sanctions-dual-use', 'med-advice'],
      4: ['complaint-logistics', 'complaint-quality', 'payment-fraud-check'],
      5: ['talk-to-human'],
      6: ['cdmo-custom-synthesis', 'quote-request', 'sample-request'],
    });
  });

  it('gives the contact details verbatim, and no hours before the company confirms them', () => {
    expect(view().company).toEqual({
      name: 'Tianming Pharmaceuticals',
      email: 'sunqian0123@gmail.com',
      whatsapp: '+86 176 6371 3557',
      hours: 'to be confirmed by our team',
    });
  });

  it('claims no certificate, and offers no product', () => {
    expect(knowledge.registry).toEqual([]);
    expect(knowledge.products.filter((product) => product.offered)).toEqual([]);
  });

  it('answers languages that have no folder yet in English', () => {
    expect(view('fr').entry('moq')).toMatchObject({ kind: 'entry', language: 'en' });
  });
});
