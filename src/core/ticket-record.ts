/** A ticket as programs read it: the record in a webhook, documented in docs/alerts.md. Times are ISO 8601, UTC. */
import type { Conversation } from './conversation.ts';
import type { ProductMention } from './entities.ts';
import type { Ticket } from './ticket.ts';
import { missingFields } from './ticket-lines.ts';

/** What a ticket says of the request, whoever reads it; a field that nobody named is absent. */
export interface TicketRecord {
  readonly reference: string;
  readonly kind: string;
  readonly desk: string;
  readonly status: string;
  readonly urgent: boolean;
  /** An earlier alert told of it already. */
  readonly update: boolean;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly customer: {
    readonly name?: string;
    readonly handle?: string;
    readonly channel: string;
    readonly language: string;
  };
  readonly items: readonly {
    /** As in our list, else as it was written. */
    readonly name: string;
    readonly written: string;
    readonly cas?: string;
    readonly quantity?: number;
    readonly unit?: string;
    readonly quantityKg?: number;
  }[];
  /** What a person still has to ask for, in English. */
  readonly missing: readonly string[];
  /** The customer's own words that opened or last changed it. */
  readonly words: string;
  readonly [field: string]: unknown;
}

/** Fields of the request that stand in the record under their own names. */
const OWN_FIELDS = [
  'destination',
  'destinationCountry',
  'grade',
  'incoterm',
  'neededBy',
  'documents',
  'purpose',
  'batch',
  'company',
  'email',
  'phone',
] as const;

/** @param update  an earlier alert told of it already */
export function recordOf(ticket: Ticket, { customer, channel, language }: Conversation, update: boolean): TicketRecord {
  const { id, kind, desk, status, urgent, openedAt, updatedAt, fields, words } = ticket;
  const { name, handle } = customer;
  const products = fields.products ?? [];
  const amount = products.length === 1 && products[0]?.quantity === undefined ? amountOf(fields) : {};
  const alone = (fields.cas ?? []).filter(({ valid, number }) => valid && !products.some((p) => p.cas === number));
  return {
    reference: id,
    kind,
    desk,
    status,
    urgent,
    update,
    openedAt: openedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    customer: { ...(name ? { name } : {}), ...(handle ? { handle } : {}), channel, language },
    items: [
      ...products.map((p) => ({ ...itemOf(p), ...amount })),
      ...(products.length === 0 ? alone : []).map(({ number }) => ({
        name: `CAS ${number}`,
        written: number,
        cas: number,
        ...amountOf(fields),
      })),
    ],
    ...Object.fromEntries(OWN_FIELDS.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]]))),
    missing: missingFields(ticket),
    words,
  };
}

function itemOf(product: ProductMention) {
  const { name, text, cas } = product;
  return { name: name ?? text, written: text, ...(cas ? { cas } : {}), ...amountOf(product) };
}

type Amount = Pick<ProductMention, 'quantity' | 'unit' | 'quantityKg'>;

function amountOf({ quantity, unit, quantityKg }: Amount): Amount {
  return {
    ...(quantity === undefined ? {} : { quantity }),
    ...(unit === undefined ? {} : { unit }),
    ...(quantityKg === undefined ? {} : { quantityKg }),
  };
}
