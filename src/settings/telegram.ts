/** Settings of Telegram. */
import { address, oneOf, type Setting, safeAddress, written } from './kinds.ts';

/** In the order of `.env.example`. */
export const TELEGRAM: readonly Setting[] = [
  {
    name: 'TELEGRAM_BOT_TOKEN',
    schema: written(/^\d+:[\w-]+$/, 'must look like 123456:ABC…, as BotFather gives it').optional(),
    example: '',
    about: 'Token of the bot; adds Telegram.',
  },
  {
    name: 'TELEGRAM_API_ROOT',
    schema: address(/^https?$/, 'http://127.0.0.1:8081').optional(),
    example: '',
    about: 'Address of a Bot API server of your own.',
  },
  {
    name: 'TELEGRAM_STAFF_CHAT_ID',
    schema: written(/^-?\d+$/, 'must be the number of a chat, e.g. -1001234567890').optional(),
    example: '',
    about: 'The group in which staff read alerts and answer.',
  },
  {
    name: 'TELEGRAM_TOPIC_MODE',
    schema: oneOf('reply', 'all').default('reply'),
    example: 'reply',
    about: 'reply: only replies go to the customer; all: everything in their topic but lines that begin with / or //.',
  },
  {
    name: 'TELEGRAM_WEBHOOK_URL',
    schema: safeAddress('https://desk.example.com/telegram').optional(),
    example: '',
    about: 'Full public address for updates; without it the bot polls.',
  },
  {
    name: 'TELEGRAM_WEBHOOK_SECRET',
    schema: written(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -').optional(),
    example: '',
    about: 'Secret that Telegram sends with each update; made on first start when not set.',
  },
];
