/** What survives when the desk dies between reading a message and answering it. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/store/store.ts';
import type { Person } from '../standins/whatsapp/person.ts';
import { ANSWER, type Bench, startBench } from './whatsapp-bench.ts';

let bench: Bench;
let whole: Store;
let ana: Person;
/** The inbox takes nothing: as if the process died before. */
let isFull = false;

beforeEach(async () => {
  bench = await startBench();
  await bench.pair();
  await bench.rest();
  ana = bench.wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
  whole = bench.store;
  isFull = true;
  bench.use({
    ...whole,
    receive: (messages, at) => (isFull ? Promise.reject(new Error('the disk is full')) : whole.receive(messages, at)),
  });
});
afterEach(() => bench.end());

const readable = async () => (await whole.keys.unhandled('whatsapp')).length;

describe('a message that was decrypted but not taken in', () => {
  it('is taken in at the next start, although WhatsApp does not deliver it again', async () => {
    await bench.begin();
    await bench.open();
    ana.says('who are you?');
    await bench.wa.allTaken();
    await bench.until(readable, 'the journal');
    await bench.rest();
    isFull = false;
    await bench.begin();
    await ana.hears(ANSWER);
    expect(bench.wa.refusals).toEqual([]);
    expect(bench.heard).toHaveLength(1);
  });

  it('is read again from the journal when WhatsApp delivers it again, and answered once', async () => {
    await bench.begin();
    await bench.open();
    bench.wa.fault({ on: 'receipt', drop: 'before' });
    ana.says('who are you?');
    await bench.wa.allClosed();
    isFull = false;
    await ana.hears(ANSWER, { timeoutMs: 10_000 });
    await bench.wa.allTaken();
    await bench.idle();
    expect(bench.wa.refusals).toEqual([]);
    expect(ana.chat()).toHaveLength(1);
    expect(bench.heard).toHaveLength(1);
  });

  it('keeps its place before what was said later', async () => {
    await bench.begin();
    await bench.open();
    ana.says('one');
    ana.says('two');
    await bench.wa.allTaken();
    await bench.rest();
    ana.says('three');
    await bench.wa.allSaid();
    isFull = false;
    await bench.begin();
    await bench.until(() => bench.heard.length === 3, 'all three');
    expect(bench.heard.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });
});

describe('two desks on one session', () => {
  it('do not fight: the second takes it, the first falls silent', async () => {
    isFull = false;
    const first = await bench.begin();
    await bench.open();
    const second = await bench.begin();
    await bench.until(() => second.health().ready, 'the second');
    await bench.until(() => !first.health().ready, 'the first to give up', 10_000);
    const logins = bench.wa.logins.length;
    ana.says('who are you?');
    await ana.hears(ANSWER);
    expect(bench.wa.logins.length).toBe(logins);
    await first.stop();
  });
});
