/** The one connection to the mail server. */
import type { Readable } from 'node:stream';
import type { NodemailerError } from 'nodemailer';
import { createTransport } from 'nodemailer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import { ConfigError } from '../../core/errors.ts';
import { pause } from '../pause.ts';
import type { Letter } from './letter.ts';

/** A letter with its envelope. */
export type Mail = Letter & { readonly from: string; readonly to: string; readonly date: Date };

/** A mail did not go. */
export interface Failed {
  /** Fit for a log: it does not hold the password. */
  readonly error: NodemailerError;
  /** How far it came: to no server, to a server that listens, or its text was on the way. */
  readonly reached: 'nothing' | 'server' | 'text';
}

export interface Line {
  /** Nothing when the server took the mail; never rejects. */
  send(mail: Mail): Promise<Failed | undefined>;
  /** Resolves when the connection is closed, within 2 s; a mail under way has most of that time. */
  close(): Promise<void>;
}

const CLOSE_GRACE_MS = 1500;
const SOCKET_CLOSE_MS = 300;
/** Less than any server waits, so that the next mail rarely finds a connection that is dead already. */
const IDLE_MS = 30_000;

/** @throws ConfigError when the address cannot be used; the words do not hold it */
export function openLine(smtpUrl: string, timeoutMs: number): Line {
  const transport = createTransport({
    ...optionsOf(smtpUrl),
    // After what the address says: `?logger=true` would print every mail.
    pool: true,
    maxConnections: 1,
    maxRequeues: 1,
    idleTimeout: IDLE_MS,
    socketCloseTimeout: SOCKET_CLOSE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
    debug: false,
    transactionLog: false,
  });
  /** The text of each mail under way, once a server listens for it, by Message-ID. */
  const texts = new Map<string, Readable>();
  transport.use('stream', ({ data, message }, done) => {
    message.processFunc((text) => {
      if (data.messageId !== undefined) texts.set(data.messageId, text as Readable);
      return text;
    });
    done();
  });
  const secrets = secretsOf(smtpUrl);
  const underWay = new Set<Promise<unknown>>();

  async function attempt({ to, ...mail }: Mail): Promise<Failed | undefined> {
    try {
      // As an object the address is one address, whatever stands in it.
      const recipient = { name: '', address: to };
      await transport.sendMail({ ...mail, to: recipient, signal: AbortSignal.timeout(timeoutMs) });
      return undefined;
    } catch (thrown) {
      const error = thrown as NodemailerError;
      error.message = without(secrets, error.message);
      const text = texts.get(mail.messageId);
      // Asked of the stream: nodemailer's errors do not tell whether the connection broke before or after DATA.
      return { error, reached: text === undefined ? 'nothing' : text.readableDidRead ? 'text' : 'server' };
    } finally {
      texts.delete(mail.messageId);
    }
  }

  return {
    send(mail) {
      const running = attempt(mail).finally(() => underWay.delete(running));
      underWay.add(running);
      return running;
    },
    async close() {
      transport.close();
      const enough = new AbortController();
      await Promise.race([Promise.all(underWay), pause(CLOSE_GRACE_MS, enough.signal)]);
      enough.abort();
      transport.close({ force: true });
    },
  };
}

function optionsOf(smtpUrl: string) {
  // What the parser throws holds the address, and with it the password: it is let go on purpose.
  if (!URL.canParse(smtpUrl) || !/^smtps?:$/.test(new URL(smtpUrl).protocol))
    throw new ConfigError('EMAIL_SMTP_URL must be an address such as smtps://USER:PASSWORD@mail.example.com:465');
  return parseConnectionUrl(smtpUrl);
}

/** The password in each form in which a server could give it back. */
function secretsOf(smtpUrl: string): readonly string[] {
  const pass = parseConnectionUrl(smtpUrl).auth?.pass ?? '';
  const user = parseConnectionUrl(smtpUrl).auth?.user ?? '';
  if (pass === '') return [];
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return [base64(`\0${user}\0${pass}`), base64(pass), new URL(smtpUrl).password, pass];
}

function without(secrets: readonly string[], text: string): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, '[password]'), text);
}
