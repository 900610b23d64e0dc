/** The card that staff read: one screen on a phone, everything needed to act, nothing to look up. */
import type { Conversation } from './conversation.ts';
import type { ReminderKind } from './effect.ts';
import type { Entities, ProductMention } from './entities.ts';
import type { Choice } from './message.ts';
import { askedFor, type Ticket, waitsToBeSeen } from './ticket.ts';
import type { TicketKind } from './topic.ts';
import { phraseWording, type Wording } from './wording.ts';

/** What the card needs beyond the ticket. */
export interface CardContext {
  readonly conversation: Conversation;
  /** An earlier card of this ticket has been sent. */
  readonly update: boolean;
  /** Why staff are told of it again, when nothing new was said. */
  readonly reminder?: ReminderKind;
  /** What the bot answered in the same turn; empty when it said nothing. */
  readonly botSaid: string;
  /** It goes where nobody can answer from: a mail, a program. */
  readonly readOnly?: boolean;
  /** IANA name, for the times on the card. */
  readonly timeZone: string;
  readonly now: Date;
}

/** How much of a text a card quotes; a phone screen holds about this much beside the rest. */
const QUOTE_LENGTH = 600;
const BOT_QUOTE_LENGTH = 160;

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

/** The card of a ticket, as staff read it. */
export function alertCard(ticket: Ticket, context: CardContext): Wording {
  const { conversation } = context;
  const lines = [
    `${ticket.desk.toUpperCase()} · ${KIND_NAMES[ticket.kind]} · ${ticket.urgent ? 'NOW' : 'normal'}${newsOf(context)}`,
    `${ticket.id} · ${customerName(conversation)} · ${conversation.channel} · ${conversation.language}`,
    ...labelled('For', ticket.status === 'taken' ? undefined : askedFor(ticket)),
    '',
    ...fieldLines(ticket.fields),
    ...labelled('Missing', missingFields(ticket).join(', ')),
    ...labelled('Marks', complianceMarks(ticket.fields).join(', ')),
    ...labelled('Topics', ticket.topics.join(', ')),
    '',
    `Customer: “${clip(ticket.words || '(no words)', QUOTE_LENGTH)}”`,
    ...labelled('Bot said', context.botSaid ? `“${clip(context.botSaid.replace(/\s+/g, ' '), BOT_QUOTE_LENGTH)}”` : ''),
    ...times(ticket, context),
    ...(waitsToBeSeen(ticket) ? ['Say /ack that you have seen this: it is repeated until somebody does.'] : []),
    context.readOnly
      ? 'Answer in the staff chat or on the staff page; a reply to this reaches nobody.'
      : 'Reply to this message to answer the customer. /close gives the conversation back to the bot.',
  ];
  return phraseWording(collapseBlank(lines).join('\n'), 'alert.card', 'en');
}

/** What staff do most with an alert, as buttons: each says its command as a reply to the card. */
export function alertActions(ticket: Ticket, { status }: Conversation): readonly Choice[] {
  const see: readonly Choice[] = waitsToBeSeen(ticket) ? [{ id: '/ack', label: 'Seen' }] : [];
  const take: Choice = status === 'staff' ? { id: '/release', label: 'Release' } : { id: '/claim', label: 'Claim' };
  return [
    ...see,
    take,
    { id: '/snooze 1h', label: 'Snooze 1 h' },
    { id: '/resolve', label: 'Resolve' },
    { id: '/close', label: 'Back to bot' },
    { id: '/spam', label: 'Spam' },
  ];
}

const REMINDERS: Record<ReminderKind, string> = {
  waiting: 'STILL WAITING',
  escalated: 'NOBODY HAS ANSWERED',
  unfinished: 'NOT DONE YET',
};

/** " · update", or why staff are told again. */
function newsOf({ update, reminder }: CardContext): string {
  if (reminder) return ` · ${REMINDERS[reminder]}`;
  return update ? ' · update' : '';
}

/** When it came, and for how long it has waited: the first moment is day zero of a report of harm. */
function times(ticket: Ticket, { now, reminder, timeZone }: CardContext): string[] {
  const opened = localTime(ticket.openedAt, timeZone);
  if (!reminder) return [`Received: ${localTime(now, timeZone)}`];
  return [`Received: ${opened}, ${waitText(now.getTime() - ticket.openedAt.getTime())} ago`];
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1440;

/** A wait as people say it: "45 min", "3 h", "2 days". */
export function waitText(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 2 * HOUR_MINUTES) return `${minutes} min`;
  if (minutes < 2 * DAY_MINUTES) return `${Math.round(minutes / HOUR_MINUTES)} h`;
  return `${Math.round(minutes / DAY_MINUTES)} days`;
}

/** "TM-4F7K quote: telmisartan 60 kg, Kenya", one line for lists. */
export function ticketTitle({ id, kind, fields }: Ticket): string {
  const what = (fields.products ?? []).map((p) => productLine(p, true));
  const about = [...what, what.length > 0 ? '' : quantityText(fields), destinationText(fields)].filter(Boolean);
  return `${id} ${KIND_NAMES[kind]}${about.length > 0 ? `: ${about.join(', ')}` : ''}`;
}

/** How staff see the customer: their name, else their handle, else the address on the channel. */
export function customerName(conversation: Conversation): string {
  const { name, handle } = conversation.customer;
  if (name && handle) return `${name} (${handle})`;
  return name ?? handle ?? conversation.address;
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

function labelled(label: string, value: string | undefined): string[] {
  return value ? [`${label}: ${value}`] : [];
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** A moment as staff read it: date, time and zone. */
export function localTime(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
  return `${parts} (${timeZone})`;
}

function collapseBlank(lines: readonly string[]): string[] {
  return lines.filter((line, i) => line !== '' || (i > 0 && lines[i - 1] !== ''));
}
