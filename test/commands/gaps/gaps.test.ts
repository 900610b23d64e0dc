/** What customers asked in vain, read from the database of a desk that has really talked to them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gather } from '../../../src/commands/asked/gather.ts';
import { findGaps, type Gap } from '../../../src/commands/gaps/gaps.ts';
import { gapLines, summaryOf } from '../../../src/commands/gaps/report.ts';
import type { Mind } from '../../../src/core/mind.ts';
import { openStore } from '../../../src/store/open.ts';
import { trialDesk } from '../../flow/trial-desk.ts';
import { trialMind, understand } from '../../flow/trial-mind.ts';
import { T0 } from '../../store/samples.ts';
import { index as products } from '../../understanding/entities/given.ts';

/** Words that this mind is unsure about, and what it would offer. */
const UNSURE: Readonly<Record<string, string>> = { drums: 'about-us', kegs: 'about-us', pallets: 'quote-request' };

/** The small mind of the flow's tests, which is unsure about some words until it has learnt them. */
function mindThat(learnt: readonly string[] = []): Mind {
  return {
    ...trialMind,
    understand(text) {
      const word = Object.keys(UNSURE).find((one) => text.includes(one));
      if (word === undefined) return understand(text);
      const kind = learnt.includes(word) ? 'sure' : 'unsure';
      const candidates = [
        { topic: UNSURE[word]!, score: 0.4 },
        { topic: 'quote-request', score: word === 'pallets' ? 0 : 0.3 },
      ];
      return { ...understand('who'), parts: [{ text, match: { kind, confidence: 0.3, candidates } }] };
    },
  };
}

let folder: string;
let databaseUrl: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-gaps-'));
  databaseUrl = `file:${path.join(folder, 'desk.db')}`;
  const desk = await trialDesk({
    store: await openStore(databaseUrl),
    mind: { current: () => mindThat() },
    quietWindowMs: 1000,
  });
  const says = async (text: string, address: string, name = 'Ana Lopez') => {
    await desk.customer(text, { address, customer: { name } });
    await desk.pass(2);
  };
  await says('is it packed in drums? ana@corp.example', 'a1');
  await says('1', 'a1');
  await says('my name is Bo Berg, drums or what', 'b1', 'Bo Berg');
  await says('1', 'b1');
  await desk.customer('Lopez here,', { address: 'c1' });
  await says('kegs then?', 'c1');
  await desk.staff('We fill into kegs.', {}, 'c1');
  await says('are pallets free', 'd1');
  await says('blargh +34 600 123 456', 'e1');
  await says('who are you', 'f1');
  await says('price', 'f1');
  await desk.idle();
  await desk.end();
});
afterAll(() => rmSync(folder, { recursive: true }));

const now = new Date(T0.getTime() + 24 * 60 * 60_000);
const desk = () => ({ databaseUrl, timeZone: 'Asia/Shanghai' });

async function gaps(learnt: readonly string[] = [], since = '2026-01-01') {
  const { questions } = await gather({ since }, desk(), now);
  return findGaps(questions, mindThat(learnt), products, now);
}

describe('gaps', () => {
  it('are the questions that were asked back or not understood, alike ones together', async () => {
    const found = await gaps();
    expect(found).toMatchObject({ missed: 5, answeredNow: 0 });
    expect(found.gaps.map(({ times, customers, language }) => [times, customers, language])).toEqual([
      [3, 3, 'en'],
      [1, 1, 'en'],
      [1, 1, 'en'],
    ]);
  });

  it('show what was asked and never who asked, in a burst neither', async () => {
    const [first] = (await gaps()).gaps as [Gap];
    expect([first.example, ...first.others].sort()).toEqual([
      '[name] here, kegs then?',
      'is it packed in drums? [e-mail]',
      'my name is [name], drums or what',
    ]);
    expect(JSON.stringify(await gaps())).not.toMatch(/lopez|berg|corp|600/i);
  });

  it('name what was offered, what was chosen, and that a person answered', async () => {
    const [first] = (await gaps()).gaps as [Gap];
    expect(first.offered[0]).toEqual({ topic: 'about-us', times: 3 });
    expect(first.proposal).toMatchObject({
      kind: 'phrasing',
      topic: 'about-us',
      because: '2 customers chose it when asked back',
    });
    expect(first.answeredByPerson).toBe(1);
  });

  it('are closed when the desk would answer today, and that is counted', async () => {
    const found = await gaps(['drums', 'pallets']);
    expect(found).toMatchObject({ missed: 5, answeredNow: 3 });
    expect(found.gaps.map(({ example }) => example)).toEqual(['[name] here, kegs then?', 'blargh [phone]']);
  });

  it('of a new entry are those that nobody was offered anything for', async () => {
    const last = (await gaps()).gaps.find(({ example }) => example.startsWith('blargh'))!;
    expect([last.offered, last.proposal.kind]).toEqual([[], 'entry']);
  });

  it('are looked for from a day on, in the time zone of the desk', async () => {
    expect((await gaps([], '2026-01-05')).missed).toBe(5);
    expect((await gaps([], '2026-01-06')).missed).toBe(0);
  });

  it('are told in a few lines each', async () => {
    const all = await gaps();
    expect(summaryOf(all, 'since 2026-01-01')).toBe(
      'Of 5 questions since 2026-01-01, 0 would be answered now; 5 are left, in 3 groups.\n',
    );
    expect(gapLines(all.gaps[0]!, 1)).toMatch(
      /^1\. 3 times, 3 customers, en, a person answered 1\n {3}asked {6}“.+”\n/,
    );
  });
});

describe('questions', () => {
  it('are not found on a day that is none, or in two places at once', async () => {
    await expect(gather({ since: 'yesterday' }, desk(), now)).rejects.toThrow('"yesterday" is no day; write --since');
    await expect(gather({ since: '2026-01-01', questions: 'x' }, desk(), now)).rejects.toThrow('give one of them');
  });
});
