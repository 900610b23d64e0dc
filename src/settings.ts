/** Every setting: its name, how it is read, its default, and the line that explains it in `.env.example`. */
import { z } from 'zod';
import { DESKS } from './core/topic.ts';

/** One setting: how it is read, what it is when not given, and one line for `.env.example`. */
export interface Setting {
  readonly name: string;
  readonly schema: z.ZodType;
  /** As it stands in `.env.example`; empty for "not set". */
  readonly example: string;
  readonly about: string;
}

const flag = oneOf('true', 'false').transform((value) => value === 'true');
const text = z.string();
const loopbackSocket = z
  .url({ protocol: /^wss?$/, error: 'must be an address such as ws://127.0.0.1:8080' })
  .refine((value) => ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(value).hostname), {
    message: 'must name 127.0.0.1, [::1] or localhost',
  });

/** Every setting, in the order of `.env.example`. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'DATABASE_URL',
    schema: z
      .string()
      .regex(/^(file:|postgres(ql)?:\/\/)/, 'must begin with file: or postgres://')
      .optional(),
    example: 'file:data/desk.db',
    about: 'Where everything is kept: file:PATH, or postgres://USER:PASSWORD@HOST/NAME for several processes.',
  },
  {
    name: 'DATA_DIR',
    schema: text.optional(),
    example: '',
    about: 'Folder for generated secrets and the model cache; by default the folder of the database file.',
  },
  {
    name: 'HOST',
    schema: text.default('127.0.0.1'),
    example: '127.0.0.1',
    about: 'Address the web pages listen on; 0.0.0.0 inside a container.',
  },
  {
    name: 'PORT',
    schema: wholeNumber(0, 65535).default(3000),
    example: '3000',
    about: 'Port of the web pages; 0 picks a free one.',
  },
  {
    name: 'LOG_LEVEL',
    schema: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
    example: 'info',
    about: 'fatal, error, warn, info, debug, trace or silent.',
  },
  {
    name: 'BUSINESS_TIME_ZONE',
    schema: z.string().refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai').default('Asia/Shanghai'),
    example: 'Asia/Shanghai',
    about: 'Time zone of the staff, as an IANA name.',
  },
  {
    name: 'SERVE_PROVISIONAL',
    schema: flag.default(true),
    example: 'true',
    about: 'Serve entries that nobody has approved yet; false withholds them.',
  },
  {
    name: 'QUIET_WINDOW_MS',
    schema: wholeNumber(0, 5000).default(1500),
    example: '1500',
    about: 'How long to wait for the next bubble of a burst, 0 to 5000 milliseconds.',
  },
  {
    name: 'PACING',
    schema: oneOf('on', 'off').default('on'),
    example: 'on',
    about: 'Typing and sending at a human pace; off only for tests.',
  },
  {
    name: 'TELEGRAM_BOT_TOKEN',
    schema: z
      .string()
      .regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC…, as BotFather gives it')
      .optional(),
    example: '',
    about: 'Token of the bot; adds Telegram.',
  },
  {
    name: 'TELEGRAM_API_ROOT',
    schema: z.url({ protocol: /^https?$/, error: 'must be an address such as http://127.0.0.1:8081' }).optional(),
    example: '',
    about: 'Address of a Bot API server of your own.',
  },
  {
    name: 'TELEGRAM_STAFF_CHAT_ID',
    schema: z
      .string()
      .regex(/^-?\d+$/, 'must be the number of a chat, e.g. -1001234567890')
      .optional(),
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
    schema: z
      .url({ protocol: /^https?$/, error: 'must be an address such as https://desk.example.com/telegram' })
      .refine(isSafeWebhook, 'must be https (http only for this machine)')
      .optional(),
    example: '',
    about: 'Full public address for updates; without it the bot polls.',
  },
  {
    name: 'TELEGRAM_WEBHOOK_SECRET',
    schema: z
      .string()
      .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -')
      .optional(),
    example: '',
    about: 'Secret that Telegram sends with each update; made on first start when not set.',
  },
  { name: 'WHATSAPP_ENABLED', schema: flag.default(false), example: 'false', about: 'true adds WhatsApp.' },
  {
    name: 'WHATSAPP_PAIRING_NUMBER',
    schema: z
      .string()
      .regex(/^\d{6,15}$/, 'must be digits only, with the country code')
      .optional(),
    example: '',
    about: 'Pair by code with this number instead of by QR.',
  },
  {
    name: 'WHATSAPP_STAFF_NUMBERS',
    schema: z
      .string()
      .regex(
        /^\s*\+?[\d\s()-]{6,25}(,\s*\+?[\d\s()-]{6,25})*$/,
        'must be numbers with the country code, separated by commas',
      )
      .optional(),
    example: '',
    about: 'Numbers of staff who get alerts on WhatsApp, separated by commas.',
  },
  {
    name: 'WHATSAPP_TAKEOVER_HOURS',
    schema: wholeNumber(0, 720).default(0),
    example: '0',
    about:
      'Where somebody answers on the paired phone: hours after their last words until the bot answers again, 1 to 720; 0: never.',
  },
  {
    name: 'WHATSAPP_SOCKET_URL',
    schema: loopbackSocket.optional(),
    example: '',
    about: 'Only for tests: a server on this machine that stands in for WhatsApp.',
  },
  {
    name: 'WHATSAPP_VERSION',
    schema: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/, 'must be three numbers, e.g. 2.3000.1015901307')
      .optional(),
    example: '',
    about: 'Client version to report, when WhatsApp calls ours too old.',
  },
  {
    name: 'WHATSAPP_LOG_QR',
    schema: flag.default(false),
    example: 'false',
    about: 'Print each pairing QR as a line on stdout, for programs.',
  },
  {
    name: 'EMAIL_SMTP_URL',
    schema: z
      .url({ protocol: /^smtps?$/, error: 'must be an address such as smtps://USER:PASSWORD@mail.example.com:465' })
      .optional(),
    example: '',
    about: 'Mail server for alerts: smtps://USER:PASSWORD@HOST:465, or smtp:// with STARTTLS where the server has it.',
  },
  {
    name: 'EMAIL_FROM',
    schema: z.email('must be an e-mail address').optional(),
    example: '',
    about: 'Sender of alerts by e-mail.',
  },
  {
    name: 'EMAIL_ALERTS_TO',
    schema: z
      .string()
      .regex(
        alertAddresses(),
        'must be addresses separated by commas, each alone or as DESK=ADDRESS with sales, QA, RA, PV or compliance',
      )
      .optional(),
    example: '',
    about: 'Who gets alerts by e-mail: addresses separated by commas; PV=ada@example.com for the alerts of one desk.',
  },
  {
    name: 'WEBHOOK_URL',
    schema: z
      .url({ protocol: /^https?$/, error: 'must be an address such as https://crm.example.com/desk' })
      .refine(isSafeWebhook, 'must be https (http only for this machine)')
      .optional(),
    example: '',
    about: 'A program of yours that gets each alert as signed JSON (docs/alerts.md).',
  },
  {
    name: 'WEBHOOK_SECRET',
    schema: z
      .string()
      .regex(/^\S{16,256}$/, 'must be 16 to 256 characters without spaces')
      .optional(),
    example: '',
    about: 'Secret that signs what goes to WEBHOOK_URL; made on first start and shown once when not set.',
  },
  {
    name: 'ENCRYPTION_KEY',
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
    example: '',
    about: 'Key for credentials at rest; made on first start when not set.',
  },
  {
    name: 'CONSOLE_PASSWORD',
    schema: z.string().min(8, 'must have at least 8 characters').optional(),
    example: '',
    about: 'Password of the staff page; made on first start and shown once when not set.',
  },
];

/** "a@example.com, PV=b@example.com". */
function alertAddresses(): RegExp {
  const one = `(?:(?:${DESKS.join('|')})=)?[^\\s,=@]+@[^\\s,=@]+`;
  return new RegExp(`^\\s*${one}(?:\\s*,\\s*${one})*\\s*$`);
}

function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  return z.enum(words, { error: `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}` });
}

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isSafeWebhook(value: string): boolean {
  const url = new URL(value);
  return url.protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
}

/** The text of `.env.example`: every setting with its line, defaults filled in but switched off. */
export function envExample(): string {
  const head = '# Settings of the desk. Copy to .env and change what you need; everything has a default.\n';
  return head + SETTINGS.map(({ name, example, about }) => `\n# ${about}\n#${name}=${example}\n`).join('');
}
