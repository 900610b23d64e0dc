/** Alerts to a program of the company's own: signed, tried again as long as it helps, and no longer. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createWebhookChannel, isSigned, type WebhookOptions } from '../../src/channels/webhook/index.ts';
import type { Channel, Delivery, Outbound } from '../../src/core/channel.ts';

const SECRET = 'a-secret-of-our-own';
const TICKET = { reference: 'TM-4F7K', kind: 'quote', customer: { name: 'Ana', channel: 'telegram', language: 'es' } };
const ALERT: Outbound = {
  id: 'c1.m1.0',
  conversationId: 'c1',
  to: 'staff',
  recipient: 'webhook',
  kind: 'alert',
  text: 'SALES · quote · normal',
  record: JSON.stringify(TICKET),
  about: 'Ana',
  attempt: 1,
};
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Server;
let port: number;
let seen: Seen[];
/** What the receiver does with the next calls; 200 when nothing is left. */
let answers: ((response: ServerResponse) => void)[];
let now: Date;
let log: string[];
let channel: Channel;

beforeEach(async () => {
  seen = [];
  answers = [];
  log = [];
  now = new Date('2026-01-05T02:00:00.500Z');
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      const answer = answers.shift() ?? status(200);
      answer(response);
    });
  });
  await listen();
  channel = open();
});

afterEach(async () => {
  await channel.stop();
  await close();
});

async function listen(at = 0): Promise<void> {
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
}

async function close(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

function open(options: Partial<WebhookOptions> = {}): Channel {
  return createWebhookChannel({
    url: `http://127.0.0.1:${port}/desk/hidden-path`,
    secret: SECRET,
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
    now: () => now,
    random: () => 0.5,
    ...options,
  });
}

function status(code: number, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => void response.writeHead(code, headers).end('ok');
}

/** Sends as the outbox does, on a virtual clock, until the alert is taken or given up. */
async function settle(message = ALERT): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const delivery = await channel.send({ ...message, attempt });
    deliveries.push(delivery);
    if (delivery.kind !== 'retry') return deliveries;
    now = new Date(now.getTime() + (delivery.afterMs ?? 0));
  }
}

const SENT: Delivery = { kind: 'sent', refs: [{ channel: 'webhook', place: 'webhook', id: 'c1.m1.0' }] };

describe('an alert', () => {
  it('is posted as JSON with its ticket', async () => {
    expect(await channel.send(ALERT)).toEqual(SENT);
    expect(seen).toMatchObject([{ method: 'POST', url: '/desk/hidden-path' }]);
    expect(seen[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      id: 'c1.m1.0',
      event: 'alert',
      at: '2026-01-05T02:00:00.500Z',
      text: 'SALES · quote · normal',
      ticket: TICKET,
    });
  });

  it('has no ticket when it is about none, or about one that cannot be read', async () => {
    const { record: _, ...bare } = ALERT;
    expect(await channel.send(bare)).toEqual(SENT);
    expect(await channel.send({ ...ALERT, record: '{"reference"' })).toEqual(SENT);
    expect(seen.map(({ body }) => JSON.parse(body).ticket)).toEqual([null, null]);
  });

  it('carries one id at each try, and is signed anew', async () => {
    answers = [status(500)];
    await settle();
    expect(seen.map(({ headers }) => headers['x-desk-id'])).toEqual(['c1.m1.0', 'c1.m1.0']);
    expect(seen.map(({ headers }) => headers['x-desk-timestamp'])).toEqual(['1767578400', '1767578405']);
    const at = [0, 5].map((seconds) => new Date(Date.parse('2026-01-05T02:00:00Z') + seconds * SECOND));
    expect(seen.map(({ headers, body }, i) => isSigned(headers, body, SECRET, at[i] as Date))).toEqual([true, true]);
  });

  it('may have any id: what a header cannot hold is written in percent', async () => {
    await channel.send({ ...ALERT, id: 'c1.漢\r\nx-evil: 1' });
    expect(seen[0]?.headers['x-desk-id']).toBe('c1.%E6%BC%A2%0D%0Ax-evil:%201');
    expect(seen[0]?.headers['x-evil']).toBeUndefined();
    expect(JSON.parse(seen[0]?.body ?? '').id).toBe('c1.漢\r\nx-evil: 1');
  });
});

