/** `products.yaml`, what can be recognised, and `registry.yaml`, what can be proved. */
import { z } from 'zod';
import { CERTIFICATE_KINDS } from '../core/topic.ts';
import type { Product } from '../understanding/entities/types.ts';
import { casNumber, choice, day, flag, group, must, text, words } from './fields.ts';
import type { SourceFile } from './files.ts';
import type { Certificate } from './knowledge.ts';
import type { Problems } from './problems.ts';
import { parseYaml } from './yaml-file.ts';

const TAGS = ['patent', 'controlled', 'precursor', 'education'] as const;

const cas = casNumber('cas: 1050477-31-0');

const PRODUCTS = group({
  products: z.array(
    group({
      name: text('name: metformin'),
      names: words(1, 'add other names, or take the line out').default([]),
      salts: z.array(group({ name: text('name: metformin hydrochloride'), cas: cas.optional() })).default([]),
      cas: cas.optional(),
      tags: z.array(choice(TAGS)).default([]),
      offered: flag('offered: true').default(false),
    }),
    { error: must('a list of products', '- name: metformin') },
  ),
});

const REGISTRY = z.array(
  group({
    number: text('number: "GMP-2026-001"'),
    issuer: text('issuer: the authority'),
    kind: choice(CERTIFICATE_KINDS),
    site: text('site: the site as the document names it'),
    product: text('product: the product as the document names it'),
    scope: text('scope: what it covers'),
    issued: day('issued: 2026-01-31'),
    expires: day('expires: 2029-01-30'),
    evidence: text('evidence: where the document lies'),
  }),
  { error: must('a list of certificates', '- number: "…"') },
);

/** Reads the list of products. */
export function parseProducts(file: SourceFile, problems: Problems): readonly Product[] {
  const parsed = parseYaml(file, PRODUCTS, problems);
  const products = parsed.value?.products ?? [];
  reportTwice(
    file,
    products.map(({ name }, i) => [name, parsed.lineOf(['products', i, 'name'])]),
    problems,
  );
  return products.map(({ cas: number, salts, ...product }) => ({
    ...product,
    salts: salts.map((salt) => ({ name: salt.name, ...(salt.cas === undefined ? {} : { cas: salt.cas }) })),
    ...(number === undefined ? {} : { cas: number }),
  }));
}

/** Reads the register of certificates. */
export function parseRegistry(file: SourceFile, problems: Problems): readonly Certificate[] {
  const parsed = parseYaml(file, REGISTRY.nullable(), problems);
  const certificates = parsed.value ?? [];
  reportTwice(
    file,
    certificates.map(({ number }, i) => [number, parsed.lineOf([i, 'number'])]),
    problems,
  );
  certificates.forEach(({ issued, expires }, i) => {
    if (expires > issued) return;
    problems.add(
      file.path,
      parsed.lineOf([i, 'expires']),
      `"expires" (${expires}) is not after "issued" (${issued}); correct one of them`,
    );
  });
  return certificates;
}

function reportTwice(file: SourceFile, values: readonly (readonly [string, number])[], problems: Problems): void {
  const lines = new Map<string, number>();
  for (const [value, line] of values) {
    const first = lines.get(value.toLowerCase());
    if (first === undefined) lines.set(value.toLowerCase(), line);
    else problems.add(file.path, line, `"${value}" stands in line ${first} already; put both together`);
  }
}
