/** What a message names, read in the light of what was said before it. */
import {
  type Amount,
  type CustomerTurn,
  type Entities,
  kilograms,
  mergeEntities,
  plainWords,
  type Ticket,
  type TicketKind,
} from '../src/core/index.ts';

type Product = NonNullable<Entities['products']>[number];

/**
 * The message's entities, an amount joined to the product it must mean: "make it 60 kg" corrects the only product,
 * "not 50, 5 kg" the one of 50 kg, and "of apixaban" belongs to the 10 kg said before.
 *
 * @param before  what is known so far
 */
export function named(turn: CustomerTurn, before: Entities = turn.conversation.entities): Entities {
  const now = withSalt(turn, before) ?? withShortReply(turn, before);
  if (now.cas !== undefined && now.products === undefined) return now;
  if (now.quantity !== undefined && now.products === undefined) {
    const meant = productOfAmount(turn, now, before.products);
    return meant ? { ...now, products: [{ ...meant, ...amountOf(now) }] } : now;
  }
  const product = only(now.products);
  if (!product || product.quantity !== undefined) return now;
  const waiting = turn.conversation.form?.amount ?? (before.products === undefined ? before : {});
  return waiting.quantity === undefined ? now : { ...now, products: [{ ...product, ...amountOf(waiting) }] };
}

/** The product that an amount must be of: the only one, the one whose amount it corrects, the only one without any. */
function productOfAmount(
  { text }: CustomerTurn,
  now: Entities,
  products: readonly Product[] = [],
): Product | undefined {
  const words = plainWords(text).split(' ');
  const isOld = ({ quantity }: Product) =>
    quantity !== undefined && quantity !== now.quantity && words.some((word) => Number.parseFloat(word) === quantity);
  return only(products) ?? only(products.filter(isOld)) ?? only(products.filter((p) => p.quantity === undefined));
}

/** The amount of a message that may be of any of several products. */
export function amountOfNone(turn: CustomerTurn, before: Entities): Amount | undefined {
  const now = named(turn, before);
  const isOfNone = now.quantity !== undefined && now.products === undefined && (before.products?.length ?? 0) > 1;
  return isOfNone && now.cas === undefined ? amountOf(now) : undefined;
}

/**
 * All that is known of an open request before this message: its own fields, and from the rest of the talk what it lacks.
 * Goods and amounts of another request are not its own.
 */
export function knownOf({ fields }: Pick<Ticket, 'fields'>, { conversation }: CustomerTurn): Entities {
  const said = conversation.entities;
  if (fields.products === undefined && fields.cas === undefined) return mergeEntities(fields, said);
  const { products, cas, quantity, unit, quantityKg, ...rest } = said;
  return mergeEntities(rest, fields);
}

/**
 * What was said before a request begins. Goods that it names itself stand in the place of those that were only spoken of:
 * who asked for the minimum order of one and then for the price of another wants an offer for the other.
 */
export function beforeRequest({ conversation, understanding }: CustomerTurn): Entities {
  const { neededBy, ...said } = conversation.entities;
  // A hurry was about another request, when there is one.
  const before = conversation.tickets.length > 0 || neededBy === undefined ? said : { ...said, neededBy };
  const { entities } = understanding;
  if (entities.products === undefined && entities.cas === undefined) return before;
  const { products = [], cas, ...others } = before;
  const wanted = products.filter(({ quantity }) => quantity !== undefined);
  return { ...others, ...(wanted.length > 0 ? { products: wanted } : {}) };
}

/** Kinds of request in which a bare number is an amount. */
const COLLECTS: readonly TicketKind[] = ['quote', 'sample', 'project'];

/** "Make it 50", "no, 50": with more words beside it, a number that nobody asked for counts something else. */
const MOST_WORDS_OF_A_CORRECTION = 2;

/**
 * "25", "no, 50" or "kg" in a form: a number has the unit that was said before, and a unit belongs to the number that
 * waits for it.
 */
