/** The `people` part of `company.yaml`: who works at which desk, and in which languages. */
import { z } from 'zod';
import type { PeopleWanted } from '../core/knowledge.ts';
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
  /** Goods that are theirs, as products.yaml names them; missing: all alike. */
  readonly products?: readonly string[] | undefined;
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
      products: z.array(z.string().min(1), { error: must('a list of products', 'products: [finerenone]') }).optional(),
    }),
    { error: must('a list of people', '- { name: Li Wei, desks: [sales] }') },
  )
  .optional()
  .transform((people): readonly DeskPerson[] => people ?? []);

/**
 * Who may take a request of this desk, in the order of asking: first those whose goods it is about, then those who speak
 * the language, who share the work by the reference, then the others.
 */
export function peopleFor(
  people: readonly DeskPerson[],
  { desk, language, reference, products }: PeopleWanted,
): readonly string[] {
  const ofDesk = people.filter(({ desks }) => desks.includes(desk));
  const speaks = (person: DeskPerson) => person.languages === undefined || person.languages.includes(language);
  const speakers = ofDesk.filter(speaks);
  const others = ofDesk.filter((person) => !speaks(person));
  const share = [...reference].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % Math.max(1, speakers.length);
  const inTurn = [...speakers.slice(share), ...speakers.slice(0, share), ...others];
  const knowsGoods = (person: DeskPerson) => person.products?.some((product) => products.includes(product)) === true;
  return [...inTurn.filter(knowsGoods), ...inTurn.filter((person) => !knowsGoods(person))].map(({ name, handle }) =>
    handle ? `${name} (${handle})` : name,
  );
}
