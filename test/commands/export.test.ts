/** What customers have asked for leaves the desk for a spreadsheet or another program, also while the desk is running. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COLUMNS, csvOf } from '../../src/commands/export/table.ts';
import { recordOf } from '../../src/core/ticket-record.ts';
import { openStore } from '../../src/store/open.ts';
import { openReading } from '../../src/store/reading.ts';
import { conversationOf, findRequests, type WhichRequests } from '../../src/store/requests.ts';
import { trialDesk } from '../flow/trial-desk.ts';
import { conversation } from '../flow/turns.ts';
import { later, T0, ticket } from '../store/samples.ts';

let folder: string;
let url: string;
let desk: Awaited<ReturnType<typeof trialDesk>>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-export-'));
  url = `file:${path.join(folder, 'desk.db')}`;
  desk = await trialDesk({ store: await openStore(url) });
  await desk.customer('price of 25 kg');
  await desk.pass(3600);
  await desk.customer('he is sick', { address: 'c2', customer: { name: 'Bo' } });
  await desk.idle();
  await desk.staff('Good morning');
  await desk.staff('/close');
  await desk.idle();
});
afterAll(async () => {
  await desk.end();
  rmSync(folder, { recursive: true });
});

async function found(which: WhichRequests = {}): Promise<readonly string[]> {
  const db = await openReading(url);
  try {
    return (await findRequests(db, which)).map(
      (request) => `${request.ticket.kind} of ${request.conversation.customer.name}, ${request.ticket.status}`,
    );
  } finally {
    await db.destroy();
  }
}

describe('requests', () => {
  it('are found with who asked and how they stand, the oldest first', async () => {
    expect(await found()).toEqual(['quote of Ana, closed', 'adverse-event of Bo, open']);
  });

  it('are chosen by kind and by the time they were opened', async () => {
    expect(await found({ kinds: ['adverse-event'] })).toEqual(['adverse-event of Bo, open']);
    expect(await found({ since: later(1) })).toEqual(['adverse-event of Bo, open']);
    expect(await found({ until: later(1) })).toEqual(['quote of Ana, closed']);
    expect(await found({ since: T0, until: T0 })).toEqual([]);
  });
});

describe('all that we have of a customer', () => {
  it('is found by any of their requests, however it is written', async () => {
    const db = await openReading(url);
    const [quote] = await findRequests(db, { kinds: ['quote'] });
    const found = await conversationOf(db, quote?.ticket.id.toLowerCase() ?? '');
    expect(found?.conversation.customer.name).toBe('Ana');
    expect(found?.tickets.map(({ kind }) => kind)).toEqual(['quote']);
    expect(await conversationOf(db, 'TM-NONE')).toBeUndefined();
    await db.destroy();
  });
});

describe('the table', () => {
  const products = [
    { text: 'telmisartán', name: 'telmisartan', cas: '144701-48-4', quantity: 60, unit: 'kg', quantityKg: 60 },
    { text: 'valsartan', name: 'valsartan', quantity: 500, unit: 'g', quantityKg: 0.5 },
  ] as const;

  function rowsOf(words: string, fields: object = { products }): readonly (readonly string[])[] {
    const request = recordOf(ticket('TM-2222', { words, fields }), conversation(), false);
    const [header, ...lines] = csvOf([request]).trimEnd().split('\r\n');
    expect(header).toBe(COLUMNS.join(','));
    return lines.map((line) => line.split(','));
  }
  const column = (row: readonly string[] | undefined, name: (typeof COLUMNS)[number]) => row?.[COLUMNS.indexOf(name)];

  it('has a line for each product, with its own amount', () => {
    const rows = rowsOf('price');
    expect(rows.map((row) => [column(row, 'product'), column(row, 'written'), column(row, 'quantityKg')])).toEqual([
      ['telmisartan', 'telmisartán', '60'],
      ['valsartan', 'valsartan', '0.5'],
    ]);
    expect(rows.map((row) => column(row, 'reference'))).toEqual(['TM-2222', 'TM-2222']);
  });

  it('has a line for a request that names no product, and says what is missing', () => {
    const [row, ...more] = rowsOf('price', {});
    expect(more).toEqual([]);
    expect(column(row, 'missing')).toContain('product; quantity; destination');
  });

  it('quotes what holds commas, quotation marks and line breaks', () => {
    const request = recordOf(ticket('TM-2222', { words: 'one, "two"\nthree', fields: {} }), conversation(), false);
    expect(csvOf([request])).toContain('"one, ""two""\nthree"');
  });

  it('never holds a formula: what a customer writes is not run in a spreadsheet', () => {
    expect(column(rowsOf('=HYPERLINK(1)')[0], 'words')).toBe("'=HYPERLINK(1)");
    expect(column(rowsOf('+1 555')[0], 'words')).toBe("'+1 555");
  });
});
