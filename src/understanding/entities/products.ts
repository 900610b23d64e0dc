import { ownKilograms, withQuantities } from './amounts.ts';
import type { CasSpan } from './cas.ts';
import { findKnownNames, type NameSpan } from './known-names.ts';
import { resembling } from './likeness.ts';
import { distance, link, type Span } from './link.ts';
import { isDenied } from './negation.ts';
import type { ProductIndex } from './product-index.ts';
import { isOrder } from './quantity.ts';
import { saltedName } from './salted-name.ts';
import { withSalt } from './salts.ts';
import { merged } from './same-product.ts';
import { readText, type Text } from './text.ts';
import type { Product, ProductMention, Quantity } from './types.ts';
import { findUnknownNames } from './unknown-names.ts';

/** Score of a name that the product list does not have. */
const UNKNOWN_SCORE = 0.5;
/** A CAS number this close belongs to the name beside it: "nilotinib (CAS No. 641571-10-0)". */
const CAS_REACH = 24;

/** A product with its place in the text and all that was linked to it. */
interface Found extends Span {
  readonly text: string;
  readonly score: number;
  readonly name?: string;
  readonly product?: Product;
  readonly cas?: string;
}

/** What the other finders have already read in the same text. */
export interface ProductSurroundings {
  /** Names of the list (`findKnownNames`). */
  readonly names: readonly NameSpan[];
  readonly cas: readonly CasSpan[];
  readonly quantities: readonly Quantity[];
  /** Places, companies, addresses: no unknown name is looked for inside. */
  readonly taken: readonly Span[];
}

const spanOf = ({ index, length }: { index: number; length: number }): Span => ({ index, end: index + length });

function knownProducts(text: Text, names: readonly NameSpan[]): Found[] {
  let from = 0;
  return names.map((span) => {
    const salted = withSalt(text, span.index, span.end, { from, isKnown: true });
    from = salted.end;
    return {
      index: salted.index,
      end: salted.end,
      text: text.raw.slice(salted.index, salted.end),
      score: span.score,
      name: saltedName(span.alias, salted.salts),
      product: span.alias.product,
    };
  });
}

function unknownProducts(
  text: Text,
  known: readonly Found[],
  { cas, quantities, taken }: ProductSurroundings,
): Found[] {
  const spans = findUnknownNames(text, {
    taken: [...known, ...taken, ...cas.map(spanOf), ...quantities.map(spanOf)],
    known,
    quantities: quantities.filter(isOrder).map(spanOf),
  });
  return spans.map((span) => {
    const { index, end } = withSalt(text, span.index, span.end);
    return { index, end, text: text.raw.slice(index, end), score: UNKNOWN_SCORE };
  });
}

/** Puts every valid CAS number on the name beside it, or makes it a product of its own. */
function withCas(text: Text, named: readonly Found[], casSpans: readonly CasSpan[], index: ProductIndex): Found[] {
  const valid = casSpans.filter((cas) => cas.valid).map((cas) => ({ ...cas, ...spanOf(cas) }));
  const linked = link(text.plain, named, valid);
  const used = new Set<(typeof valid)[number]>();
  const products = named.map((product, at) => {
    const cas = linked[at];
    if (!cas || distance(text.plain, product, cas) > CAS_REACH) return product;
    used.add(cas);
    return { ...product, cas: cas.number };
  });
  for (const cas of valid) {
    if (used.has(cas)) continue;
    const alias = index.byCas.get(cas.number);
    const same = products.findIndex(
      (product) => alias !== undefined && product.product === alias.product && product.cas === undefined,
    );
    if (same >= 0) products[same] = { ...products[same]!, cas: cas.number };
    else {
      const identity = alias ? { name: alias.name, product: alias.product, score: 1 } : { score: UNKNOWN_SCORE };
      products.push({ index: cas.index, end: cas.end, text: cas.number, cas: cas.number, ...identity });
    }
  }
  return products.sort((left, right) => left.index - right.index);
}

/**
 * The products a message asks for, in the order named, with their quantities and CAS numbers.
 *
 * Names of the list in any language and with slips of the pen, names by CAS number, and names the list does not have.
 * A product that is denied ("not finerenone") is left out.
 */
export function findProducts(text: Text, index: ProductIndex, surroundings: ProductSurroundings): ProductMention[] {
  const known = knownProducts(text, surroundings.names);
  const named = [...known, ...unknownProducts(text, known, surroundings)].sort(
    (left, right) => left.index - right.index,
  );
  const meant = named.filter(({ index: from, end }) => !isDenied(text.lower, from, end));
  const mentions = withCas(text, meant, surroundings.cas, index);
  const own = mentions.length > 1 ? ownKilograms(text.plain, mentions, surroundings.quantities) : [];
  const products = merged(mentions, own);
  const quantities = withQuantities(text.plain, products, surroundings.quantities);
  return products.map((product, at) => {
    const quantity = quantities[at];
    const tags = product.product?.tags ?? [];
    return {
      text: product.text,
      ...(product.name !== undefined && { name: product.name }),
      ...(product.cas !== undefined && { cas: product.cas }),
      ...(quantity && { quantity: quantity.quantity, unit: quantity.unit, quantityKg: quantity.quantityKg }),
      ...(tags.length > 0 && { tags }),
      ...disagreement(product, index),
      ...openSalts(product),
      score: Number(product.score.toFixed(3)),
    };
  });
}

/** A substance that is traded as several salts, named without any, and without a number that would tell. */
function openSalts({ name, product, cas }: Found): Pick<ProductMention, 'salts'> {
  const salts = product?.salts ?? [];
  return name === product?.name && cas === undefined && salts.length > 0 ? { salts } : {};
}

/** A name and a CAS number that belong to different goods: one of them is a slip, and nobody may guess which. */
function disagreement({ name, product, cas }: Found, index: ProductIndex): Pick<ProductMention, 'casOf'> {
  if (!product || cas === undefined || name === undefined) return {};
  const own = [product.cas, ...(product.salts ?? []).map((salt) => salt.cas)].filter((number) => number !== undefined);
  if (own.includes(cas)) return {};
  const other = index.byCas.get(cas);
  if (other && other.product !== product) return { casOf: { name: other.name } };
  // A salt that the list lacks has a number of its own: only a plain name can disagree with it.
  const isPlain = name === product.name && (product.salts ?? []).length === 0;
  return isPlain && product.cas !== undefined ? { casOf: { known: product.cas } } : {};
}

/**
 * Names of the list that a piece of text may mean, best first: for "did you mean" and for search, without the strict
 * bound that `findProducts` keeps.
 *
 * @param limit  how many at most
 * @returns  `score` 0 to 1
 */
export function suggestProducts(written: string, index: ProductIndex, limit = 3): { name: string; score: number }[] {
  const text = readText(written);
  const best = new Map<string, number>();
  const suggest = (name: string, score: number) => best.set(name, Math.max(score, best.get(name) ?? 0));
  for (const { alias, score } of findKnownNames(text, index)) suggest(alias.name, score);
  for (let from = 0; from < text.words.length; from++) {
    for (let count = 1; count <= 3 && from + count <= text.words.length; count++) {
      const squashed = text.words
        .slice(from, from + count)
        .map(({ key }) => key)
        .join('');
      if (squashed.length < 4) continue;
      for (const { alias, score } of resembling(index, squashed, limit)) suggest(alias.name, Math.min(score, 0.99));
    }
  }
  return [...best]
    .map(([name, score]) => ({ name, score }))
    .sort((left, right) => right.score - left.score)
    .slice(0, limit);
}
