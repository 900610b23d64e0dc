/** The policy lists in `policy/`: substances and destinations that compliance looks at first. */
import { z } from 'zod';
import type { Product } from '../understanding/entities/types.ts';
import { casNumber, day, flag, group, must, text, words } from './fields.ts';
import type { KnowledgeFiles, SourceFile } from './files.ts';
import type { Problems } from './problems.ts';
import { type ParsedYaml, parseYaml } from './yaml-file.ts';

/** The lists of substances, and the tag that a product on each of them has. */
const SUBSTANCE_LISTS = {
  'policy/controlled.yaml': (source: string) => (source === PRECURSORS ? 'precursor' : 'controlled'),
  'policy/chemical-weapons.yaml': () => 'chemical-weapon',
} as const;
/** The source of `controlled.yaml` whose substances are precursors. */
const PRECURSORS = 'UN-1988';
const DESTINATIONS = 'policy/destinations.yaml';

const sources = z.record(
  z.string(),
  group({
    document: text('document: the convention, resolution or regulation'),
    section: text('section: Schedules I to IV'),
    date: day('date: 1988-12-20'),
  }),
  { error: must('sources by key', 'UN-1988: and its document, section and date below it') },
);

const SUBSTANCES = group({
  sources,
  substances: z.array(
    group({
      name: text('name: ephedrine'),
      names: words(1, 'add other names, or take the key out').default([]),
      cas: casNumber('cas: 299-42-3'),
      source: text('source: UN-1988'),
      schedule: text('schedule: Table I'),
      byNumberOnly: flag('byNumberOnly: true').default(false),
    }),
    { error: must('a list of substances', '- { name: ephedrine, cas: 299-42-3, source: UN-1988, schedule: Table I }') },
  ),
});

const COUNTRIES = group({
  sources,
  destinations: z.array(
    group({
      country: z
        .string({ error: must('a country', 'country: KP') })
        .regex(/^[A-Z]{2}$/, { error: must('the two capital letters of ISO 3166', 'country: KP') }),
      source: text('source: UN-1718'),
      confirm: flag('confirm: true').default(false),
    }),
    { error: must('a list of destinations', '- { country: KP, source: UN-1718 }') },
  ),
});

/** A substance on a list. */
interface Listed extends Pick<Product, 'name' | 'names'> {
  readonly cas: string;
  readonly tag: string;
  readonly byNumberOnly: boolean;
  readonly path: string;
  readonly line: number;
}

/** The lists, as far as they are there: a base may do without any. */
export interface Policy {
  readonly substances: readonly Listed[];
  /** ISO 3166 alpha-2. */
  readonly reviewed: ReadonlySet<string>;
}

/** Reads the lists. */
export function readPolicy({ files }: KnowledgeFiles, problems: Problems): Policy {
  const substances = Object.entries(SUBSTANCE_LISTS).flatMap(([path, tagOf]) => {
    const file = files.get(path);
    return file ? parseSubstances(file, tagOf, problems) : [];
  });
  const file = files.get(DESTINATIONS);
  return { substances, reviewed: new Set(file ? parseDestinations(file, problems) : []) };
}

function parseSubstances(file: SourceFile, tagOf: (source: string) => string, problems: Problems): Listed[] {
  const parsed = parseYaml(file, SUBSTANCES, problems);
  const { sources: known = {}, substances = [] } = parsed.value ?? {};
  return substances.map(({ name, names, cas, source, byNumberOnly }, i) => {
    checkSource(source, known, ['substances', i], file, parsed, problems);
    const line = parsed.lineOf(['substances', i]);
    return { name, names, cas, byNumberOnly, tag: tagOf(source), path: file.path, line };
  });
}

function parseDestinations(file: SourceFile, problems: Problems): string[] {
  const parsed = parseYaml(file, COUNTRIES, problems);
  const { sources: known = {}, destinations = [] } = parsed.value ?? {};
  return destinations.map(({ country, source }, i) => {
    checkSource(source, known, ['destinations', i], file, parsed, problems);
    return country;
  });
}

/** Every line says where it comes from. */
function checkSource(
  source: string,
  known: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
  file: SourceFile,
  { lineOf }: Pick<ParsedYaml<unknown>, 'lineOf'>,
  problems: Problems,
): void {
  if (Object.hasOwn(known, source)) return;
  const keys = Object.keys(known).join(', ');
  problems.add(file.path, lineOf([...path, 'source']), `there is no source "${source}"; the sources here are ${keys}`);
}
