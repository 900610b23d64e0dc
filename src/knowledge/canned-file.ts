/** `canned.yaml`: what staff have ready to send, by a shortcut. */
import { z } from 'zod';
import { must, text } from './fields.ts';
import type { SourceFile } from './files.ts';
import type { Problems } from './problems.ts';
import { parseYaml } from './yaml-file.ts';

/** A button carries a command and the shortcut in 64 bytes. */
const SHORTCUT = /^[a-z0-9-]{1,40}$/;
/** Longer is a letter, not an answer that is said again and again. */
const LONGEST_TEXT = 1000;
const EXAMPLE = 'got-it: "Thank you, we have your message."';

const CANNED = z.record(
  z.string().regex(SHORTCUT),
  text(EXAMPLE)
    .refine((written) => written.length <= LONGEST_TEXT, {
      error: ({ input }) => `has ${String(input).length} characters; shorten it to ${LONGEST_TEXT}`,
    })
    .refine((written) => !/[{}]/.test(written), {
      error: 'has a brace, and nothing is filled in here; write the words themselves',
    }),
  {
    error: (issue) =>
      issue.code === 'invalid_key'
        ? 'is no shortcut; write at most 40 small letters, digits and hyphens, such as got-it'
        : must('texts by shortcut', EXAMPLE)(issue),
  },
);

/** Reads `canned.yaml`, which a language need not have. @returns texts by shortcut, in the order of the file */
export function parseCanned(file: SourceFile, problems: Problems): ReadonlyMap<string, string> {
  return new Map(Object.entries(parseYaml(file, CANNED.nullable(), problems).value ?? {}));
}
