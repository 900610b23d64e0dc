/** E-mail as a route for alerts: it only sends; what is answered to a mail reaches nobody. */
import type { Logger } from 'pino';
import type { Channel, Health } from '../../core/channel.ts';
import { openLine } from './connect.ts';
import { domainOf, letterOf } from './letter.ts';
import { verdictOf } from './verdict.ts';

/** What the channel needs. */
export interface EmailOptions {
  /** `smtps://user:password@host:465`, or `smtp://…` with STARTTLS where the server has it. */
  readonly smtpUrl: string;
  /** The address that alerts come from. */
  readonly from: string;
  readonly log: Logger;
  readonly now?: () => Date;
  /** How long one try may take, in milliseconds, waiting for those before it included; default 45 s. */
  readonly timeoutMs?: number;
}

/** Shorter than what the outbox waits for a delivery, so that the reason is ours. */
const TIMEOUT_MS = 45_000;

/**
 * Makes the channel; nothing is connected before the first mail.
 *
 * A mail is sent twice when the connection breaks between its last line and the server's answer. Both have one
 * Message-ID, and most mail programs show them as one.
 *
 * @throws ConfigError when `smtpUrl` is no address of a mail server
 */
export function createEmailChannel(options: EmailOptions): Channel {
  const { smtpUrl, from, log, now = () => new Date(), timeoutMs = TIMEOUT_MS } = options;
  const line = openLine(smtpUrl, timeoutMs);
  const domain = domainOf(from);
  let trouble: string | undefined;

  function reached(): void {
    if (trouble !== undefined) log.info('email: the mail server can be used again');
    trouble = undefined;
  }

  function lost(why: string): void {
    if (trouble !== why) log.warn({ why }, 'email: alerts do not leave by e-mail');
    trouble = why;
  }

  return {
    name: 'email',
    async start() {
      // The server is asked when there is a mail: a desk starts also while its mail server is away.
    },
    async send(message) {
      const letter = letterOf(message, domain);
      const failed = await line.send({ ...letter, from, to: message.recipient, date: now() });
      if (!failed) {
        reached();
        return { kind: 'sent', refs: [{ channel: 'email', place: message.recipient, id: letter.messageId }] };
      }
      const { delivery, lost: why } = verdictOf(failed, timeoutMs);
      if (why === undefined) reached();
      else lost(why);
      return delivery;
    },
    health(): Health {
      return trouble === undefined ? { ready: true } : { ready: false, why: `SMTP: ${trouble}; check EMAIL_SMTP_URL` };
    },
    stop: () => line.close(),
  };
}
