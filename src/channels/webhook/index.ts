/** The webhook, as the rest of the house may use it. */
export { createWebhookChannel, type WebhookOptions } from './channel.ts';
export { isSigned } from './sign.ts';
