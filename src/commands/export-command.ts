/** `npm run export`: requests, for a spreadsheet or another program. */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { recordOf } from '../core/ticket-record.ts';
import type { TicketKind } from '../core/topic.ts';
import { openReading } from '../store/reading.ts';
import { findRequests, type Request } from '../store/requests.ts';
import { csvOf, type ExportedRequest } from './export/table.ts';
import { parseClock } from './simulate-line.ts';

const HELP = `Writes what customers have asked for, as CSV (a line for each product) or JSON (a list of requests).

  npm run --silent export -- quotes --since 2026-11-01 > quotes.csv
  npm run --silent export -- quotes --since 2026-11-01 --until 2026-12-01 --json
  npm run --silent export -- complaints
  npm run --silent export -- all --json

  quotes        requests for a quote, a sample or a project
  complaints    complaints, adverse events, exposures
  all           every kind
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
  const [what = ''] = positionals;
  if (values.help || !(what in KINDS)) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  const config = readConfig();
  const kinds = KINDS[what];
  const which = { ...dayIn('since', values.since, config.timeZone), ...dayIn('until', values.until, config.timeZone) };
  const db = await openReading(config.databaseUrl);
  try {
    const requests = (await findRequests(db, { ...which, ...(kinds ? { kinds } : {}) })).map(exported);
    process.stdout.write(values.json ? `${JSON.stringify(requests, null, 2)}\n` : csvOf(requests));
    process.stderr.write(`${requests.length} ${requests.length === 1 ? 'request' : 'requests'}\n`);
    return 0;
  } finally {
    await db.destroy();
  }
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
