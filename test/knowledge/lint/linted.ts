/** What lint finds in the small base with some of its files exchanged. */
import { readKnowledgeFiles } from '../../../src/knowledge/files.ts';
import { lint } from '../../../src/knowledge/lint/lint.ts';
import { layOut } from '../../../src/knowledge/lint/material.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { collectProblems } from '../../../src/knowledge/problems.ts';
import { entryText, SMALL_BASE, smallBase } from '../small-base.ts';

type Files = Readonly<Record<string, string>>;

/** On which the small base has nothing that is due. */
const TODAY = '2026-03-02';

/** A second language with everything that the small base has in English. */
export const SPANISH: Files = {
  'es/language.yaml':
    'name: Español\nyes: [sí]\nno: ["no"]\ngreetings: [hola]\nthanks: [gracias]\njoiners: [y]\nnegations: ["no"]\n',
  'es/phrases.yaml': 'fallback.rephrase: ¿Puede decirlo de otra forma?\n',
  'es/safety.yaml': '{}\n',
  'es/entries/moq.md': entryText(
    { questions: 'questions:\n  - pedido mínimo\n  - cantidad mínima' },
    'Depende del producto.',
  ),
  'es/entries/contact.md': entryText(
    { topic: 'topic: contact', questions: 'questions:\n  - su correo\n  - cómo los contacto' },
    'Escriba a {email}.',
  ),
  'topics.yaml': SMALL_BASE['topics.yaml']!.replace('{ en: How to reach us }', '{ en: How to reach us, es: Contacto }'),
};

/**
 * The findings of one rule as `path:line severity: what`.
 *
 * @param rule  its name
 * @param at    another day, or phrases that handlers say (default `fallback.rephrase`)
 */
export function found(
  rule: string,
  changed: Files,
  at: { readonly today?: string; readonly spoken?: Files } = {},
): readonly string[] {
  const base = smallBase(changed);
  try {
    const spoken = new Map(Object.entries(at.spoken ?? { 'fallback.rephrase': 'Could you say it another way?' }));
    const files = readKnowledgeFiles(base.folder, collectProblems());
    const material = layOut({ base: loadKnowledge(base.folder), files, today: at.today ?? TODAY, spoken });
    return lint(material, { only: [rule] }).map(
      ({ path, line, severity, what }) => `${path}:${line} ${severity}: ${what}`,
    );
  } finally {
    base.discard();
  }
}

/** The same for an English answer. */
export function foundInAnswer(rule: string, answer: string, front: Files = {}): readonly string[] {
  return found(rule, { 'en/entries/moq.md': entryText(front, answer) });
}
