/** `npm run export`: requests, for a spreadsheet or another program. */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { recordOf } from '../core/ticket-record.ts';
import type { TicketKind } from '../core/topic.ts';
import { openReading } from '../store/reading.ts';
import { conversationOf, findRequests, type Request } from '../store/requests.ts';
import { readLines } from '../store/views.ts';
import { csvOf, type ExportedRequest } from './export/table.ts';
import { parseClock } from './simulate-line.ts';

const HELP = `Writes what customers have asked for, as CSV (a line for each product) or JSON (a list of requests).

  npm run --silent export -- quotes --since 2026-11-01 > quotes.csv
  npm run --silent export -- quotes --since 2026-11-01 --until 2026-12-01 --json
  npm run --silent export -- complaints
  npm run --silent export -- all --json
  npm run --silent export -- customer TM-4F7K > ana.json

  quotes        requests for a quote, a sample or a project
  complaints    complaints, adverse events, exposures
  all           every kind
  customer REF  all that was said with the customer of this request, and all their requests: what they may ask us for
  --since DAY   opened on this day or later; DAY is 2026-11-01, or a time such as 2026-11-01T09:00
  --until DAY   opened before this day
  --json        JSON instead of CSV; the fields are those of the webhook (docs/alerts.md)

Days begin in BUSINESS_TIME_ZONE; times in the file are UTC. Reads the database that DATABASE_URL names, also while the
desk is running.
`;

const KINDS: Readonly<Record<string, readonly TicketKind[] | undefined>> = {
  quotes: ['quote', 'sample', 'project'],
  complaints: ['complaint', 'adverse-event', 'exposure'],
  all: undefined,
};

/** @returns 0, or 1 when it is not clear what is wanted @throws StoreError, ConfigError */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      since: { type: 'string' },
      until: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [what = '', reference = ''] = positionals;
  const isKnown = what in KINDS || (what === 'customer' && reference !== '');
  if (values.help || !isKnown) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  const config = readConfig();
  const kinds = KINDS[what];
  const which = { ...dayIn('since', values.since, config.timeZone), ...dayIn('until', values.until, config.timeZone) };
  const db = await openReading(config.databaseUrl);
  try {
    if (what === 'customer') return await exportCustomer(db, reference);
    const requests = (await findRequests(db, { ...which, ...(kinds ? { kinds } : {}) })).map(exported);
    process.stdout.write(values.json ? `${JSON.stringify(requests, null, 2)}\n` : csvOf(requests));
    process.stderr.write(`${requests.length} ${requests.length === 1 ? 'request' : 'requests'}\n`);
    return 0;
  } finally {
    await db.destroy();
  }
}

/** Everything that we have of one customer, as JSON. */
async function exportCustomer(db: Awaited<ReturnType<typeof openReading>>, reference: string): Promise<number> {
  const found = await conversationOf(db, reference);
  if (!found) {
    process.stderr.write(
      `There is no request ${reference}; take the reference from an alert or from the staff page.\n`,
    );
    return 1;
  }
  const { conversation, tickets } = found;
  const { customer, channel, address, language, createdAt } = conversation;
  const { lines } = await readLines(db, conversation.id, 'customer');
  const said = lines.map(({ at, from, who, kind, text }) => ({ at, from, ...(who ? { who } : {}), kind, text }));
  const requests = tickets.map((ticket) => exported({ ticket, conversation }));
  const all = { customer: { ...customer, channel, address, language, firstHeard: createdAt }, said, requests };
  process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  return 0;
}

function exported({ ticket, conversation }: Request): ExportedRequest {
  const { closedAt, rating } = ticket;
  return {
    ...recordOf(ticket, conversation, false),
    ...(closedAt ? { closedAt: closedAt.toISOString() } : {}),
    ...(rating === undefined ? {} : { rating }),
  };
}

/** A day begins at midnight. */
function dayIn<K extends string>(key: K, given: string | undefined, timeZone: string): Partial<Record<K, Date>> {
  if (given === undefined) return {};
  const text = /^\d{4}-\d\d-\d\d$/.test(given) ? `${given}T00:00:00` : given;
  return { [key]: parseClock(text, timeZone) } as Record<K, Date>;
}