describe('the signature', () => {
  const later = (ms: number) => new Date(now.getTime() + ms);
  let headers: IncomingHttpHeaders;
  let body: string;
  beforeEach(async () => {
    await channel.send(ALERT);
    ({ headers, body } = seen[0] as Seen);
  });

  it('is right for what the desk sent, also as bytes', () => {
    expect(headers['x-desk-signature']).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(isSigned(headers, body, SECRET, now)).toBe(true);
    expect(isSigned(headers, Buffer.from(body), SECRET, now)).toBe(true);
  });

  it('is wrong for another body, secret or time, and when something is missing', () => {
    const { 'x-desk-signature': signature = '', ...unsigned } = headers;
    expect(isSigned(headers, `${body} `, SECRET, now)).toBe(false);
    expect(isSigned(headers, body, 'a-secret-of-theirs', now)).toBe(false);
    expect(isSigned({ ...headers, 'x-desk-timestamp': '1767578401' }, body, SECRET, now)).toBe(false);
    expect(isSigned({ ...headers, 'x-desk-timestamp': 'now' }, body, SECRET, now)).toBe(false);
    expect(isSigned({ ...headers, 'x-desk-signature': 'sha256=00' }, body, SECRET, now)).toBe(false);
    expect(isSigned({ ...headers, 'x-desk-signature': [String(signature)] }, body, SECRET, now)).toBe(false);
    expect(isSigned(unsigned, body, SECRET, now)).toBe(false);
  });

  it('can be checked as docs/alerts.md says', async () => {
    const [, example = ''] = /```js\n(.*?)```/s.exec(readFileSync('docs/alerts.md', 'utf8')) ?? [];
    const receiver = await import(`data:text/javascript,${encodeURIComponent(example)}`);
    expect(receiver.isSigned(headers, Buffer.from(body), SECRET, now)).toBe(true);
    expect(receiver.isSigned(headers, Buffer.from(`${body} `), SECRET, now)).toBe(false);
    expect(receiver.isSigned(headers, Buffer.from(body), SECRET, later(5 * MINUTE))).toBe(false);
    expect(receiver.isSigned({}, Buffer.from(body), SECRET, now)).toBe(false);
  });

  it('holds for five minutes before and after', () => {
    expect(isSigned(headers, body, SECRET, later(5 * MINUTE - SECOND))).toBe(true);
    expect(isSigned(headers, body, SECRET, later(5 * MINUTE))).toBe(false);
    expect(isSigned(headers, body, SECRET, later(-5 * MINUTE))).toBe(true);
    expect(isSigned(headers, body, SECRET, later(-5 * MINUTE - SECOND))).toBe(false);
  });
});

describe('a receiver in trouble', () => {
  it('gets the alert again after a 500, and the desk says so until it is taken', async () => {
    answers = [status(500)];
    expect(channel.health()).toEqual({ ready: true });
    const first = await channel.send(ALERT);
    expect(first).toEqual({ kind: 'retry', afterMs: 5000, why: 'the receiver answered 500 Internal Server Error' });
    expect(channel.health()).toEqual({
      ready: false,
      why: 'webhook: the receiver answered 500 Internal Server Error; check WEBHOOK_URL',
    });
    expect(await channel.send({ ...ALERT, attempt: 2 })).toEqual(SENT);
    expect(channel.health()).toEqual({ ready: true });
  });

  it.each([408, 425, 429, 500, 502, 503, 599])('is tried again after %d', async (code) => {
    answers = [status(code)];
    expect(await channel.send(ALERT)).toMatchObject({ kind: 'retry', afterMs: 5000 });
  });

  it.each([400, 401, 404, 410, 422])('is not tried again after %d', async (code) => {
    answers = [status(code)];
    expect(await channel.send(ALERT)).toMatchObject({ kind: 'refused', final: true, code: String(code) });
  });

  it('that moved is not followed, and staff can read what to do', async () => {
    answers = [status(308, { location: `http://127.0.0.1:${port}/elsewhere` })];
    expect(await channel.send(ALERT)).toMatchObject({
      kind: 'retry',
      why: expect.stringMatching(/308 .*redirects are not followed, WEBHOOK_URL/),
    });
    expect(seen).toHaveLength(1);
  });

  it('is called after longer and longer pauses, and given up after 20 tries', async () => {
    answers = Array.from({ length: 30 }, () => status(503));
    const deliveries = await settle();
    const pauses = deliveries.map((delivery) => (delivery.kind === 'retry' ? (delivery.afterMs ?? 0) / SECOND : 'end'));
    const doubling = Array.from({ length: 12 }, (_, i) => 5 * 2 ** i);
    expect(pauses).toEqual([...doubling, ...Array(7).fill(3 * 60 * 60), 'end']);
    expect(seen).toHaveLength(20);
    const why = 'dead letter after 20 tries; the last one: the receiver answered 503 Service Unavailable';
    expect(deliveries.at(-1)).toEqual({ kind: 'refused', final: true, why, code: '503' });
  });

  it('is not called by all waiting alerts at once: pauses differ by a quarter either way', async () => {
    for (const [chance, afterMs] of [
      [0, 3750],
      [1, 6250],
    ] as const) {
      answers = [status(500)];
      expect(await open({ random: () => chance }).send(ALERT)).toMatchObject({ afterMs });
    }
  });

  it('is given the time it asks for, in seconds or as a date, up to an hour', async () => {
    const asked: readonly (readonly [string, number])[] = [
      ['120', 120 * SECOND],
      ['Mon, 05 Jan 2026 02:10:00 GMT', 10 * MINUTE - 500],
      ['86400', HOUR],
      ['Tue, 06 Jan 2026 02:00:00 GMT', HOUR],
      ['0', 5000],
      ['Mon, 05 Jan 2026 01:00:00 GMT', 5000],
      ['soon', 5000],
    ];
    for (const [value, afterMs] of asked) {
      answers = [status(429, { 'retry-after': value })];
      expect([value, await channel.send(ALERT)]).toMatchObject([value, { kind: 'retry', afterMs }]);
    }
  });
});

