/** From the settings to the ways on which staff hear of alerts. */
import type { Logger } from 'pino';
import { createEmailChannel, createWebhookChannel } from './channels/index.ts';
import type { Config } from './config.ts';
import type { Channel } from './core/channel.ts';
import type { StaffRoute } from './flow/compose.ts';
import { type Secret, secret } from './secrets.ts';

/** Channels that carry alerts away and bring nothing back, and the routes over them. */
export interface AlertRoutes {
  readonly channels: readonly Channel[];
  readonly routes: readonly StaffRoute[];
}

/** Makes 43 characters. */
const WEBHOOK_SECRET_BYTES = 32;

/** @param shown  shows a secret that was made just now, once */
export async function alertRoutes(
  config: Config,
  log: Logger,
  shown: (secret: Secret, what: string) => string,
): Promise<AlertRoutes> {
  const { email, webhook, dataDir } = config;
  const channels: Channel[] = [];
  const routes: StaffRoute[] = [];
  if (email) {
    channels.push(await createEmailChannel({ ...email, log: log.child({ part: 'email' }) }));
    for (const { address, desk } of email.to) {
      routes.push({ channel: 'email', recipient: address, alertsOnly: true, ...(desk ? { desk } : {}) });
    }
  }
  if (webhook) {
    const given = webhook.secret ?? shown(secret(dataDir, 'webhook-secret', WEBHOOK_SECRET_BYTES), 'Webhook secret');
    channels.push(createWebhookChannel({ url: webhook.url, secret: given, log: log.child({ part: 'webhook' }) }));
    routes.push({ channel: 'webhook', recipient: webhook.url, alertsOnly: true });
  }
  return { channels, routes };
}

/** Staff who read alerts on WhatsApp, and may answer there: a route each. */
export function whatsappRoutes(whatsapp: Config['whatsapp']): readonly StaffRoute[] {
  return (whatsapp?.staffNumbers ?? []).map((recipient) => ({ channel: 'whatsapp', recipient }));
}
