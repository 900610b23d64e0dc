/** A customer is taken out of the record, and reports of harm are not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../src/store/open.ts';
import { openReading } from '../../src/store/reading.ts';
import { type TrialDesk, trialDesk } from './trial-desk.ts';

const ANA = { address: '34600111222', customer: { name: 'Ana Lopez', handle: '@analopez' } };

let folder: string;
let url: string;
let desk: TrialDesk;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-erase-'));
  url = `file:${path.join(folder, 'desk.db')}`;
  desk = await trialDesk({ store: await openStore(url) });
});
afterEach(async () => {
  await desk.end();
  rmSync(folder, { recursive: true });
});

/** All that stands in any row. */
async function everythingKept(): Promise<string> {
  const db = await openReading(url);
  try {
    const tables = ['conversations', 'inbox', 'outbox', 'tickets', 'refs', 'addresses'] as const;
    const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
    return JSON.stringify(rows);
  } finally {
    await db.destroy();
  }
}

async function talk(words: string): Promise<void> {
  await desk.customer(words, ANA);
  await desk.idle();
  await desk.staff('Dear Ana Lopez, which grade?', {}, ANA.address);
  await desk.idle();
}

async function staffSay(command: string): Promise<string> {
  await desk.staff(command, {}, ANA.address);
  await desk.idle();
  return desk.told('staff').at(-1) ?? '';
}

describe('/erase', () => {
  it('asks first, and changes nothing', async () => {
    await talk('price for Secret Compound 77');
    const before = await everythingKept();
    expect(await staffSay('/erase')).toContain('Say /erase yes');
    expect(before).toContain('Secret Compound 77');
    expect(await everythingKept()).toContain('Secret Compound 77');
  });

  it('takes name, number and words out of every row, and closes what was open', async () => {
    await talk('price for Secret Compound 77');
    expect(await everythingKept()).toMatch(/Ana Lopez.*34600111222|34600111222.*Ana Lopez/);
    expect(await staffSay('/erase yes')).toContain('Erased');
    const kept = await everythingKept();
    for (const gone of ['Ana', 'analopez', '34600111222', 'Secret Compound', 'which grade'])
      expect(kept).not.toContain(gone);
    expect(kept).toContain('"status":"closed"');
  });

  it('begins anew with whoever writes again', async () => {
    await talk('price for Secret Compound 77');
    await staffSay('/erase yes');
    await desk.customer('who are you?', ANA);
    await desk.idle();
    expect(desk.told('customer').at(-1)).toContain('about-us');
    expect(await desk.conversation(ANA.address)).toMatchObject({ status: 'bot', tickets: [] });
  });

  it('leaves reports of harm alone, also closed ones', async () => {
    await talk('he is sick after Secret Compound 77');
    await staffSay('/close');
    await desk.customer('who are you?', ANA);
    await desk.idle();
    expect(await staffSay('/erase yes')).toMatch(/Not erased: TM-\w+ report harm/);
    expect(await everythingKept()).toContain('Secret Compound 77');
  });
});
