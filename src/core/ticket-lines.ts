/** A ticket in lines of text, as staff read it on cards and in lists. */
import type { Entities, ProductMention } from './entities.ts';
import type { Ticket } from './ticket.ts';
import type { TicketKind } from './topic.ts';

/** How much of a text a card quotes; a phone screen holds about this much beside the rest. */
const QUOTE_LENGTH = 600;

const KIND_NAMES: Record<TicketKind, string> = {
  quote: 'quote',
  sample: 'sample',
  project: 'custom project',
  documents: 'documents',
  question: 'question',
  person: 'asks for a person',
  complaint: 'COMPLAINT',
  'adverse-event': 'ADVERSE EVENT',
  exposure: 'EXPOSURE OR SPILL',
  compliance: 'compliance review',
  fraud: 'PAYMENT FRAUD CHECK',
  privacy: 'privacy request',
  attachment: 'file or voice message',
  failure: 'the bot failed on a message',
};

/** What a person will need to know before they can act, per kind of ticket, in the order of asking. */
const NEEDED: Partial<Record<TicketKind, readonly (keyof Entities)[]>> = {
  quote: ['products', 'quantity', 'destination', 'company', 'email', 'grade', 'purpose'],
  sample: ['products', 'quantity', 'destination', 'company', 'purpose'],
  project: ['products', 'quantity', 'company', 'purpose', 'neededBy'],
  documents: ['products', 'documents', 'company'],
  complaint: ['products', 'batch', 'company'],
  'adverse-event': ['products', 'phone'],
};

/** Free mailboxes: a vendor form or a compliance check will ask about them (company rule 7 of an alert). */
const FREE_MAIL = /@(gmail|yahoo|hotmail|outlook|live|icloud|qq|163|126|mail|yandex|gmx|proton|protonmail)\./i;

/** What it is about: desk, kind, and whether it may wait. */
export function ticketHead({ desk, kind, urgent }: Ticket): string {
  return `${desk.toUpperCase()} · ${KIND_NAMES[kind]} · ${urgent ? 'NOW' : 'normal'}`;
}

/** Everything that was named, what a person still has to ask for, and what compliance has to look at. */
export function ticketFacts(ticket: Ticket): readonly string[] {
  return [
    ...fieldLines(ticket.fields),
    ...labelled('Missing', missingFields(ticket).join(', ')),
    ...labelled('Marks', complianceMarks(ticket.fields).join(', ')),
  ];
}

/** The customer's words that opened or last changed it. */
export function ticketWords({ words }: Ticket): string {
  return `Customer: “${clip(words || '(no words)', QUOTE_LENGTH)}”`;
}

/** "TM-4F7K quote: telmisartan 60 kg, Kenya", one line for lists. */
export function ticketTitle({ id, kind, fields }: Ticket): string {
  const what = (fields.products ?? []).map((p) => productLine(p, true));
  const about = [...what, what.length > 0 ? '' : quantityText(fields), destinationText(fields)].filter(Boolean);
  return `${id} ${KIND_NAMES[kind]}${about.length > 0 ? `: ${about.join(', ')}` : ''}`;
}

/** The names of the fields that a person still has to ask for. */
export function missingFields(ticket: Pick<Ticket, 'kind' | 'fields'>): readonly string[] {
  const needed = NEEDED[ticket.kind] ?? [];
  return needed.filter((key) => !isKnown(ticket.fields, key)).map((key) => FIELD_NAMES[key]?.toLowerCase() ?? key);
}

function isKnown(fields: Entities, key: keyof Entities): boolean {
  if (key === 'products') return fields.products !== undefined || fields.cas !== undefined;
  if (key === 'quantity')
    return fields.quantity !== undefined || (fields.products ?? []).some((p) => p.quantity !== undefined);
  return fields[key] !== undefined;
}

const FIELD_NAMES: Partial<Record<keyof Entities, string>> = {
  products: 'Product',
  quantity: 'Quantity',
  destination: 'Destination',
  grade: 'Grade',
  incoterm: 'Incoterm',
  company: 'Company',
  email: 'E-mail',
  phone: 'Phone',
  neededBy: 'Needed by',
  documents: 'Documents',
  purpose: 'Purpose',
  batch: 'Batch',
};

function fieldLines(fields: Entities): string[] {
  const products = fields.products ?? [];
  const several = products.length > 1;
  return [
    ...products.flatMap((p) => labelled('Product', productLine(p, several))),
    ...(fields.cas ?? []).map((c) => `CAS: ${c.number} ${c.valid ? '✓' : '✗ check digit wrong'}`),
    ...labelled('Quantity', several ? '' : quantityText(fields)),
    ...labelled('Destination', destinationText(fields)),
    ...labelled('Market', fields.market),
    ...labelled('Grade', fields.grade),
    ...labelled('Incoterm', fields.incoterm),
    ...labelled('Documents', fields.documents?.join(', ')),
    ...labelled('Batch', fields.batch),
    ...labelled('Needed by', fields.neededBy),
    ...labelled('Purpose', fields.purpose),
    ...labelled('Company', fields.company),
    ...labelled('E-mail', fields.email),
    ...labelled('Phone', fields.phone),
  ];
}

/** "CAS 144701-48-4 is telmisartan": name and number belong to different goods, and the customer is being asked. */
function doubtOf({ cas, casOf }: ProductMention): string {
  return casOf && 'name' in casOf ? `CAS ${cas} is ${casOf.name}` : `CAS ${cas} is not the number we know`;
}

function productLine(product: ProductMention, withQuantity: boolean): string {
  const written =
    product.name && product.name.toLowerCase() !== product.text.toLowerCase() ? ` (written “${product.text}”)` : '';
  const amount =
    withQuantity && product.quantity !== undefined ? ` · ${product.quantity} ${product.unit ?? ''}`.trimEnd() : '';
  const doubt = product.casOf === undefined ? '' : ` ⚠ ${doubtOf(product)}`;
  return `${product.name ?? product.text}${written}${product.name ? '' : ' (not in our list)'}${amount}${doubt}`;
}

/** "25 kg", or empty when no quantity was named. */
export function quantityText(fields: Entities): string {
  return fields.quantity === undefined ? '' : `${fields.quantity} ${fields.unit ?? ''}`.trim();
}

/** "mexico (MX)", or empty when no destination was named. */
export function destinationText(fields: Entities): string {
  if (!fields.destination) return '';
  return fields.destinationCountry ? `${fields.destination} (${fields.destinationCountry})` : fields.destination;
}

function complianceMarks(fields: Entities): string[] {
  const tags = new Set((fields.products ?? []).flatMap((p) => p.tags ?? []));
  return [
    ...['patent', 'controlled', 'precursor', 'chemical-weapon'].filter((tag) => tags.has(tag)),
    ...(fields.destinationReviewed ? ['destination to be reviewed'] : []),
    ...(fields.email && FREE_MAIL.test(fields.email) ? ['private mail address'] : []),
    ...((fields.cas ?? []).some((c) => !c.valid) ? ['CAS to be re-checked'] : []),
    ...((fields.products ?? []).some(({ salts = [] }) => salts.length > 0) ? ['salt or hydrate not named'] : []),
  ];
}

/** A line, or none when there is no value. */
export function labelled(label: string, value: string | undefined): string[] {
  return value ? [`${label}: ${value}`] : [];
}

/** A text of at most so many characters. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
