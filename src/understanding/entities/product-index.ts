import { firstAtLeast } from '../ascending.ts';
import { soundKey, soundOf } from './spelling.ts';
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
  /** How the first words of longer aliases sound: no other word begins a name of several words. */
  readonly openings: ReadonlySet<string>;
  /**
   * Aliases that share most character n-grams with a squashed key, best first.
   *
   * @param reach  how many letters longer or shorter an alias may be; any number by default
   */
  shortlist(squashed: string, size: number, reach?: number): Alias[];
  /** The same for brand names, which `shortlist` leaves out: near enough to be suggested, never to be taken. */
  brandShortlist(squashed: string, size: number): Alias[];
}

/** Folded words of a name joined by spaces: the form in which names are compared. */
export function productKey(name: string): string {
  return readText(name)
    .words.map(({ key }) => key)
    .join(' ');
}

/** Places in the table of n-grams; a few that share one make two names look a little more alike, nothing else. */
const SLOTS = 1 << 14;

/** Character 2- and 3-grams of a word with its edges marked, each as a place in the table, each place once. */
function grams(squashed: string): number[] {
  const marked = `_${squashed}_`;
  const slots: number[] = [];
  const add = (hash: number) => {
    const slot = (Math.imul(hash, 0x9e3779b1) >>> 16) % SLOTS;
    if (!slots.includes(slot)) slots.push(slot);
  };
  for (let at = 0; at < marked.length - 1; at++) {
    const two = marked.charCodeAt(at) * 0x1003f + marked.charCodeAt(at + 1);
    add(two);
    if (at < marked.length - 2) add(Math.imul(two, 0x1003f) + marked.charCodeAt(at + 2));
  }
  return slots;
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

/** Of the names that must be exact, those that a slip leaves recognisable. */
const BRAND = /^[a-z]{6,}$/;

function gramIndex(aliases: readonly Alias[]): ProductIndex['shortlist'] {
  // By length, so that the aliases within reach of a length stand together.
  const indexed = aliases.toSorted((left, right) => left.squashed.length - right.squashed.length);
  const postings: number[][] = Array.from({ length: SLOTS }, () => []);
  const sizes = indexed.map(({ squashed }, id) => {
    const own = grams(squashed);
    for (const slot of own) postings[slot]!.push(id);
    return own.length;
  });
  const shared = new Uint16Array(indexed.length);
  const lengths = indexed.map((alias) => alias.squashed.length);
  return (squashed, size, reach = Number.POSITIVE_INFINITY) => {
    const own = grams(squashed);
    const from = firstAtLeast(lengths, squashed.length - reach);
    const to = firstAtLeast(lengths, squashed.length + reach + 1);
    const touched: number[] = [];
    for (const slot of own) {
      const ids = postings[slot]!;
      for (let at = firstAtLeast(ids, from); at < ids.length; at++) {
        const id = ids[at]!;
        if (id >= to) break;
        if (shared[id] === 0) touched.push(id);
        shared[id]!++;
      }
    }
    const near: { readonly id: number; readonly share: number }[] = [];
    for (const id of touched) {
      const share = (2 * shared[id]!) / (own.length + sizes[id]!);
      shared[id] = 0;
      if (share >= LEAST_SHARED) near.push({ id, share });
    }
    return near
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
    const forgiving = !product.byNumberOnly && isForgiving(written, key);
    const alias: Alias = { key, squashed: key.replaceAll(' ', ''), product, name, forgiving };
    if (!exact.has(key) && !product.byNumberOnly) exact.set(key, alias);
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
  // Made when a suggestion is first wanted: answering a message never needs it.
  let brands: ProductIndex['shortlist'] | undefined;
  const bySound = new Map([...sounds].flatMap(([key, alias]) => (alias ? [[key, alias] as const] : [])));
  const firstWords = aliases.filter(({ key }) => key.includes(' ')).map(({ key }) => key.slice(0, key.indexOf(' ')));
  const words = Math.max(1, ...aliases.map(({ key }) => key.split(' ').length));
  const han = Math.max(1, ...aliases.map(({ key }) => (/\p{Script=Han}/u.test(key) ? key.length : 1)));
  return {
    exact,
    bySound,
    byCas,
    longest: { words: Math.min(words, 8), han: Math.min(han, 16) },
    openings: new Set(firstWords.map(soundOf)),
    shortlist: gramIndex(aliases.filter(({ forgiving }) => forgiving)),
    brandShortlist(squashed, size) {
      brands ??= gramIndex(aliases.filter(({ forgiving, key }) => !forgiving && BRAND.test(key)));
      return brands(squashed, size);
    },
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
