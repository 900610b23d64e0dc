/** Any reply that was sent can say where its words come from, also while the desk is running. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { explainReply } from '../../src/commands/why.ts';
import { openStore } from '../../src/store/open.ts';
import { openReading } from '../../src/store/reading.ts';
import { findReplies, type Wanted } from '../../src/store/replies.ts';
import { trialDesk } from '../flow/trial-desk.ts';
import { shipped } from '../handlers/turns.ts';

let folder: string;
let url: string;
let desk: Awaited<ReturnType<typeof trialDesk>>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-why-'));
  url = `file:${path.join(folder, 'desk.db')}`;
  desk = await trialDesk({ store: await openStore(url) });
  await desk.customer('who are you?');
  await desk.customer('price of 25 kg');
  await desk.idle();
  await desk.staff('Dear customer, which grade?');
  await desk.idle();
});
afterAll(async () => {
  await desk.stop();
  await desk.store.close();
  rmSync(folder, { recursive: true });
});

async function why(wanted: Wanted, knowledge = shipped): Promise<readonly string[]> {
  const db = await openReading(url);
  try {
    return (await findReplies(db, wanted)).map((reply) => explainReply(reply, knowledge, 'Asia/Shanghai'));
  } finally {
    await db.destroy();
  }
}

const answer = () => desk.attempts.find(({ message }) => message.to === 'customer')!.message;

describe('why a reply was sent', () => {
  it('is told with the question, the words and the phrase or entry they come from', async () => {
    const [told] = await why({ reference: answer().id });
    expect(told).toContain('asked      who are you?');
    expect(told).toContain(answer().text.split('\n')[0]!.slice(0, 30));
    expect(told).toMatch(/from {7}(?:entry \S+ \(en\), version \d+, hash [0-9a-f]{64}|the desk's phrase \S+ \(en\))/);
  });

  it('is found by the beginning of its id, by its number on the network and by its words', async () => {
    const { id, text } = answer();
    for (const wanted of [{ reference: id.slice(0, -1) }, { reference: `ref-${id}` }, { words: text.slice(3, 25) }]) {
      expect((await why(wanted)).join('')).toContain(`reply      ${id}`);
    }
  });

  it('is found by the ticket of its conversation, in small letters too', async () => {
    const ticket = desk.commits.flatMap(({ openedTickets }) => openedTickets)[0]!;
    const told = (await why({ reference: ticket.id.toLowerCase() })).join('');
    expect(told).toContain('from       Li, in their own words');
    expect(told).not.toContain('for staff');
  });

  it('names the score and the threshold, and says when the entry has changed since', async () => {
    const entry = { kind: 'entry', entry: 'moq', language: 'en', version: 3, hash: 'f'.repeat(64) } as const;
    const reply = { ...(await replyOf(answer().id)), provenance: [{ ...entry, score: 0.912, threshold: 0.4 }] };
    const told = explainReply(reply, shipped, 'Asia/Shanghai');
    expect(told).toContain(`entry moq (en), version 3, hash ${'f'.repeat(64)}; score 91.2 %, threshold 40.0 %`);
    expect(told).toContain(`another text since: version ${shipped.entries.get('en')!.get('moq')!.version}`);
  });

  it('is nothing when no reply is meant', async () => {
    expect(await why({ reference: "x' or 1=1 --" })).toEqual([]);
    expect(await why({ words: '100 % certainly never said' })).toEqual([]);
  });

  it('needs a database, and makes none', async () => {
    await expect(openReading('file:/nowhere/desk.db')).rejects.toThrow(/there is no database \/nowhere\/desk.db yet/);
  });
});

async function replyOf(id: string) {
  const db = await openReading(url);
  const [reply] = await findReplies(db, { reference: id });
  await db.destroy();
  return reply!;
}
