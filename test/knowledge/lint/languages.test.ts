/** What lint says of languages: entries, labels and phrases that are missing or in other words. */
import { describe, expect, it } from '@jest/globals';
import { entryText, SMALL_BASE } from '../small-base.ts';
import { found, SPANISH } from './linted.ts';

describe('missing languages', () => {
  it('are topics without an entry or a label in a language in which answers exist', () => {
    const { 'es/entries/contact.md': _, ...some } = SPANISH;
    expect(found('missing-languages', { ...some, 'topics.yaml': SMALL_BASE['topics.yaml']! })).toEqual([
      'knowledge/topics.yaml:6 warning: "contact" has no entry in es',
      'knowledge/topics.yaml:6 warning: "contact" has no label in es',
    ]);
  });

  it('are none when everything is there, or the language has phrases only', () => {
    expect(found('missing-languages', SPANISH)).toEqual([]);
    const { 'es/entries/contact.md': _, 'es/entries/moq.md': __, ...phrasesOnly } = SPANISH;
    expect(found('missing-languages', { ...phrasesOnly, 'topics.yaml': SMALL_BASE['topics.yaml']! })).toEqual([]);
  });
});

describe('missing phrases', () => {
  const phrases = (text: string) => ({ ...SPANISH, 'es/phrases.yaml': text });
  const spoken = { 'stop.done': 'You are off our list, {name}.' };

  it('are sentences that a language does not have', () => {
    expect(found('missing-phrases', phrases('{}\n'), { spoken })).toEqual([
      'knowledge/es/phrases.yaml:1 warning: stop.done is missing',
    ]);
  });

  it('are sentences with a slot that nothing fills, or without one that the English has', () => {
    expect(found('missing-phrases', phrases('stop.done: Listo, {nombre}.\n'), { spoken })).toEqual([
      'knowledge/es/phrases.yaml:1 error: stop.done has the slot {nombre}',
      'knowledge/es/phrases.yaml:1 warning: stop.done lacks the slot {name}',
    ]);
  });

  it('are names that no handler says', () => {
    const both = 'stop.done: Listo, {name}.\nstop.dune: Listo.\n';
    expect(found('missing-phrases', phrases(both), { spoken })).toEqual([
      'knowledge/es/phrases.yaml:2 warning: no handler says stop.dune to a customer',
    ]);
  });

  it('are none when each is said with its slots; English is in the handlers', () => {
    expect(found('missing-phrases', phrases('stop.done: Listo, {name}.\n'), { spoken })).toEqual([]);
  });
});

describe('an untranslated answer', () => {
  it('is the English one, word for word', () => {
    const copy = { ...SPANISH, 'es/entries/moq.md': entryText({ questions: 'questions:\n  - mínimo\n  - pedido' }) };
    expect(found('untranslated', copy)).toEqual([
      'knowledge/es/entries/moq.md:14 error: the answer is the English one, word for word',
    ]);
    expect(found('untranslated', SPANISH)).toEqual([]);
  });

  const russian = (answer: string) => ({
    ...Object.fromEntries(
      ['language', 'phrases', 'safety'].map((name) => [`ru/${name}.yaml`, SPANISH[`es/${name}.yaml`]!]),
    ),
    'company.yaml': SMALL_BASE['company.yaml']!.replace('[en, es]', '[en, es, ru]'),
    'ru/entries/moq.md': entryText({ questions: 'questions:\n  - минимум\n  - минимальный заказ' }, answer),
  });

  it('is one in another script; names of rules may stay Latin', () => {
    expect(found('untranslated', russian('Depends on the product and pack.'))).toEqual([
      'knowledge/ru/entries/moq.md:14 error: the answer is hardly in ru',
    ]);
    expect(found('untranslated', russian('Зависит от продукта; см. ICH Q7, FDA 21 CFR и USP.'))).toEqual([]);
  });
});
