/** The settings in force: the only place that reads the environment. All problems are reported together. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from './core/errors.ts';
import type { Desk } from './core/topic.ts';
import { SETTINGS } from './settings/index.ts';

/** Names that begin so are ours; anything unknown among them is a typing slip. */
const OWN_PREFIXES = /^(TELEGRAM|WHATSAPP|EMAIL|WEBHOOK|BUSINESS|CONSOLE|QUIET|SERVE)_/;

const HOUR_MS = 60 * 60_000;

export interface Config {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly timeZone: string;
  readonly serveProvisional: boolean;
  readonly quietWindowMs: number;
  readonly pacing: boolean;
  readonly consolePassword: string | undefined;
  readonly telegram:
    | {
        readonly token: string;
        readonly apiRoot: string | undefined;
        readonly staffChatId: string | undefined;
        readonly topicMode: 'reply' | 'all';
        readonly webhookUrl: string | undefined;
        readonly webhookSecret: string | undefined;
      }
    | undefined;
  readonly whatsapp:
    | {
        readonly socketUrl: string | undefined;
        readonly version: string | undefined;
        readonly pairingNumber: string | undefined;
        /** Digits only. */
        readonly staffNumbers: readonly string[];
        /** When a takeover from the paired phone ends by itself; missing when it never does. */
        readonly takeoverMs: number | undefined;
        readonly logQr: boolean;
      }
    | undefined;
  readonly email:
    | {
        readonly smtpUrl: string;
        readonly from: string;
        readonly to: readonly { readonly address: string; readonly desk: Desk | undefined }[];
      }
    | undefined;
  readonly webhook: { readonly url: string; readonly secret: string | undefined } | undefined;
  readonly encryptionKey: string | undefined;
}

/** Reads `.env` when it is there; what the environment already has wins. */
export function loadDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/**
 * The settings as typed values. Empty values count as not set.
 *
 * @throws ConfigError with one line per problem: which setting, what is wrong, what to do; never a secret's value
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const problems = unknownNames(environment);
  const values: Record<string, unknown> = {};
  for (const { name, schema } of SETTINGS) {
    const given = environment[name]?.trim();
    const parsed = schema.safeParse(given === '' ? undefined : given);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(`${name} ${parsed.error.issues[0]?.message ?? 'is not valid'}; see .env.example`);
  }
  if (values.TELEGRAM_STAFF_CHAT_ID && !values.TELEGRAM_BOT_TOKEN && problems.length === 0) {
    problems.push('TELEGRAM_STAFF_CHAT_ID is set but TELEGRAM_BOT_TOKEN is not; set the token or remove the chat');
  }
  const mail = ['EMAIL_SMTP_URL', 'EMAIL_FROM', 'EMAIL_ALERTS_TO'];
  const missing = mail.filter((name) => values[name] === undefined);
  if (missing.length > 0 && missing.length < mail.length && problems.length === 0) {
    problems.push(`${missing.join(' and ')} must be set too, or none of ${mail.join(', ')}`);
  }
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return configFrom(values);
}

function configFrom(values: Record<string, unknown>): Config {
  const string = (name: string) => values[name] as string | undefined;
  const dataDir = string('DATA_DIR');
  const databaseUrl = string('DATABASE_URL') ?? `file:${path.join(dataDir ?? 'data', 'desk.db')}`;
  const file = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : undefined;
  const token = string('TELEGRAM_BOT_TOKEN');
  return {
    databaseUrl,
    dataDir: dataDir ?? (file && file !== ':memory:' ? path.dirname(file) : 'data'),
    host: values.HOST as string,
    port: values.PORT as number,
    logLevel: values.LOG_LEVEL as string,
    timeZone: values.BUSINESS_TIME_ZONE as string,
    serveProvisional: values.SERVE_PROVISIONAL as boolean,
    quietWindowMs: values.QUIET_WINDOW_MS as number,
    pacing: values.PACING === 'on',
    consolePassword: string('CONSOLE_PASSWORD'),
    telegram: token
      ? {
          token,
          apiRoot: string('TELEGRAM_API_ROOT'),
          staffChatId: string('TELEGRAM_STAFF_CHAT_ID'),
          topicMode: values.TELEGRAM_TOPIC_MODE as 'reply' | 'all',
          webhookUrl: string('TELEGRAM_WEBHOOK_URL'),
          webhookSecret: string('TELEGRAM_WEBHOOK_SECRET'),
        }
      : undefined,
    whatsapp: values.WHATSAPP_ENABLED
      ? {
          socketUrl: string('WHATSAPP_SOCKET_URL'),
          version: string('WHATSAPP_VERSION'),
          pairingNumber: string('WHATSAPP_PAIRING_NUMBER'),
          staffNumbers: (string('WHATSAPP_STAFF_NUMBERS') ?? '').split(',').map(digits).filter(Boolean),
          takeoverMs: (values.WHATSAPP_TAKEOVER_HOURS as number) * HOUR_MS || undefined,
          logQr: values.WHATSAPP_LOG_QR as boolean,
        }
      : undefined,
    email: emailFrom(string),
    webhook: string('WEBHOOK_URL') ? { url: string('WEBHOOK_URL') ?? '', secret: string('WEBHOOK_SECRET') } : undefined,
    encryptionKey: string('ENCRYPTION_KEY'),
  };
}

function emailFrom(string: (name: string) => string | undefined): Config['email'] {
  const smtpUrl = string('EMAIL_SMTP_URL');
  const from = string('EMAIL_FROM');
  if (!smtpUrl || !from) return undefined;
  const to = (string('EMAIL_ALERTS_TO') ?? '').split(',').map((part) => {
    const [address = '', desk] = part.trim().split('=').reverse();
    return { address, desk: desk as Desk | undefined };
  });
  return { smtpUrl, from, to };
}

/** "+34 600-000 000" → "34600000000". */
function digits(number: string): string {
  return number.replace(/\D/g, '');
}

function unknownNames(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = SETTINGS.map((s) => s.name);
  return Object.keys(environment)
    .filter((name) => OWN_PREFIXES.test(name) && !known.includes(name))
    .map((name) => `${name} is not a setting; did you mean ${nearestOf(name, known)}?`);
}

function nearestOf(name: string, known: readonly string[]): string {
  return [...known].sort((a, b) => distance(name, a) - distance(name, b))[0] ?? '';
}

/** Levenshtein distance of two short names. Source: Levenshtein 1966. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
