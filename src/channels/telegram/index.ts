/** Telegram, as the rest of the house may use it. */
export { createTelegramChannel, type TelegramChannel, type TelegramOptions } from './channel.ts';
