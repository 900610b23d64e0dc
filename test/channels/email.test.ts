/** Alerts by e-mail: a real mail server on this machine takes them, refuses them, or is not there. */
import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { createEmailChannel, type EmailOptions } from '../../src/channels/email/index.ts';
import type { Channel, Delivery, Outbound } from '../../src/core/channel.ts';

const PASSWORD = 'pa:ss/wörd';
const ALERT: Outbound = {
  id: 'c1.m1.0',
  conversationId: 'c1',
  to: 'staff',
  recipient: 'sales@example.com',
  kind: 'alert',
  text: 'SALES · quote · normal\nTM-4F7K · Ana · telegram · es\n\nProduct: telmisartan 60 kg\n.\nCustomer: “你好”',
  record: JSON.stringify({ reference: 'TM-4F7K', customer: { name: 'Ana', channel: 'telegram', language: 'es' } }),
  about: 'Ana',
  attempt: 1,
};
const SENT = { kind: 'sent' };
const MINUTE = 60_000;

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

interface MailServer {
  readonly port: number;
  readonly mails: Received[];
  readonly sockets: Set<Socket>;
  /** The most connections that were open at one time, and how many there were in all. */
  readonly connections: { most: number; all: number };
  hangUp(): void;
  stop(): Promise<void>;
}

const started: MailServer[] = [];
const channels: Channel[] = [];
let log: string[];
beforeEach(() => {
  log = [];
});
afterEach(async () => {
  await Promise.all(channels.splice(0).map((channel) => channel.stop()));
  await Promise.all(started.splice(0).map((server) => server.stop()));
});

/** A server that takes everything, but for what `options` say. */
async function mailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const mails: Received[] = [];
  const sockets = new Set<Socket>();
  const connections = { most: 0, all: 0 };
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 10,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        const to = rcptTo.map(({ address }) => address);
        mails.push({ from, to, secure: session.secure, ...read(Buffer.concat(chunks).toString()) });
        done(null, 'taken');
      });
    },
    ...options,
  });
  server.on('error', (error) => log.push(String(error)));
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    connections.all += 1;
    connections.most = Math.max(connections.most, sockets.size);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  const stop = () => {
    hangUp();
    return new Promise<void>((resolve) => server.close(resolve));
  };
  const address = server.server.address() as { port: number };
  const running = { port: address.port, mails, sockets, connections, hangUp, stop };
  started.push(running);
  return running;
}

function open(
  to: { readonly port: number },
  options: Partial<EmailOptions> & { readonly login?: string } = {},
): Channel {
  const { login = '', ...others } = options;
  const channel = createEmailChannel({
    smtpUrl: `smtp://${login}127.0.0.1:${to.port}`,
    from: 'desk@tianming.example',
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
    now: () => new Date('2026-01-05T02:00:00Z'),
    ...others,
  });
  channels.push(channel);
  return channel;
}

/** A mail as its reader sees it: headers on one line and in letters, the text decoded. */
function read(raw: string): Pick<Received, 'headers' | 'text'> {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n');
  const headers = new Map(lines.map((line) => [nameOf(line), decoded(line.slice(line.indexOf(':') + 1).trim())]));
  if (headers.size !== lines.length) throw new Error(`a header stands twice: ${lines.join(' | ')}`);
  const body = raw.slice(end + 4);
  const encoding = headers.get('content-transfer-encoding');
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : unquoted(body.replace(/=\r\n/g, ''), encoding);
  return { headers, text: bytes.toString().replace(/\r\n/g, '\n').trimEnd() };
}

const nameOf = (line: string) => line.slice(0, line.indexOf(':')).toLowerCase();

function unquoted(text: string, encoding = ''): Buffer {
  if (encoding !== 'quoted-printable') return Buffer.from(text);
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** RFC 2047. */
function decoded(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/(=\?UTF-8\?[QB]\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi)].map(([, form, text = '']) =>
          form?.toUpperCase() === 'B'
            ? Buffer.from(text, 'base64')
            : unquoted(text.replaceAll('_', ' '), 'quoted-printable'),
        ),
      ).toString(),
    );
}

