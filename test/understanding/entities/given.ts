import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  buildProductIndex,
  type EntityContext,
  findEntities,
  type Product,
} from '../../../src/understanding/entities/index.ts';
import type { Entities } from '../../../src/understanding/entities/types.ts';

/** The shipped list of names to recognise, with the defaults its reader fills in. */
export const products: readonly Product[] = (
  parse(readFileSync('knowledge/products.yaml', 'utf8')) as { products: Partial<Product>[] }
).products.map((item) => ({ name: '', names: [], tags: [], offered: false, ...item }));

export const index = buildProductIndex(products);

/** A Monday; nothing in these tests reads a real clock. */
export const now = new Date('2026-01-05T02:00:00Z');

/** Entities of a message in a language, English if none is given. */
export function read(text: string, language = 'en', more: Partial<EntityContext> = {}): Entities {
  return findEntities(text, { language, products: index, now, ...more });
}
