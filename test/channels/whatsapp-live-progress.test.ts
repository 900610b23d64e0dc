/** How far an answer has come: what WhatsApp and the customer's phone tell is kept, and staff see it change. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { watchConfirmations } from '../../src/console/confirmations.ts';
import type { Line } from '../../src/store/store.ts';
import type { Person } from '../standins/whatsapp/person.ts';
import { ANSWER, type Bench, startBench } from './whatsapp-bench.ts';

let bench: Bench;
let ana: Person;

async function begin(standIn: Parameters<typeof startBench>[0] = {}): Promise<void> {
  bench = await startBench(standIn);
  await bench.pair({ timings: { ackMs: 200 } });
  ana = bench.wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
}
afterEach(() => bench.end());

/** The last line that left, as staff see it. */
async function lastLine(): Promise<Line | undefined> {
  const id = (await bench.conversation(ana.lidJid ?? ''))?.id ?? '';
  return (await bench.store.lines(id, 'staff')).lines.findLast(({ state }) => state !== undefined);
}

/** Resolves when the last line is so. */
async function lineIs(expected: Partial<Line>): Promise<void> {
  let last: Line | undefined;
  const fits = () => Object.entries(expected).every(([name, value]) => last?.[name as keyof Line] === value);
  const look = () => {
    lastLine().then(
      (line) => {
        last = line;
      },
      (thrown) => bench.log.push(String(thrown)),
    );
    return fits();
  };
  await bench.until(look, JSON.stringify(expected));
}

describe('on a phone that confirms', () => {
  beforeEach(() => begin());

  it('is delivered, and read when the customer opens the chat', async () => {
    ana.says('who are you?');
    await ana.hears(ANSWER);
    await lineIs({ state: 'sent', progress: 'delivered' });
    ana.reads();
    await lineIs({ state: 'sent', progress: 'read' });
  });

  it('is confirmed also when the phone comes back after a restart of the desk', async () => {
    ana.says('who are you?');
    await ana.hears(ANSWER);
    await lineIs({ progress: 'delivered' });
    await bench.rest();
    ana.reads();
    await bench.begin();
    await lineIs({ progress: 'read' });
  });

  it('says which number WhatsApp gave when it refuses', async () => {
    bench.wa.fault({ on: 'message', ack: { error: 463 } });
    ana.says('who are you?');
    await bench.staffRead(/could not be delivered: .*463/);
    await lineIs({ state: 'failed', code: '463', progress: 'written' });
  });
});

describe('on a phone that is off', () => {
  beforeEach(() => begin({ deliveryReceipts: false }));

  it('is accepted, and nothing more is known', async () => {
    ana.says('who are you?');
    await ana.hears(ANSWER);
    await lineIs({ state: 'sent', progress: 'accepted' });
  });

  it('is unknown as long as WhatsApp says nothing, and accepted when it does', async () => {
    bench.wa.fault({ on: 'message', ack: 'never', lost: true });
    const held = bench.wa.fault({ on: 'message', ack: 'held' });
    ana.says('who are you?');
    await bench.until(() => bench.wa.sent.length === 2, 'the second try');
    await lineIs({ state: 'sending', progress: 'unknown' });
    held.release();
    await lineIs({ state: 'sent', progress: 'accepted' });
  });
});

describe('a page that shows the answer', () => {
  beforeEach(() => begin());

  it('is told of the line again when it is confirmed', async () => {
    ana.says('who are you?');
    await ana.hears(ANSWER);
    await lineIs({ progress: 'delivered' });
    const confirmations = watchConfirmations(bench.store);
    const line = await lastLine();
    expect(await confirmations.among(line ? [line] : [])).toEqual([]);
    ana.reads();
    await lineIs({ progress: 'read' });
    expect(await confirmations.among([])).toEqual([{ ...line, progress: 'read' }]);
    expect(await confirmations.among([])).toEqual([]);
  });
});
