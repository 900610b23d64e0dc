/** What a text names: products, amounts, places, people's details. The keys, but for `market`, `dropped` and `destinationReviewed`, are the contract of `ask --json`. */

/** Units that quantities are written in. */
export type Unit = 'mg' | 'g' | 'kg' | 't' | 'lb';

/** A product as the customer wrote it, with what we know of it. */
export interface ProductMention {
  readonly text: string;
  /** The catalogue's name; absent when the product is unknown to us. */
  readonly name?: string;
  readonly cas?: string;
  readonly quantity?: number;
  readonly unit?: Unit;
  readonly quantityKg?: number;
  /** Policy tags of the catalogue: patent, controlled, precursor, chemical-weapon, education. */
  readonly tags?: readonly string[];
  /** How surely this is the product, 0 to 1. */
  readonly score?: number;
  /** The CAS number written beside it is not one of this product's: whose it is, or the number that we know. */
  readonly casOf?: { readonly name: string } | { readonly known: string };
  /** Salts and hydrates that we know of it, as long as nobody has said which one is meant; empty once they have. */
  readonly salts?: readonly { readonly name: string; readonly cas?: string }[];
}

/** A CAS registry number and whether its check digit holds. */
export interface CasNumber {
  readonly number: string;
  readonly valid: boolean;
}

/** Everything found in one or several messages; only what was found is present. */
export interface Entities {
  readonly products?: readonly ProductMention[];
  /** Names of goods that this message takes back ("drop amlodipine", "not X, Y"); `ask --json` does not show them. */
  readonly dropped?: readonly string[];
  readonly cas?: readonly CasNumber[];
  readonly quantity?: number;
  readonly unit?: Unit;
  readonly quantityKg?: number;
  /** Where the goods go, as written. */
  readonly destination?: string;
  /** ISO 3166 alpha-2. */
  readonly destinationCountry?: string;
  /** Compliance looks at this destination first; `ask --json` does not show it. */
  readonly destinationReviewed?: true;
  /** Where no destination is named: the region, country or authority that is; `ask --json` does not show it. */
  readonly market?: string;
  readonly grade?: string;
  readonly incoterm?: string;
  readonly company?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly neededBy?: string;
  readonly documents?: readonly string[];
  readonly purpose?: string;
  readonly batch?: string;
}

/**
 * What was said before plus what is said now; the newer word wins, lists are joined, products by name. A new CAS number
 * takes the place of a mistyped one; goods that are taken back go.
 */
export function mergeEntities(earlier: Entities, latest: Entities): Entities {
  const { rest, now } = withoutDropped(earlier, latest);
  const before = settled(rest, now);
  const { destinationReviewed, dropped, ...others } = before;
  // What was to be reviewed was the destination named before; another one takes its place.
  const stays = destinationReviewed && now.destination === undefined ? { destinationReviewed } : {};
  const merged: Entities = { ...others, ...stays, ...now };
  const lists: { products?: readonly ProductMention[]; cas?: readonly CasNumber[]; documents?: readonly string[] } = {};
  const products = joinBy(before.products, now.products, (p) => p.name ?? p.text.toLowerCase());
  const cas = joinBy(now.cas ? before.cas?.filter((c) => c.valid) : before.cas, now.cas, (c) => c.number);
  const documents = joinBy(before.documents, now.documents, (d) => d);
  if (products) lists.products = products;
  if (cas) lists.cas = cas;
  if (documents) lists.documents = documents;
  return { ...merged, ...lists };
}

/** Without what is taken back now. Goods named in the place of others take over their amount, unless they have their own. */
function withoutDropped(before: Entities, now: Entities): { readonly rest: Entities; readonly now: Entities } {
  const { dropped = [] } = now;
  const { products = [], ...others } = before;
  const isDropped = ({ name }: ProductMention) => name !== undefined && dropped.some((one) => isSame(one, name));
  const gone = products.filter(isDropped);
  if (gone.length === 0) return { rest: before, now };
  const kept = products.filter((product) => !isDropped(product));
  const rest = { ...others, ...(kept.length > 0 ? { products: kept } : {}) };
  const [{ quantity, unit, quantityKg }, inPlace] = [gone[0]!, now.products?.[0]];
  const isReplaced = gone.length === 1 && now.products?.length === 1 && inPlace && inPlace.quantity === undefined;
  if (!isReplaced || quantity === undefined) return { rest, now };
  const amount = { quantity, ...(unit && { unit }), ...(quantityKg && { quantityKg }) };
  return { rest, now: { ...now, products: [{ ...inPlace, ...amount }] } };
}

/** "Amlodipine" also takes back "amlodipine besylate". */
function isSame(dropped: string, name: string): boolean {
  return name === dropped || name.startsWith(`${dropped} `) || dropped.startsWith(`${name} `);
}

/**
 * What was in doubt between a name and a CAS number gives way to the product that is named next, and a substance to the
 * salt of it; each leaves its amount.
 */
function settled(before: Entities, now: Entities): Entities {
  const [meant] = now.products ?? [];
  const doubtful = before.products?.find(
    ({ casOf, salts = [] }) => casOf !== undefined || salts.some(({ name }) => name === meant?.name),
  );
  if (!doubtful || !meant || meant.casOf) return before;
  const { quantity, unit, quantityKg } = doubtful;
  const amount = { ...(quantity && { quantity }), ...(unit && { unit }), ...(quantityKg && { quantityKg }) };
  const cas = before.cas?.filter(({ number }) => number !== doubtful.cas);
  const products = before.products!.filter((product) => product !== doubtful);
  const { cas: _, ...rest } = before;
  return {
    ...rest,
    products: [...products, { ...amount, text: meant.text, ...(meant.name ? { name: meant.name } : {}) }],
    ...(cas && cas.length > 0 ? { cas } : {}),
  };
}

function joinBy<T>(before: readonly T[] = [], now: readonly T[] = [], key: (item: T) => string): T[] | undefined {
  const byKey = new Map<string, T>();
  for (const item of [...before, ...now]) {
    const known = byKey.get(key(item));
    byKey.set(key(item), typeof item === 'object' && known ? { ...known, ...item } : item);
  }
  return byKey.size > 0 ? [...byKey.values()] : undefined;
}
