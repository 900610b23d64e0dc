/** Hearing Telegram by webhook: it posts to us, and takes anything but 2xx as "send again". */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { reason } from '../../core/errors.ts';
import { pause } from '../pause.ts';
import { ALLOWED_UPDATES, type Line } from './connect.ts';
import { ApiFailure } from './failure.ts';
import type { Work } from './supervise.ts';

/** Where Telegram posts, and what it must know. */
export interface Webhook {
  /** The full address given to `setWebhook`; its path is served. */
  readonly url: string;
  /** 1 to 256 of `A-Z a-z 0-9 _ -`. */
  readonly secret: string;
}

/** How often Telegram is asked whether its posts arrive; less than the silence after which we count as deaf. */
const CHECK_EVERY_MS = 60_000;
/** Larger than any update; a refusal would make Telegram send it again for ever. */
const BODY_LIMIT_BYTES = 1024 * 1024;

/** Registers the address, then watches that posts arrive: a webhook fails in silence. */
export function webhookCalls({ api, hearing, signal, introduced }: Line, { url, secret }: Webhook): Work {
  return async (goesWell) => {
    await api.call('getMe', {}, { signal });
    introduced();
    await api.call('setWebhook', { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES }, { signal });
    let lastErrorAt: number | undefined;
    hearing.heard();
    while (!signal.aborted) {
      await pause(CHECK_EVERY_MS, signal);
      if (signal.aborted) return;
      const info = await api.call('getWebhookInfo', {}, { signal });
      if (!isSame(info.url, url))
        throw new ApiFailure('unreachable', 'the webhook was removed or changed by somebody else');
      // Telegram keeps the last error for ever; only a new one counts.
      const isFailing = info.pending_update_count > 0 && info.last_error_date !== lastErrorAt;
      lastErrorAt = info.last_error_date;
      if (isFailing) hearing.lost(`Telegram cannot deliver to TELEGRAM_WEBHOOK_URL: ${info.last_error_message ?? ''}`);
      else hearing.heard();
      goesWell();
    }
  };
}

/**
 * Serves the path of the webhook.
 *
 * @param take  resolves when the updates are durable; a rejection makes Telegram send them again
 */
export function webhookRoute(app: FastifyInstance, { url, secret }: Webhook, take: Line['take'], log: Logger): void {
  const path = decodeURI(new URL(url).pathname);
  // A colon begins a parameter in the router's language; doubled it stands for itself.
  app.post(path.replaceAll(':', '::'), {
    bodyLimit: BODY_LIMIT_BYTES,
    // Before the body is read: a stranger's bytes are not even parsed.
    onRequest: async (request, reply) => {
      if (isSecret(request.headers['x-telegram-bot-api-secret-token'], secret)) return undefined;
      // No warning: strangers could fill the log. A wrong secret of our own shows in the health, by Telegram's errors.
      log.debug('telegram: a post to the webhook without the right secret was refused');
      return reply.code(401).send({ error: 'wrong or missing secret' });
    },
    handler: async (request, reply) => {
      try {
        await take([Object(request.body)]);
      } catch (thrown) {
        log.error({ why: reason(thrown) }, 'telegram: a delivery could not be stored; Telegram will send it again');
        return reply.code(500).send({ error: 'could not be stored; send it again' });
      }
      return reply.code(200).send({});
    },
  });
}

/** Whether two addresses are the same however they are written. */
function isSame(given: string | undefined, ours: string): boolean {
  return given !== undefined && URL.canParse(given) && new URL(given).href === new URL(ours).href;
}

/** Compared as digests, so that neither the length nor the first wrong character shows in the time. */
function isSecret(given: string | string[] | undefined, secret: string): boolean {
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