describe('a connection in trouble', () => {
  it('is tried again when nobody listens, until somebody does', async () => {
    await close();
    const refused = await channel.send(ALERT);
    expect(refused).toEqual({ kind: 'retry', afterMs: 5000, why: expect.stringMatching(/ECONNREFUSED/) });
    expect(channel.health()).toMatchObject({ ready: false });
    await listen(port);
    expect(await channel.send({ ...ALERT, attempt: 2 })).toEqual(SENT);
  });

  it('is given up on when nobody ever listens', async () => {
    await close();
    expect((await settle()).at(-1)).toMatchObject({
      kind: 'refused',
      final: true,
      why: expect.stringMatching(/^dead letter after 20 tries; the last one: .*ECONNREFUSED/),
    });
    await listen();
  });

  it('may have carried the alert when no answer comes in time', async () => {
    answers = [() => undefined];
    channel = open({ timeoutMs: 50 });
    expect(await channel.send(ALERT)).toEqual({
      kind: 'retry',
      afterMs: 5000,
      why: 'no answer within 0.05 s',
      unknown: true,
    });
  });

  it('may have carried the alert when it breaks without an answer', async () => {
    answers = [(response) => void response.destroy()];
    expect(await channel.send(ALERT)).toMatchObject({ kind: 'retry', unknown: true });
  });

  it('is not kept busy by an answer of 10 MB: the alert is taken, and the rest is not read', async () => {
    let written = 0;
    let hungUp: Promise<unknown> | undefined;
    answers = [
      (response) => {
        hungUp = new Promise((resolve) => response.on('close', resolve));
        response.writeHead(200);
        const goOn = () => {
          while (written < 10_000_000) {
            written += 64 * 1024;
            if (!response.write(Buffer.alloc(64 * 1024))) return void response.once('drain', goOn);
          }
          response.end();
        };
        goOn();
      },
    ];
    expect(await channel.send(ALERT)).toEqual(SENT);
    await hungUp;
    // What was written beyond 64 kB lies in the buffers of the system.
    expect(written).toBeLessThan(10_000_000);
  });

  it('is not kept busy by an answer without an end', async () => {
    let hungUp: Promise<unknown> | undefined;
    answers = [
      (response) => {
        hungUp = new Promise((resolve) => response.on('close', resolve));
        response.writeHead(200).write('one moment');
      },
    ];
    channel = open({ timeoutMs: 100 });
    expect(await channel.send(ALERT)).toEqual(SENT);
    await hungUp;
  });
});

describe('the channel', () => {
  it('starts while the receiver is away', async () => {
    await close();
    await channel.start(async () => undefined);
    expect(channel.health()).toEqual({ ready: true });
    await listen();
  });

  it('stops within two seconds, and what is on its way goes out again later', async () => {
    const called = new Promise<void>((resolve) => {
      answers = [() => resolve()];
    });
    const sending = channel.send(ALERT);
    await called;
    const began = performance.now();
    await channel.stop();
    expect(performance.now() - began).toBeLessThan(2000);
    expect(await sending).toMatchObject({ kind: 'retry', why: 'the desk stops', unknown: true });
  });

  it('refuses an address that is none', () => {
    expect(() => open({ url: 'crm' })).toThrow(/WEBHOOK_URL must be an address/);
  });

  it('writes neither the secret nor the address nor the alert into the log', async () => {
    answers = [status(500), status(410)];
    await settle();
    await close();
    await channel.send(ALERT);
    await listen();
    expect(log.length).toBeGreaterThan(1);
    for (const hidden of [SECRET, 'hidden-path', 'Ana', ALERT.text]) expect(log.join()).not.toContain(hidden);
  });
});