/** What a handler of the server says no with. */
const no = (responseCode: number, words = 'no') => Object.assign(new Error(words), { responseCode });

describe('an alert', () => {
  it('arrives as plain text, as staff would read it in Telegram', async () => {
    const server = await mailServer();
    const delivery = await open(server).send(ALERT);
    expect(server.mails).toMatchObject([
      { from: 'desk@tianming.example', to: ['sales@example.com'], text: ALERT.text },
    ]);
    const headers = server.mails[0]?.headers;
    expect(headers?.get('content-type')).toMatch(/^text\/plain; charset=utf-8/);
    expect(headers?.get('subject')).toBe('SALES · quote · normal · TM-4F7K · Ana');
    expect(headers?.get('date')).toBe('Mon, 05 Jan 2026 02:00:00 +0000');
    expect(headers?.get('auto-submitted')).toBe('auto-generated');
    const id = headers?.get('message-id');
    expect(delivery).toEqual({ kind: 'sent', refs: [{ channel: 'email', place: 'sales@example.com', id }] });
  });

  it('is named after its first line when it is about no ticket, or one that cannot be read', async () => {
    const server = await mailServer();
    const channel = open(server);
    const { record: _, ...bare } = ALERT;
    await channel.send(bare);
    await channel.send({ ...ALERT, record: '{"reference":' });
    expect(server.mails.map(({ headers }) => headers.get('subject'))).toEqual(Array(2).fill('SALES · quote · normal'));
    expect(server.mails.map(({ headers }) => headers.get('references'))).toEqual([undefined, undefined]);
  });

  it('is one mail however often it is sent, and another alert is another', async () => {
    const server = await mailServer();
    const channel = open(server);
    await channel.send(ALERT);
    await open(server).send({ ...ALERT, attempt: 2 });
    await channel.send({ ...ALERT, id: 'c1.m2.0' });
    const [first, again, other] = server.mails.map(({ headers }) => headers.get('message-id'));
    expect(first).toMatch(/^<[\w.]+@tianming\.example>$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('stands in one thread with all others of its ticket', async () => {
    const server = await mailServer();
    const channel = open(server);
    await channel.send(ALERT);
    await channel.send({ ...ALERT, id: 'c1.m2.0' });
    for (const name of ['references', 'in-reply-to']) {
      const values = server.mails.map(({ headers }) => headers.get(name));
      expect(values).toEqual(Array(2).fill('<ticket.TM-4F7K@tianming.example>'));
    }
  });

  it('lets no customer write headers with their name', async () => {
    const server = await mailServer();
    const name = 'Ana\r\nBcc: all@example.com\r\n\r\nbuy\u2028now\u202e\ud800\u0000';
    const record = JSON.stringify({ reference: 'TM-4F7K\r\nX-Evil: 1', customer: { name } });
    await open(server).send({ ...ALERT, record });
    const [mail] = server.mails;
    expect(mail?.to).toEqual(['sales@example.com']);
    expect(mail?.headers.has('bcc')).toBe(false);
    expect(mail?.headers.has('x-evil')).toBe(false);
    expect(mail?.headers.get('subject')).toBe(
      'SALES · quote · normal · TM-4F7K X-Evil: 1 · Ana Bcc: all@example.com buy now',
    );
    expect(mail?.headers.get('references')).toBe('<ticket.TM-4F7KX-Evil1@tianming.example>');
    expect(mail?.text).toBe(ALERT.text);
  });

  it('goes to one address, whatever stands in it', async () => {
    const server = await mailServer();
    await open(server).send({ ...ALERT, recipient: 'sales@example.com>\r\nRCPT TO:<all@example.com' });
    expect(server.mails.flatMap(({ to }) => to)).not.toContain('all@example.com');
  });

  it('has a subject that stays short, and keeps the ticket', async () => {
    const server = await mailServer();
    const record = JSON.stringify({
      reference: 'TM-4F7K',
      customer: { name: `é${'\u0301'.repeat(5000)}Ana`.repeat(20) },
    });
    await open(server).send({ ...ALERT, text: `${'漢字'.repeat(5000)}\nmore`, record });
    const subject = server.mails[0]?.headers.get('subject') ?? '';
    expect(subject).toMatch(/^(漢字){49}漢… · TM-4F7K · .*…$/u);
    expect(subject.length).toBeLessThan(400);
  });

  it('shares one connection with all others', async () => {
    const server = await mailServer();
    const channel = open(server);
    await Promise.all(Array.from({ length: 5 }, (_, i) => channel.send({ ...ALERT, id: `c1.m${i}.0` })));
    expect(server.mails).toHaveLength(5);
    expect(server.connections).toEqual({ most: 1, all: 1 });
  });
});

describe('a server that is not there', () => {
  const AWAY = { kind: 'retry', afterMs: MINUTE / 2, notTried: true };

  it('does not keep the desk from starting, and gets the alerts when it is back', async () => {
    const server = await mailServer();
    await server.stop();
    const channel = open(server);
    await channel.start(async () => undefined);
    expect(channel.health()).toEqual({ ready: true });
    expect(await channel.send(ALERT)).toEqual({ ...AWAY, why: expect.stringMatching(/ECONNREFUSED/) });
    expect(channel.health()).toEqual({
      ready: false,
      why: expect.stringMatching(/^SMTP: .*ECONNREFUSED.*; check EMAIL_SMTP_URL$/),
    });
    const back = await mailServer({}, server.port);
    expect(await channel.send(ALERT)).toMatchObject(SENT);
    expect(back.mails).toHaveLength(1);
    expect(channel.health()).toEqual({ ready: true });
  });

  it('goes away between two mails, and the second finds it back at once', async () => {
    const server = await mailServer();
    const channel = open(server);
    await channel.send(ALERT);
    await server.stop();
    expect(await channel.send(ALERT)).toMatchObject(AWAY);
    const back = await mailServer({}, server.port);
    await channel.send(ALERT);
    back.hangUp();
    expect(await channel.send({ ...ALERT, id: 'c1.m2.0' })).toMatchObject(SENT);
    expect(back.mails).toHaveLength(2);
  });

  it('does not greet: the alert is tried again, for nobody can have it', async () => {
    const sockets: Socket[] = [];
    const deaf = createServer((socket) => void sockets.push(socket));
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    const channel = open(deaf.address() as { port: number }, { timeoutMs: 100 });
    expect(await channel.send(ALERT)).toEqual({ ...AWAY, why: 'no answer within 0.1 s' });
    expect(channel.health()).toMatchObject({ ready: false });
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => deaf.close(resolve));
  });

  it('hangs up at the door', async () => {
    const rude = createServer((socket) => void socket.destroy());
    await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
    expect(await open(rude.address() as { port: number }).send(ALERT)).toMatchObject(AWAY);
    await new Promise((resolve) => rude.close(resolve));
  });
});

describe('a connection that breaks', () => {
  it('before the text, has taken nothing', async () => {
    const server = await mailServer({ onRcptTo: () => server.hangUp() });
    const channel = open(server);
    const delivery = await channel.send(ALERT);
    expect(delivery).toEqual({ kind: 'retry', why: expect.any(String) });
    expect(channel.health()).toMatchObject({ ready: false });
  });

  it('after the text, may have taken it', async () => {
    const server = await mailServer({
      onData: (stream) => stream.on('end', () => server.hangUp()).resume(),
    });
    expect(await open(server).send(ALERT)).toEqual({ kind: 'retry', why: expect.any(String), unknown: true });
  });

  it('is silent after the text: may have taken it', async () => {
    const server = await mailServer({ onData: (stream) => void stream.resume() });
    const delivery = await open(server, { timeoutMs: 200 }).send(ALERT);
    expect(delivery).toEqual({ kind: 'retry', why: 'no answer within 0.2 s', unknown: true });
  });
});

describe('a server that says no', () => {
  const answers: readonly (readonly [string, SMTPServerOptions, Delivery])[] = [
    ['to the address', { onRcptTo: (_, __, done) => done(no(550)) }, refused('550')],
    ['to the text', { onData: (stream, _, done) => stream.on('end', () => done(no(554))).resume() }, refused('554')],
    ['to the address for now', { onRcptTo: (_, __, done) => done(no(450)) }, later()],
    ['to the text for now', { onData: (s, _, done) => s.on('end', () => done(no(451))).resume() }, later()],
  ];

  it.each(answers)('%s', async (_, options, expected) => {
    const channel = open(await mailServer(options));
    expect(await channel.send(ALERT)).toEqual(expected);
    expect(channel.health()).toEqual({ ready: true });
  });

  it('to one address only, and takes the next mail', async () => {
    const server = await mailServer({
      onRcptTo: ({ address }, _, done) => done(address.startsWith('gone') ? no(550) : null),
    });
    const channel = open(server);
    expect(await channel.send({ ...ALERT, recipient: 'gone@example.com' })).toMatchObject({ kind: 'refused' });
    expect(await channel.send(ALERT)).toMatchObject(SENT);
  });

  it('to an address that is none', async () => {
    expect(await open(await mailServer()).send({ ...ALERT, recipient: '' })).toMatchObject({ kind: 'refused' });
  });

  it('to the sender: staff read which setting is wrong', async () => {
    const channel = open(await mailServer({ onMailFrom: (_, __, done) => done(no(553, 'not yours')) }));
    expect(await channel.send(ALERT)).toMatchObject({ kind: 'retry', afterMs: 5 * MINUTE });
    expect(channel.health()).toMatchObject({ why: expect.stringMatching(/EMAIL_FROM.*not yours/) });
  });

  it('to everybody for now, as it is closing', async () => {
    const channel = open(await mailServer({ onMailFrom: (_, __, done) => done(no(421)) }));
    expect(await channel.send(ALERT)).toMatchObject({ kind: 'retry', why: expect.stringMatching(/421/) });
    expect(channel.health()).toMatchObject({ ready: false });
  });

  function refused(code: string): Delivery {
    return { kind: 'refused', why: expect.stringContaining(`${code} no`) as unknown as string, code };
  }

  function later(): Delivery {
    return { kind: 'retry', why: expect.stringMatching(/45\d no/) as unknown as string };
  }
});

describe('the login', () => {
  const login = `desk:${encodeURIComponent(PASSWORD)}@`;

  it('is taken from the address of the server', async () => {
    const heard: unknown[] = [];
    const server = await mailServer({
      authOptional: false,
      onAuth({ username, password }, _, done) {
        heard.push([username, password]);
        done(null, { user: username });
      },
    });
    expect(await open(server, { login }).send(ALERT)).toMatchObject(SENT);
    expect(heard).toEqual([['desk', PASSWORD]]);
  });

  it('is tried again after five minutes when the server refuses it, and no word holds the password', async () => {
    const server = await mailServer({
      onAuth: ({ username, password }, _, done) =>
        done(no(535, `not ${password}, ${Buffer.from(`\0${username}\0${password}`).toString('base64')}`)),
    });
    const channel = open(server, { login });
    const delivery = await channel.send(ALERT);
    expect(delivery).toMatchObject({
      kind: 'retry',
      afterMs: 5 * MINUTE,
      why: expect.stringMatching(/refuses the login.*535/),
    });
    expect(channel.health()).toMatchObject({ ready: false, why: expect.stringMatching(/login.*check EMAIL_SMTP_URL/) });
    const words = [...log, JSON.stringify([delivery, channel.health()])].join();
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), base64(PASSWORD), base64(`\0desk\0${PASSWORD}`)])
      expect(words).not.toContain(secret);
    expect(log.join()).toContain('email: alerts do not leave by e-mail');
  });

  it('that is missing is a login refused', async () => {
    const server = await mailServer({ authOptional: false });
    expect(await open(server).send(ALERT)).toMatchObject({ kind: 'retry', afterMs: 5 * MINUTE });
  });

  it('is tried again soon when the server cannot check it now', async () => {
    const server = await mailServer({ onAuth: (_, __, done) => done(no(454)) });
    expect(await open(server, { login }).send(ALERT)).toMatchObject({ kind: 'retry', afterMs: MINUTE / 2 });
  });
});