function withShortReply({ understanding, conversation }: CustomerTurn, before: Entities): Entities {
  const { entities, shortReply } = understanding;
  const { form } = conversation;
  if (!form || !COLLECTS.includes(form.name) || !shortReply || entities.quantity !== undefined) return entities;
  const product = only(entities.products);
  if (product) return withNumber(product, shortReply, entities, before);
  const isAsked = form.asking.includes('quantity') || form.asking.includes('unit');
  if (!isAsked && shortReply.others > MOST_WORDS_OF_A_CORRECTION) return entities;
  const quantity = shortReply.number ?? form.number;
  const unit = shortReply.unit ?? only(before.products)?.unit ?? before.unit;
  if (quantity === undefined || unit === undefined) return entities;
  return { ...entities, quantity, unit, quantityKg: kilograms(quantity, unit) };
}

/** "Make valsartan 15": a number beside a product of the request has the unit that its amount had before. */
function withNumber(
  product: Product,
  { number, others }: NonNullable<CustomerTurn['understanding']['shortReply']>,
  entities: Entities,
  before: Entities,
): Entities {
  const unit = before.products?.find(({ name }) => name !== undefined && name === product.name)?.unit;
  const around = others - plainWords(product.text).split(' ').length;
  if (number === undefined || unit === undefined || around > MOST_WORDS_OF_A_CORRECTION) return entities;
  const amount = { quantity: number, unit, quantityKg: kilograms(number, unit) };
  return { ...entities, ...amount, products: [{ ...product, ...amount }] };
}

/** "Mesylate", "the base": the answer to which form of a substance is meant. */
function withSalt({ understanding, conversation, text }: CustomerTurn, before: Entities): Entities | undefined {
  if (!conversation.form?.asking.includes('salt')) return undefined;
  const open = (before.products ?? []).find(({ salts = [] }) => salts.length > 0);
  if (!open) return undefined;
  const inEnglish = understanding.saltsSaid ?? [];
  const words = [...plainWords(text).split(' '), ...inEnglish.flatMap((salt) => salt.split(' '))];
  const { salts = [], ...substance } = open;
  const said = salts
    .filter(({ name }) => ownWords(name, open.name).every((word) => words.includes(word)))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (said) {
    const { cas, ...rest } = substance;
    return { ...understanding.entities, products: [{ ...rest, text: said.name, ...said, salts: [] }] };
  }
  const isBase = BASE.some((word) => words.includes(word)) || HAN_BASE.test(text);
  return isBase ? { ...understanding.entities, products: [{ ...substance, salts: [] }] } : undefined;
}

/** A batch number is letters and digits, at least one of these. */
const BATCH = /^(?=.*\d)[\p{L}\d][\p{L}\d/.-]{2,24}$/u;
const MOST_WORDS_OF_A_BATCH = 4;

/** "2231-A", "it is 2231": the answer to which batch it was, in a form that has just asked. */
export function withBatch({ understanding, conversation, text }: CustomerTurn): Entities {
  const { entities } = understanding;
  const words = text.trim().split(/\s+/);
  const isAsked = conversation.form?.asking.includes('batch') === true;
  if (!isAsked || entities.batch !== undefined || entities.quantity !== undefined) return entities;
  const batch = words.length <= MOST_WORDS_OF_A_BATCH ? words.find((word) => BATCH.test(word)) : undefined;
  return batch === undefined ? entities : { ...entities, batch };
}

/** "imatinib mesylate" of imatinib → mesylate. */
function ownWords(name: string, substance = ''): readonly string[] {
  const of = plainWords(substance).split(' ');
  return plainWords(name)
    .split(' ')
    .filter((word) => !of.includes(word));
}

/** How the substance itself is called, without an acid, in our languages; as `plainWords` leaves them. */
const BASE = ['base', 'freebase', 'основание', 'baz', 'basis', 'قاعده', 'القاعده'];
const HAN_BASE = /游离|碱基|自由碱/;

function only(products: readonly Product[] | undefined): Product | undefined {
  return products?.length === 1 ? products[0] : undefined;
}

function amountOf({ quantity, unit, quantityKg }: Amount): Amount {
  return {
    ...(quantity === undefined ? {} : { quantity }),
    ...(unit === undefined ? {} : { unit }),
    ...(quantityKg === undefined ? {} : { quantityKg }),
  };
}
