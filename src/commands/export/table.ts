/** Requests as a table: a line for each product of each request, for a spreadsheet. */
import type { TicketRecord } from '../../core/ticket-record.ts';

/** A request as it is exported: the record of the webhook, and what became of it. */
export type ExportedRequest = TicketRecord & {
  /** ISO 8601, UTC; missing while it is open. */
  readonly closedAt?: string;
  /** 1 to 5, when the customer was asked and answered. */
  readonly rating?: number;
};

/** The columns, in their order; they are documented in docs/cli.md. */
export const COLUMNS = [
  'reference',
  'kind',
  'desk',
  'status',
  'urgent',
  'openedAt',
  'updatedAt',
  'closedAt',
  'rating',
  'customer',
  'handle',
  'channel',
  'language',
  'company',
  'email',
  'phone',
  'product',
  'written',
  'cas',
  'quantity',
  'unit',
  'quantityKg',
  'destination',
  'destinationCountry',
  'grade',
  'incoterm',
  'neededBy',
  'purpose',
  'documents',
  'batch',
  'missing',
  'words',
] as const;

/** CSV by RFC 4180, with a header; a request with no product has one line. */
export function csvOf(requests: readonly ExportedRequest[]): string {
  const lines = requests.flatMap((request) => {
    const { items, customer, documents, missing } = request;
    const about = {
      ...request,
      customer: customer.name,
      handle: customer.handle,
      channel: customer.channel,
      language: customer.language,
      documents: Array.isArray(documents) ? documents.join('; ') : undefined,
      missing: missing.join('; '),
    };
    const rows = items.length > 0 ? items.map(({ name, ...item }) => ({ ...about, ...item, product: name })) : [about];
    return rows.map((row: Readonly<Record<string, unknown>>) => COLUMNS.map((column) => cell(row[column])).join(','));
  });
  return `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula stays a text: a customer's words are not to be run. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
