/** `company.yaml`: who we are, how to reach us, and how our desks are called. */
import { z } from 'zod';
import { group, localized, must, text } from './fields.ts';
import type { SourceFile } from './files.ts';
import type { Company } from './knowledge.ts';
import { PEOPLE } from './people-fields.ts';
import type { Problems } from './problems.ts';
import { SERVICE } from './service-fields.ts';
import { type ParsedYaml, parseYaml } from './yaml-file.ts';

const languageCode = z
  .string({ error: must('two small letters', '- en') })
  .regex(/^[a-z]{2}$/, { error: must('two small letters', '- en') });

const COMPANY = group({
  name: text('name: Tianming Pharmaceuticals'),
  contact: group({
    email: z.email({ error: must('an e-mail address', 'email: desk@example.com') }),
    whatsapp: z
      .string({ error: must('a number with its country code, in quotes', 'whatsapp: "+86 176 0000 0000"') })
      .regex(/^\+[0-9][0-9 ]{6,20}$/, {
        error: must('a number with its country code', 'whatsapp: "+86 176 0000 0000"'),
      }),
  }),
  hours: localized('Monday to Friday, 9:00 to 18:00 (UTC+8)').nullable(),
  hoursText: localized('office hours that our team confirms'),
  timeZone: z.string({ error: must('the name of a time zone', 'timeZone: Asia/Shanghai') }).refine(isTimeZone, {
    error: must('the name of a time zone', 'timeZone: Asia/Shanghai'),
  }),
  desks: group({
    sales: localized('our sales team'),
    QA: localized('our quality team (QA)'),
    RA: localized('our regulatory team (RA)'),
    PV: localized('our drug safety contact'),
    compliance: localized('our compliance team'),
  }),
  service: SERVICE,
  people: PEOPLE,
  languages: z
    .array(languageCode, { error: must('a list of languages', 'languages: [en, zh]') })
    .refine((codes) => codes.includes('en'), {
      error: 'lacks en; English is what every language falls back to, add it',
    }),
});

/** Reads and checks the company file. */
export function parseCompany(
  file: SourceFile,
  problems: Problems,
): ParsedYaml<z.infer<typeof COMPANY>> & { company?: Company } {
  const parsed = parseYaml(file, COMPANY, problems);
  if (parsed.value === undefined) return parsed;
  const { contact, ...company } = parsed.value;
  return { ...parsed, company: { ...company, ...contact } };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false; // RangeError: there is no such zone.
  }
}