describe('an encrypted connection', () => {
  const smtpUrl = (scheme: string, { port }: MailServer, more = '') => ({
    smtpUrl: `${scheme}://127.0.0.1:${port}${more}`,
  });
  const TRUSTING = '/?tls.rejectUnauthorized=false';

  it('carries the mail', async () => {
    const server = await mailServer({ secure: true });
    expect(await open(server, smtpUrl('smtps', server, TRUSTING)).send(ALERT)).toMatchObject(SENT);
    expect(server.mails).toMatchObject([{ secure: true }]);
  });

  it('is not made to a server that cannot show who it is', async () => {
    for (const [scheme, options] of [
      ['smtps', { secure: true }],
      ['smtp', { disabledCommands: [] }],
    ] as const) {
      const server = await mailServer({ ...options, disabledCommands: [] });
      const channel = open(server, smtpUrl(scheme, server));
      expect(await channel.send(ALERT)).toMatchObject({ kind: 'retry', notTried: true });
      expect(channel.health()).toMatchObject({ ready: false, why: expect.stringMatching(/certificate/) });
      expect(server.mails).toEqual([]);
    }
  });

  it('is never given up for an open one', async () => {
    const server = await mailServer();
    const more = '/?secure=false&ignoreTLS=true&opportunisticTLS=true&tls.rejectUnauthorized=false';
    expect(await open(server, smtpUrl('smtps', server, more)).send(ALERT)).toMatchObject({ kind: 'retry' });
    expect(server.mails).toEqual([]);
  });
});

