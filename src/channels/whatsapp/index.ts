export { createWhatsAppChannel, type WhatsAppChannel } from './channel.ts';
export type { WhatsAppOptions } from './options.ts';
