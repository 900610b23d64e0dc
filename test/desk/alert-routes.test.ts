/** Alerts leave the whole desk by every route: the staff group, a mail server, and a program that checks the signature. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { isSigned } from '../../src/channels/webhook/index.ts';
import { endDesks } from '../standins/desk-process.ts';
import { openTelegramDesk, type TelegramDesk } from './telegram-desk.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

const GROUP = { id: -1_001_234_567_892 };
const SECRET = 'a-secret-of-the-receiver';

interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const mails: string[] = [];
const posted: Posted[] = [];
let smtp: SMTPServer;
let http: Server;
let d: TelegramDesk;

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(`To: ${session.envelope.rcptTo[0]?.address}\n${Buffer.concat(chunks)}`);
        done();
      });
    },
  });
  http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      posted.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(204).end();
    });
  });
  const mailPort = await listen(smtp.server);
  const hookPort = await listen(http);
  d = await openTelegramDesk(GROUP, {
    EMAIL_SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
    EMAIL_FROM: 'desk@example.com',
    EMAIL_ALERTS_TO: 'sales=sales@example.com, PV=safety@example.com',
    WEBHOOK_URL: `http://127.0.0.1:${hookPort}/desk`,
    WEBHOOK_SECRET: SECRET,
  });
});
afterAll(async () => {
  await endDesks();
  await d?.end();
  await new Promise<void>((closed) => void smtp.close(() => closed()));
  http.closeAllConnections();
  http.close();
});

async function listen(
  server: { listen(port: number, host: string): unknown; address(): unknown } & NodeJS.EventEmitter,
) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('an alert', () => {
  it('reaches the group, the mailbox of its desk and the program, and says the same to all', async () => {
    const customer = d.newCustomer('Ana Lopez');
    const alert = await d.answer(GROUP.id, () => customer.says('please quote telmisartan 60 kg to Kenya'));
    await d.settled();
    const reference = /TM-\w+/.exec(alert.text ?? '')?.[0] ?? 'none';
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('To: sales@example.com');
    expect(mails[0]).toContain(reference);
    expect(mails[0]).toContain('reaches nobody');
    const [post] = posted;
    const { ticket, text } = JSON.parse(post?.body ?? '{}');
    expect(isSigned(post?.headers ?? {}, post?.body ?? '', SECRET, new Date())).toBe(true);
    expect(isSigned(post?.headers ?? {}, `${post?.body} `, SECRET, new Date())).toBe(false);
    expect(text).toContain(reference);
    expect(ticket).toMatchObject({
      reference,
      kind: 'quote',
      desk: 'sales',
      update: false,
      customer: { name: 'Ana Lopez', channel: 'telegram', language: 'en' },
      items: [{ name: 'telmisartan', quantity: 60, unit: 'kg', quantityKg: 60 }],
      destinationCountry: 'KE',
    });
  });

  it('of another desk goes to that desk’s mailbox only', async () => {
    const before = mails.length;
    const customer = d.newCustomer('Dr Bo');
    await d.answer(GROUP.id, () => customer.says('a patient had a seizure after taking your telmisartan tablets'));
    await d.settled();
    expect(mails.slice(before).map((mail) => mail.split('\n')[0])).toEqual(['To: safety@example.com']);
  });

  it('is all that goes there: what the customer says to a person stays in the chat', async () => {
    const customer = d.newCustomer('Mei Lin');
    const alert = await d.answer(GROUP.id, () => customer.says('please quote valsartan 5 kg to Peru'));
    await d.settled();
    const before = [mails.length, posted.length];
    const luis = d.staff(11, 'Luis');
    await d.answer(customer.id, () => luis.says('Which grade?', { replyTo: alert }));
    await d.answer(GROUP.id, () => customer.says('the usual one'));
    await d.settled();
    expect([mails.length, posted.length]).toEqual(before);
  });

  it('leaves no secret in the log', () => {
    expect(d.desk.stdout() + d.desk.stderr()).not.toContain(SECRET);
  });
});
