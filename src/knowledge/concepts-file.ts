/** `concepts.yaml`: the words of a language for what customers speak of in any, so that languages teach one another. */
import { z } from 'zod';
import { SHORTEST_BEGINNING } from '../understanding/form-tree.ts';
import { partsOfForm } from '../understanding/matching/concepts.ts';
import { must, words } from './fields.ts';
import type { SourceFile } from './files.ts';
import type { Problems } from './problems.ts';
import { parseYaml } from './yaml-file.ts';

const CONCEPTS = z.record(
  z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'is no name of a concept; write it like lead-time' }),
  words(1, 'add a form, or take the concept out'),
  { error: must('forms by concept', 'lead-time: and its forms below it, each as "- delivery time"') },
);

/** Why a form would be found in nearly anything, or never. */
function flawOf(form: string): string | undefined {
  const parts = partsOfForm(form);
  if (parts.length === 0) return `"${form}" has no letters; write words, with "*" only at the end of one`;
  for (const word of form.trim().split(/\s+/)) {
    if (/\*./.test(word)) return `"${word}" has a "*" inside; write it only at the end of a word`;
    if (word.endsWith('*') && partsOfForm(word).every(([, isBeginning]) => !isBeginning)) {
      return `"${word}" begins too many words; write at least ${SHORTEST_BEGINNING} letters before "*"`;
    }
  }
  return undefined;
}

/**
 * Reads `concepts.yaml`, which a language need not have.
 *
 * @returns  forms by concept; what two concepts share is for lint to say
 */
export function parseConcepts(file: SourceFile, problems: Problems): ReadonlyMap<string, readonly string[]> {
  const parsed = parseYaml(file, CONCEPTS.nullable(), problems);
  const concepts = new Map(Object.entries(parsed.value ?? {}));
  for (const [concept, forms] of concepts) {
    forms.forEach((form, i) => {
      const flaw = flawOf(form);
      if (flaw) problems.add(file.path, parsed.lineOf([concept, i]), flaw);
    });
  }
  return concepts;
}
