/** What becomes of messages that WhatsApp does not take at once: one id for ever, and no try too many. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../standins/whatsapp/person.ts';
import { ANSWER, type Bench, startBench } from './whatsapp-bench.ts';

let bench: Bench;
let ana: Person;
beforeEach(async () => {
  bench = await startBench();
  await bench.pair({ timings: { ackMs: 200 } });
  ana = bench.wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
});
afterEach(() => bench.end());

const ids = () => bench.wa.sent.map(({ id }) => id);

describe('sending', () => {
  it('repeats a message that was not acknowledged, under the same id', async () => {
    bench.wa.fault({ on: 'message', ack: 'never', lost: true });
    ana.says('who are you?');
    await ana.hears(ANSWER);
    expect(ids()).toHaveLength(2);
    expect(new Set(ids()).size).toBe(1);
    expect(ids()[0]).toMatch(/^3EB0[0-9A-F]{18}$/);
    expect(ana.chat()).toHaveLength(1);
  });

  it('tries a message once that WhatsApp refuses with 463, and staff hear of it', async () => {
    bench.wa.fault({ on: 'message', ack: { error: 463 }, times: Number.POSITIVE_INFINITY });
    ana.says('who are you?');
    await bench.staffRead(/could not be delivered: .*463/);
    await bench.idle();
    expect(ids()).toHaveLength(1);
  });

  it('does not try an alert again either that is refused with 463', async () => {
    await bench.rest();
    const li = bench.wa.person({ phone: '8613800000001', lid: '200000000000001', name: 'Li' });
    await bench.begin({ staffNumbers: [li.phone] });
    await bench.open();
    bench.wa.fault({ on: 'message', when: ({ sent }) => sent?.to === li.pnJid, ack: { error: 463 }, times: 9 });
    ana.says('human please');
    await bench.wa.waitForSent(({ to }) => to === li.pnJid, { what: 'the alert', since: 0 });
    await bench.idle();
    const alerts = bench.wa.sent.filter(({ to }) => to === li.pnJid);
    expect(new Set(alerts.map(({ id }) => id)).size).toBe(alerts.length);
  });

  it('asks for the devices again when they are outdated (479), and sends once more under the same id', async () => {
    ana.says('who are you?');
    await ana.hears(ANSWER);
    bench.wa.fault({ on: 'message', ack: { error: 479 } });
    ana.says('who are you?');
    await bench.until(() => ana.chat().length === 2, 'the second answer');
    expect(ids()).toHaveLength(3);
    expect(ids()[2]).toBe(ids()[1]);
  });

  it('gives a message up that is refused twice with 479', async () => {
    bench.wa.fault({ on: 'message', ack: { error: 479 }, times: 9 });
    ana.says('who are you?');
    await bench.staffRead(/could not be delivered: .*479/);
    expect(ids()).toHaveLength(2);
  });

  it('keeps what was to be sent while the connection was down, and sends it when it is back', async () => {
    bench.wa.fault({ on: 'message', drop: 'before' });
    ana.says('who are you?');
    await ana.hears(ANSWER, { timeoutMs: 10_000 });
    expect(new Set(ids()).size).toBe(1);
    expect(ana.chat()).toHaveLength(1);
    expect(bench.staff).toEqual([]);
  });

  it('sends a long text in pieces, each under an id of its own that a phone can ask for again after a restart', async () => {
    ana.says('human please');
    await bench.staffRead('Customer');
    const conversation = await bench.conversation(ana.lidJid ?? '');
    const long = 'A sentence that says something. '.repeat(300).trim();
    await bench.receive({
      from: 'staff',
      id: 's1',
      channel: 'console',
      kind: 'text',
      text: long,
      sentAt: new Date(),
      staff: { id: 'li', name: 'Li' },
      place: 'console',
      aim: { conversationId: conversation?.id ?? '' },
    });
    await bench.until(() => ana.chat().length === 4, 'three pieces');
    await bench.idle();
    const pieces = ana.chat().slice(1);
    expect(
      pieces
        .map(({ text }) => text)
        .join('')
        .replace(/\s+/g, ''),
    ).toBe(long.replace(/\s+/g, ''));
    await bench.rest();
    for (const { id, text } of pieces) {
      expect((await bench.store.sentUnder('whatsapp', id))?.text).toContain(text?.trim());
    }
  });

  it('changes what a person has said, within the time in which phones allow it, and once it is changed again', async () => {
    await bench.rest();
    const li = bench.wa.person({ phone: '8613800000001', lid: '200000000000001', name: 'Li' });
    await bench.begin({ staffNumbers: [li.phone] });
    await bench.open();
    ana.says('human please');
    const alert = await li.hears(/Ana/);
    const answer = li.quotes(alert.id, 'The retest date is 2027-05');
    const said = await ana.hears(/2027-05/);
    await bench.idle();
    li.edits(answer, 'The retest date is 2027-06');
    await ana.hears(/2027-06/);
    await bench.idle();
    li.edits(answer, 'The retest date is 2027-07');
    const changed = await ana.hears(/2027-07/);
    expect(changed.message?.protocolMessage).toMatchObject({ type: 14, key: { id: said.id, fromMe: true } });
    expect(changed.edit).toBe('1');
    const conversation = await bench.conversation(ana.lidJid ?? '');
    const { lines } = await bench.store.lines(conversation?.id ?? '', 'staff');
    expect(lines.filter(({ text }) => text.includes('retest'))).toMatchObject([
      { text: 'The retest date is 2027-07', isChanged: true, from: 'staff', who: 'Li' },
    ]);
  });

  it('is never the first to write', async () => {
    const channel = await (async () => {
      await bench.rest();
      const begun = await bench.begin();
      await bench.open();
      return begun;
    })();
    const message = { id: 'o1', conversationId: 'c', kind: 'answer', text: 'hello', about: '', attempt: 1 } as const;
    expect(await channel.send({ ...message, to: 'customer', recipient: '34699999999@s.whatsapp.net' })).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('never the first'),
    });
    expect(bench.wa.sent).toEqual([]);
  });
});
