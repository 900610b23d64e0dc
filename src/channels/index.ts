/** The networks of this desk, one line each. */
import type { Channel } from '../core/channel.ts';
import type { EmailOptions } from './email/index.ts';
import type { WhatsAppChannel, WhatsAppOptions } from './whatsapp/index.ts';

export { createTelegramChannel } from './telegram/index.ts';
export { createTerminal } from './terminal/terminal.ts';
export { createWebChat } from './web/channel.ts';
export { createWebhookChannel } from './webhook/index.ts';
export type { WhatsAppOptions } from './whatsapp/index.ts';

/** Loaded when it is asked for: the library takes 60 MB and silences `console`. */
export async function createWhatsAppChannel(options: WhatsAppOptions): Promise<WhatsAppChannel> {
  const whatsapp = await import('./whatsapp/index.ts');
  return whatsapp.createWhatsAppChannel(options);
}

/** Loaded when it is asked for: few desks send mail, and the library takes its megabytes. */
export async function createEmailChannel(options: EmailOptions): Promise<Channel> {
  const email = await import('./email/index.ts');
  return email.createEmailChannel(options);
}
