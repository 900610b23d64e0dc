/** Which weight of a message belongs to which of its products. */
import { distance, link, type Span } from './link.ts';
import { isOrder } from './quantity.ts';
import type { Quantity } from './types.ts';

/** A weight this close to the only product is its own; otherwise the first of several ("price for 10, 20, 50 kg"). */
const ADJACENT = 6;

type Weight = Quantity & Span;

/** The weights that are wanted: single orders, or, when there is none, what is needed per year or month. */
function wantedOf(quantities: readonly Quantity[]): Weight[] {
  const orders = quantities.filter(isOrder).map((order) => ({ ...order, end: order.index + order.length }));
  const oneTime = orders.filter((quantity) => !quantity.perYear && !quantity.perMonth);
  return oneTime.length > 0 ? oneTime : orders;
}

/** Which quantity belongs to which product; "5 kg each" and a quantity in a sentence of its own belong to all. */
export function withQuantities(
  plain: string,
  products: readonly Span[],
  quantities: readonly Quantity[],
): (Quantity | undefined)[] {
  const wanted = wantedOf(quantities);
  const [only] = products;
  if (products.length === 1 && only) {
    const adjacent = wanted
      .filter((quantity) => distance(plain, only, quantity) <= ADJACENT)
      .toSorted((left, right) => distance(plain, only, left) - distance(plain, only, right));
    return [adjacent[0] ?? wanted[0]];
  }
  const linked = link(plain, products, wanted);
  const shared =
    wanted.find((quantity) => quantity.each) ??
    (wanted.length === 1 && linked.every((quantity) => !quantity) ? wanted[0] : undefined);
  return linked.map((quantity) => quantity ?? shared);
}

/** The weight in kilograms that stands right beside each name, if any: a name with its own amount is its own product. */
export function ownKilograms(
  plain: string,
  names: readonly Span[],
  quantities: readonly Quantity[],
): (number | undefined)[] {
  const linked = link(plain, names, wantedOf(quantities));
  return linked.map((quantity) => (quantity?.each ? undefined : quantity?.quantityKg));
}
