/**
 * What a message is about, word by word: products, weights, CAS numbers, the place the goods go to, and the details of a
 * quote. Pure functions over text; nothing is looked up elsewhere and nothing throws.
 */
import { findCas, findCasSpans } from './cas.ts';
import { findCompany } from './company.ts';
import { findEmails, findPhones, findUrls } from './contact.ts';
import { findBatch, findPurpose } from './details.ts';
import { findKnownNames } from './known-names.ts';
import { findMarket } from './market.ts';
import { findNeededBy } from './needed-by.ts';
import { isDenied } from './negation.ts';
import { findDocuments } from './papers.ts';
import { findDestination } from './place.ts';
import type { ProductIndex } from './product-index.ts';
import { findProducts } from './products.ts';
import { findQuantities, isOrder } from './quantity.ts';
import { readText, type Text, without } from './text.ts';
import { findGrade, findIncoterm } from './trade-terms.ts';
import type { Entities, ProductMention, Quantity } from './types.ts';

export { bareNumbers } from './bare-numbers.ts';
export { isValidCas } from './cas.ts';
export { buildProductIndex, lookUpProduct, type ProductIndex } from './product-index.ts';
export { suggestProducts } from './products.ts';
export { saltsSaid } from './salts.ts';
export { shortReply } from './short-reply.ts';
export type { Product, Quantity } from './types.ts';

/** What is known besides the text. */
export interface EntityContext {
  /** ISO 639-1; decides what "1.000 kg" and "a Lima" mean. */
  readonly language: string;
  readonly products: ProductIndex;
  /** Today, for dates without a year. */
  readonly now?: Date;
}

const spanOf = ({ index, length }: { index: number; length: number }) => ({ index, end: index + length });

/** Weights of a message, as `findEntities` sees them: with ranges, doubts and "not 12 kg". */
export function quantitiesIn(message: string, language: string): Quantity[] {
  const text = readText(message);
  return findQuantities(
    without(text, [...findEmails(text), ...findUrls(text), ...findPhones(text), ...findCasSpans(text)]),
    language,
  );
}

/** The one quantity of a message: its only product's, or, without any product, the first that is ordered. */
function amountOf(
  products: readonly ProductMention[],
  orders: readonly Quantity[],
): Partial<Pick<Quantity, 'quantity' | 'unit' | 'quantityKg'>> {
  const amount =
    products.length === 0 ? (orders.find(({ perYear, perMonth }) => !perYear && !perMonth) ?? orders[0]) : products[0];
  if (
    products.length > 1 ||
    amount?.quantity === undefined ||
    amount.unit === undefined ||
    amount.quantityKg === undefined
  )
    return {};
  return { quantity: amount.quantity, unit: amount.unit, quantityKg: amount.quantityKg };
}

/** The details that need nothing but the text. */
function detailsOf(text: Text, { language, now }: EntityContext): Entities {
  const documents = findDocuments(text);
  const details: { [Key in keyof Entities]: Entities[Key] | undefined } = {
    grade: findGrade(text),
    incoterm: findIncoterm(text),
    neededBy: findNeededBy(text, language, now),
    purpose: findPurpose(text),
    batch: findBatch(text),
    documents: documents.length > 0 ? documents : undefined,
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

/**
 * Reads one message. Deterministic; never throws, whatever the text; looks at its first 4,096 characters.
 *
 * @returns  only the keys for which something was found
 */
export function findEntities(message: string, context: EntityContext): Entities {
  const text = readText(message);
  const { rest, emails, phones, cas, orders, company, places, products, dropped } = namedIn(text, context);
  const market = places.destination ? undefined : findMarket(rest, places.spans);
  return {
    ...(products.length > 0 && { products }),
    ...(dropped.length > 0 && { dropped }),
    ...(cas.length > 0 && { cas: findCas(text) }),
    ...amountOf(products, orders),
    ...places.destination,
    ...(market && { market }),
    ...(company && { company: company.name }),
    ...(emails[0] && { email: emails[0].value }),
    ...(phones[0] && { phone: phones[0].value }),
    ...detailsOf(rest, context),
  };
}

/** The products of a message, as `findEntities` finds them, in two thirds of the time. */
export function findProductsIn(message: string, context: EntityContext): readonly ProductMention[] {
  return namedIn(readText(message), context).products;
}

/** What is named in a text; the finders need one another's finds, so that no weight is taken for a name. */
function namedIn(text: Text, context: EntityContext) {
  const [emails, urls, cas] = [findEmails(text), findUrls(text), findCasSpans(text)];
  const phones = findPhones(without(text, cas));
  const rest = without(text, [...emails, ...urls, ...phones, ...cas]);
  const quantities = findQuantities(rest, context.language);
  const orders = quantities.filter(isOrder);
  const company = findCompany(rest);
  const names = findKnownNames(rest, context.products);
  const places = findDestination(rest, {
    language: context.language,
    products: [...names, ...cas.map(spanOf)],
    quantities: orders.map(spanOf),
    company,
  });
  const taken = company ? [...places.spans, company] : places.spans;
  const products = findProducts(rest, context.products, { names, cas, quantities, taken });
  const meant = new Set(products.map(({ name }) => name));
  const dropped = names
    .filter(({ index, end }) => isDenied(rest.lower, index, end))
    .map(({ alias }) => alias.name)
    .filter((name) => !meant.has(name));
  return { rest, emails, phones, cas, orders, company, places, products, dropped };
}
