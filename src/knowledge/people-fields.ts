/** The `people` part of `company.yaml`: who works at which desk, and in which languages. */
import { z } from 'zod';
import { DESKS, type Desk } from '../core/topic.ts';
import { group, must, text } from './fields.ts';

/** One of the staff, as alerts name them. */
export interface DeskPerson {
  readonly name: string;
  /** How their messenger calls them, so that an alert rings: `@liwei`. */
  readonly handle?: string | undefined;
  readonly desks: readonly Desk[];
  /** ISO 639-1; missing: whatever comes. */
  readonly languages?: readonly string[] | undefined;
}

/** Reads the part; without it alerts name nobody, and whoever is there takes them. */
export const PEOPLE = z
  .array(
    group({
      name: text('name: Li Wei'),
      handle: z
        .string({ error: must('a handle', 'handle: "@liwei"') })
        .regex(/^@\w{3,}$/, { error: must('a handle', 'handle: "@liwei"') })
        .optional(),
      desks: z
        .array(z.enum(DESKS as readonly [Desk, ...Desk[]]), { error: must('a list of desks', 'desks: [sales]') })
        .min(1),
      languages: z
        .array(z.string().regex(/^[a-z]{2}$/), { error: must('a list of languages', 'languages: [en]') })
        .optional(),
    }),
    { error: must('a list of people', '- { name: Li Wei, desks: [sales] }') },
  )
  .optional()
  .transform((people): readonly DeskPerson[] => people ?? []);

/**
 * Who may take a request of this desk, in the order of asking: those who speak the language, who share the work by the
 * reference, then the others.
 */
export function peopleFor(
  people: readonly DeskPerson[],
  { desk, language, reference }: { readonly desk: Desk; readonly language: string; readonly reference: string },
): readonly string[] {
  const ofDesk = people.filter(({ desks }) => desks.includes(desk));
  const speaks = (person: DeskPerson) => person.languages === undefined || person.languages.includes(language);
  const speakers = ofDesk.filter(speaks);
  const others = ofDesk.filter((person) => !speaks(person));
  const share = [...reference].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % Math.max(1, speakers.length);
  return [...speakers.slice(share), ...speakers.slice(0, share), ...others].map(({ name, handle }) =>
    handle ? `${name} (${handle})` : name,
  );
}
