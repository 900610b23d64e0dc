/** A program of the company's own as a route for alerts: each is a signed POST of JSON. */
import type { Logger } from 'pino';
import type { Channel, Health } from '../../core/channel.ts';
import { ConfigError } from '../../core/errors.ts';
import { pause } from '../pause.ts';
import { post } from './post.ts';
import { requestOf } from './request.ts';
import { verdictOf } from './verdict.ts';

/** What the channel needs. */
export interface WebhookOptions {
  readonly url: string;
  /** Signs each request, see `isSigned`. */
  readonly secret: string;
  readonly log: Logger;
  readonly now?: () => Date;
  /** 0 to 1, for the pauses between tries. */
  readonly random?: () => number;
  /** How long one try may take, in milliseconds; default 10 s. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const CLOSE_GRACE_MS = 1500;

/**
 * Makes the channel; nothing is called before the first alert.
 *
 * An alert may arrive twice, when its answer was lost. All tries carry one id, and receivers drop what they have.
 *
 * @throws ConfigError when `url` is no address
 */
export function createWebhookChannel(options: WebhookOptions): Channel {
  const { secret, log, now = () => new Date(), random = Math.random, timeoutMs = TIMEOUT_MS } = options;
  if (!URL.canParse(options.url))
    throw new ConfigError('WEBHOOK_URL must be an address such as https://crm.example.com/desk');
  const url = new URL(options.url);
  const stopping = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  let trouble: string | undefined;

  function note(why: string | undefined): void {
    if (why === undefined && trouble !== undefined) log.info('webhook: the receiver takes alerts again');
    if (why !== undefined && why !== trouble) log.warn({ why }, 'webhook: the receiver did not take an alert');
    trouble = why;
  }

  return {
    name: 'webhook',
    async start() {
      // The receiver is called when there is an alert: a desk starts also while it is away.
    },
    async send(message) {
      const running = post(url, requestOf(message, secret, now()), timeoutMs, stopping.signal);
      underWay.add(running);
      const answer = await running.finally(() => underWay.delete(running));
      const verdict = verdictOf(answer, { attempt: message.attempt, now: now(), random });
      note(verdict?.why);
      return verdict ?? { kind: 'sent', refs: [{ channel: 'webhook', place: message.recipient, id: message.id }] };
    },
    health(): Health {
      return trouble === undefined ? { ready: true } : { ready: false, why: `webhook: ${trouble}; check WEBHOOK_URL` };
    },
    async stop() {
      const enough = new AbortController();
      await Promise.race([Promise.all(underWay), pause(CLOSE_GRACE_MS, enough.signal)]);
      enough.abort();
      stopping.abort();
    },
  };
}
