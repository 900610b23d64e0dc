/** What handlers see of the base: one moment, one language. */
import { describe, expect, it } from '@jest/globals';
import { answerHash } from '../../src/knowledge/hash.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { viewAt } from '../../src/knowledge/view.ts';
import { entryText, SMALL_BASE, smallBase } from './small-base.ts';

const SPANISH = {
  'es/language.yaml':
    'name: Spanish\nyes: [sí]\nno: [no]\ngreetings: [hola]\nthanks: [gracias]\njoiners: [y]\nnegations: [no]\n',
  'es/phrases.yaml': 'fallback.rephrase: ¿Otra vez?\n',
  'es/safety.yaml': '',
  'es/entries/moq.md': entryText(
    { effective: 'effective: 2026-03-01', version: 'version: 8' },
    'Depende del producto.',
  ),
};

function viewOf(
  language: string,
  day = '2026-02-01',
  changed: Record<string, string> = {},
  serveProvisional = true,
): ReturnType<typeof viewAt> {
  const base = smallBase({ ...SPANISH, ...changed });
  const knowledge = loadKnowledge(base.folder);
  base.discard();
  return viewAt(knowledge, { now: new Date(`${day}T12:00:00Z`), language, serveProvisional, threshold: 0.4 });
}

describe('an answer', () => {
  it('has its slots filled from the company file', () => {
    const served = viewOf('en').entry('contact');
    expect(served).toMatchObject({
      kind: 'entry',
      wording: { text: 'Write to desk@oak.example or +86 100 0000 0000. Oak Pharma works hours to be confirmed.' },
    });
  });

  it('says the hours once the company has confirmed them', () => {
    const company = SMALL_BASE['company.yaml']!.replace('hours: null', 'hours: { en: 9 to 5 }');
    expect(viewOf('en', '2026-02-01', { 'company.yaml': company }).company.hours).toBe('9 to 5');
  });

  it('carries where it comes from: entry, version, the hash of its text, score and threshold', () => {
    const served = viewOf('en').entry('moq', 0.9);
    const hash = answerHash('It depends on the product.');
    expect(served).toMatchObject({
      wording: {
        provenance: [{ kind: 'entry', entry: 'moq', language: 'en', version: 1, hash, score: 0.9, threshold: 0.4 }],
      },
    });
  });

  it('carries no score when a rule chose it', () => {
    const served = viewOf('en').entry('moq');
    expect(served.kind === 'entry' && Object.keys(served.wording.provenance[0]!)).toEqual([
      'kind',
      'entry',
      'language',
      'version',
      'hash',
    ]);
  });

  it('comes in the language of the conversation from the day on which it is effective', () => {
    expect(viewOf('es', '2026-03-01').entry('moq')).toMatchObject({
      language: 'es',
      wording: { text: 'Depende del producto.', provenance: [{ language: 'es', version: 8 }] },
    });
  });

  it('comes in English until then, and for languages without a folder', () => {
    expect(viewOf('es').entry('moq')).toMatchObject({ kind: 'entry', language: 'en' });
    expect(viewOf('ar').entry('moq')).toMatchObject({ kind: 'entry', language: 'en' });
  });

  it('is withheld with the reason', () => {
    expect(viewOf('en', '2025-02-01').entry('moq')).toEqual({ kind: 'withheld', why: 'not-yet-effective' });
    expect(viewOf('en', '2028-02-01').entry('moq')).toEqual({ kind: 'withheld', why: 'expired' });
    expect(viewOf('en', '2026-02-01', {}, false).entry('moq')).toEqual({ kind: 'withheld', why: 'unapproved' });
    expect(viewOf('en').entry('nothing')).toEqual({ kind: 'withheld', why: 'missing' });
  });
});

describe('names and words', () => {
  it('come in the language of the conversation, else in English', () => {
    const spanish = viewOf('es');
    expect(spanish.topic('moq')).toMatchObject({ id: 'moq', label: 'Pedido mínimo', desk: 'sales' });
    expect(spanish.label('moq')).toMatchObject({
      text: 'Pedido mínimo',
      provenance: [{ phrase: 'label.moq', language: 'es' }],
    });
    expect(spanish.label('contact')).toMatchObject({ text: 'How to reach us', provenance: [{ language: 'en' }] });
    expect(spanish.desk('sales')).toBe('nuestro equipo de ventas');
    expect(spanish.desk('QA')).toBe('our quality team');
    expect(spanish.words.yes).toEqual(['si']);
    expect(viewOf('ar').words.yes).toEqual(['yes', 'thats right']);
  });

  it('of a topic that is gone are its id, for a menu that was shown before', () => {
    expect(viewOf('en').topic('old-topic')).toBeUndefined();
    expect(viewOf('en').label('old-topic').text).toBe('old topic');
  });

  it('of handlers are said differently only where the base says so', () => {
    expect(viewOf('es').phrase('fallback.rephrase')).toEqual({ text: '¿Otra vez?', language: 'es' });
    expect(viewOf('en').phrase('fallback.rephrase')).toBeUndefined();
    const english = viewOf('ar', '2026-02-01', { 'en/phrases.yaml': 'fallback.rephrase: Once more?\n' });
    expect(english.phrase('fallback.rephrase')).toEqual({ text: 'Once more?', language: 'en' });
  });
});
