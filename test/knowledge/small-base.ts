/** A knowledge folder of two topics on disk, for a test to break in one place. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { KnowledgeError } from '../../src/core/errors.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

/** The front matter of `moq`, one key a line, so that a test can exchange one. */
const MOQ = {
  topic: 'topic: moq',
  version: 'version: 1',
  author: 'author: Li Wei',
  approval: 'approval: provisional',
  effective: 'effective: 2026-01-01',
  'review-by': 'review-by: 2027-06-30',
  sources: 'sources:\n  - "CONFIRM: minimum order"',
  questions: 'questions:\n  - smallest order?\n  - moq',
} as const;

/** An entry file: the keys of `MOQ` with some exchanged (`''` takes one out), and the answer. */
export function entryText(
  changed: Readonly<Record<string, string>> = {},
  answer = 'It depends on the product.',
): string {
  const front: Readonly<Record<string, string>> = { ...MOQ, ...changed };
  const lines = Object.values(front).filter((line) => line !== '');
  return `---\n${lines.join('\n')}\n---\n${answer}\n`;
}

const CONTACT_ENTRY = entryText(
  { topic: 'topic: contact', questions: 'questions:\n  - your e-mail\n  - how do I reach you' },
  'Write to {email} or {whatsapp}. {company} works {hours}.',
);

/** A valid base. */
export const SMALL_BASE: Readonly<Record<string, string>> = {
  'company.yaml': `name: Oak Pharma
contact:
  email: desk@oak.example
  whatsapp: "+86 100 0000 0000"
hours: null
hoursText: { en: hours to be confirmed, es: un horario por confirmar }
timeZone: Asia/Shanghai
desks:
  sales: { en: our sales team, es: nuestro equipo de ventas }
  QA: { en: our quality team }
  RA: { en: our regulatory team }
  PV: { en: our safety contact }
  compliance: { en: our compliance team }
languages: [en, es]
`,
  'topics.yaml': `moq:
  group: M
  behaviour: answer+offer-handoff
  desk: sales
  label: { en: Minimum order, es: Pedido mínimo }
contact:
  group: A
  behaviour: answer
  desk: null
  label: { en: How to reach us }
  priority: 2
  urgent: true
  ticket: privacy
`,
  'products.yaml': 'products:\n  - name: aspirin\n    cas: 50-78-2\n    names: [ASA]\n',
  'registry.yaml': '[]\n',
  'en/language.yaml':
    'name: English\nyes: ["Yes", "That\'s right"]\nno: [no]\ngreetings: [hi]\nthanks: [thanks]\njoiners: [and]\nnegations: [not]\n',
  'en/phrases.yaml': '# Nothing said differently yet.\n',
  'en/safety.yaml': 'contact:\n  - all: [[spill*, spilled], [drum]]\n    unless: [film]\n',
  'en/entries/moq.md': entryText(),
  'en/entries/contact.md': CONTACT_ENTRY,
};

export interface SmallBase {
  /** The knowledge folder; its name is `knowledge`. */
  readonly folder: string;
  write(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
  /** The sentences of the error that loading throws, or none. */
  problems(): readonly string[];
  discard(): void;
}

/** Writes the base to a new temporary folder, with files exchanged or (`undefined`) left out. */
export function smallBase(changed: Readonly<Record<string, string | Uint8Array | undefined>> = {}): SmallBase {
  const above = mkdtempSync(join(tmpdir(), 'desk-knowledge-'));
  const folder = join(above, 'knowledge');
  const base: SmallBase = {
    folder,
    write(path, content) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    remove: (path) => rmSync(join(folder, path), { recursive: true }),
    problems() {
      try {
        loadKnowledge(folder);
        return [];
      } catch (thrown) {
        if (thrown instanceof KnowledgeError) return thrown.problems;
        throw thrown;
      }
    },
    discard: () => rmSync(above, { recursive: true, force: true }),
  };
  for (const [path, content] of Object.entries({ ...SMALL_BASE, ...changed })) {
    if (content !== undefined) base.write(path, content);
  }
  return base;
}

/** The problems of a base with these files exchanged. */
export function problemsOf(changed: Readonly<Record<string, string | Uint8Array | undefined>>): readonly string[] {
  const base = smallBase(changed);
  try {
    return base.problems();
  } finally {
    base.discard();
  }
}