describe('the channel', () => {
  it('closes its connection when it stops', async () => {
    const server = await mailServer();
    const channel = open(server);
    await channel.send(ALERT);
    const closed = Promise.all([...server.sockets].map((s) => new Promise((resolve) => s.on('close', resolve))));
    await channel.stop();
    await closed;
    expect(await channel.send(ALERT)).toMatchObject({ kind: 'retry', notTried: true });
  });

  it('stops within two seconds of a server that hangs, and the mail goes out again later', async () => {
    let hears: () => void = () => undefined;
    const heard = new Promise<void>((resolve) => {
      hears = resolve;
    });
    const server = await mailServer({ onData: (stream) => void stream.on('end', () => hears()).resume() });
    const channel = open(server);
    const sending = channel.send(ALERT);
    const waiting = channel.send({ ...ALERT, id: 'c1.m2.0' });
    await heard;
    const closed = Promise.all([...server.sockets].map((s) => new Promise((resolve) => s.on('close', resolve))));
    const began = performance.now();
    await channel.stop();
    await closed;
    expect(performance.now() - began).toBeLessThan(2000);
    expect(await sending).toMatchObject({ kind: 'retry', unknown: true });
    expect(await waiting).toMatchObject({ kind: 'retry', notTried: true });
  });

  it('refuses an address that is none, and does not repeat it', () => {
    for (const smtpUrl of [`http://desk:${PASSWORD}@host`, `smtp//desk:${PASSWORD}@host`]) {
      const make = () => open({ port: 0 }, { smtpUrl });
      expect(make).toThrow(/^EMAIL_SMTP_URL must be an address such as/);
      expect(make).not.toThrow(PASSWORD);
    }
  });

  it('can be read from a log without the alert, its customer, or the address of staff', async () => {
    const server = await mailServer({ onMailFrom: (_, __, done) => done(no(421)) });
    await open(server).send(ALERT);
    expect(log).toHaveLength(1);
    for (const hidden of ['Ana', 'telmisartan', 'sales@example.com']) expect(log.join()).not.toContain(hidden);
  });
});
