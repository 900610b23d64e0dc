/** The products that can be recognised, together with what the policy lists say of them. */
import type { Product } from '../understanding/entities/types.ts';
import type { Policy } from './policy-files.ts';
import type { Problems } from './problems.ts';

/**
 * Tags the products that stand on a list, by name or CAS number, and adds the listed substances that are no products,
 * so that they are recognised. Reports a name that has another CAS number on a list than in `products.yaml`.
 */
export function withListed(
  products: readonly Product[],
  { substances }: Policy,
  problems: Problems,
): readonly Product[] {
  const byName = new Map(products.flatMap((product) => namesOf(product).map((name) => [name, product] as const)));
  const byCas = new Map(products.flatMap((product) => numbersOf(product).map((cas) => [cas, product] as const)));
  const marked = new Map<Product, Product>();
  const added: Product[] = [];
  for (const { name, names, cas, tag, byNumberOnly, path, line } of substances) {
    const product = byCas.get(cas) ?? byName.get(name.toLowerCase());
    if (product === undefined) {
      added.push({
        name,
        names,
        cas,
        tags: [tag],
        salts: [],
        offered: false,
        ...(byNumberOnly ? { byNumberOnly } : {}),
      });
      continue;
    }
    if (product.cas !== undefined && !numbersOf(product).includes(cas)) {
      problems.add(
        path,
        line,
        `"${name}" has the CAS number ${cas} here and ${product.cas} in products.yaml; correct one`,
      );
    }
    const known = marked.get(product) ?? product;
    marked.set(product, {
      ...known,
      cas: known.cas ?? cas,
      names: [...new Set([...known.names, ...names])],
      tags: [...new Set([...known.tags, tag])],
    });
  }
  return [...products.map((product) => marked.get(product) ?? product), ...added];
}

function namesOf({ name, names }: Product): readonly string[] {
  return [name, ...names].map((one) => one.toLowerCase());
}

function numbersOf({ cas, salts = [] }: Product): readonly string[] {
  return [cas, ...salts.map((salt) => salt.cas)].filter((number) => number !== undefined);
}
