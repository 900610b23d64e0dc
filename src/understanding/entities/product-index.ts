import { soundKey } from './spelling.ts';
import { readText } from './text.ts';
import type { Product } from './types.ts';

/** One way to write a product. */
export interface Alias {
  /** Folded words joined by single spaces. */
  readonly key: string;
  /** The key without spaces, so that "nilo tinib" is near "nilotinib". */
  readonly squashed: string;
  readonly product: Product;
  /** International name, or the name of the salt this alias stands for. */
  readonly name: string;
  /** Whether misspellings of it are accepted. */
  readonly forgiving: boolean;
}

/** The product list made searchable; built once at start and read only. */
export interface ProductIndex {
  readonly exact: ReadonlyMap<string, Alias>;
  /** Aliases by `soundKey`; keys that two products share are left out. */
  readonly bySound: ReadonlyMap<string, Alias>;
  readonly byCas: ReadonlyMap<string, Alias>;
  /** Words in the longest alias, and Chinese characters in the longest Chinese one. */
  readonly longest: { readonly words: number; readonly han: number };
  /** Aliases that share most character n-grams with a squashed key, best first. */
  shortlist(squashed: string, size: number): Alias[];
}

/** Folded words of a name joined by spaces: the form in which names are compared. */
export function productKey(name: string): string {
  return readText(name)
    .words.map(({ key }) => key)
    .join(' ');
}

/** Character 2- and 3-grams of a word with its edges marked. */
function grams(squashed: string): string[] {
  const marked = `_${squashed}_`;
  const parts: string[] = [];
  for (let at = 0; at < marked.length - 1; at++) {
    parts.push(marked.slice(at, at + 2));
    if (at < marked.length - 2) parts.push(marked.slice(at, at + 3));
  }
  return parts;
}

/** Below this share of common n-grams no alias is within the allowed edits; measured on names of 7 to 15 letters. */
const LEAST_SHARED = 0.3;

/** Shorter aliases are too near to ordinary words to be recognised misspelt. */
const SHORTEST_FORGIVING = 7;

/**
 * Brands (written with a capital) lie near ordinary words (Celebrex, celebrate), a lone letter is the whole difference
 * between vitamin C and vitamin E, and one Chinese character between two kinase inhibitors: those must be exact.
 */
function isForgiving(written: string, key: string): boolean {
  if (/\p{Script=Han}|^\p{Lu}/u.test(written) || key.replaceAll(' ', '').length < SHORTEST_FORGIVING) return false;
  return !key.split(' ').some((word) => word.length < 3 && !/\d/.test(word));
}

function gramIndex(aliases: readonly Alias[]): ProductIndex['shortlist'] {
  const indexed = aliases.filter((alias) => alias.forgiving);
  const postings = new Map<string, number[]>();
  const sizes = indexed.map(({ squashed }, id) => {
    const own = new Set(grams(squashed));
    for (const gram of own) {
      const list = postings.get(gram);
      if (list) list.push(id);
      else postings.set(gram, [id]);
    }
    return own.size;
  });
  const shared = new Uint16Array(indexed.length);
  return (squashed, size) => {
    const own = new Set(grams(squashed));
    const touched: number[] = [];
    for (const gram of own) {
      for (const id of postings.get(gram) ?? []) {
        if (shared[id] === 0) touched.push(id);
        shared[id]!++;
      }
    }
    const scored = touched.map((id) => ({ id, share: (2 * (shared[id] ?? 0)) / (own.size + (sizes[id] ?? 0)) }));
    for (const id of touched) shared[id] = 0;
    return scored
      .filter(({ share }) => share >= LEAST_SHARED)
      .sort((left, right) => right.share - left.share || left.id - right.id)
      .slice(0, size)
      .flatMap(({ id }) => indexed[id] ?? []);
  };
}

/**
 * Makes a product list searchable.
 *
 * @param products  items of `knowledge/products.yaml`, parsed; where two share a name, the first keeps it
 */
export function buildProductIndex(products: readonly Product[]): ProductIndex {
  const exact = new Map<string, Alias>();
  const byCas = new Map<string, Alias>();
  const sounds = new Map<string, Alias | undefined>();
  const add = (written: string, product: Product, name: string, cas?: string) => {
    const key = productKey(written);
    if (key === '') return;
    const forgiving = isForgiving(written, key);
    const alias: Alias = { key, squashed: key.replaceAll(' ', ''), product, name, forgiving };
    if (!exact.has(key)) exact.set(key, alias);
    const sound = forgiving ? soundKey(key) : '';
    if (sound !== '') sounds.set(sound, !sounds.has(sound) || sounds.get(sound)?.name === name ? alias : undefined);
    if (cas !== undefined && !byCas.has(cas)) byCas.set(cas, alias);
  };
  for (const product of products) add(product.name, product, product.name, product.cas);
  for (const product of products) {
    for (const name of product.names) add(name, product, product.name);
    for (const salt of product.salts ?? []) add(salt.name, product, salt.name, salt.cas);
  }
  const aliases = [...exact.values()];
  const bySound = new Map([...sounds].flatMap(([key, alias]) => (alias ? [[key, alias] as const] : [])));
  const words = Math.max(1, ...aliases.map(({ key }) => key.split(' ').length));
  const han = Math.max(1, ...aliases.map(({ key }) => (/\p{Script=Han}/u.test(key) ? key.length : 1)));
  return {
    exact,
    bySound,
    byCas,
    longest: { words: Math.min(words, 8), han: Math.min(han, 16) },
    shortlist: gramIndex(aliases),
  };
}

/** The product that a name, a salt's name or a CAS number stands for; exact, never by likeness. */
export function lookUpProduct(index: ProductIndex, nameOrCas: string): Product | undefined {
  const key = productKey(nameOrCas);
  const found = index.byCas.get(nameOrCas) ?? index.exact.get(key);
  if (found) return found.product;
  const words = key.split(' ');
  for (let length = words.length - 1; length > 0; length--) {
    const alias = index.exact.get(words.slice(0, length).join(' '));
    if (alias) return alias.product;
  }
  return undefined;
}
