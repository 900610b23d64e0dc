/** What the desk says of settings that it cannot use. */
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/core/errors.ts';
import { SETTINGS } from '../src/settings/index.ts';

/** A value that nobody can have meant, for every setting that does not take just any text. */
const WRONG: Readonly<Record<string, string>> = {
  DATABASE_URL: 'desk.db',
  PORT: 'http',
  LOG_LEVEL: 'loud',
  BUSINESS_TIME_ZONE: 'Mars',
  SERVE_PROVISIONAL: 'yes',
  QUIET_WINDOW_MS: '9000',
  PACING: 'slow',
  TELEGRAM_BOT_TOKEN: 'token',
  TELEGRAM_API_ROOT: 'ftp://127.0.0.1',
  TELEGRAM_STAFF_CHAT_ID: '@sales',
  TELEGRAM_TOPIC_MODE: 'some',
  TELEGRAM_WEBHOOK_URL: 'desk',
  TELEGRAM_WEBHOOK_SECRET: 'short',
  WHATSAPP_ENABLED: '1',
  WHATSAPP_PAIRING_NUMBER: '+49 30',
  WHATSAPP_STAFF_NUMBERS: 'ada',
  WHATSAPP_TAKEOVER_HOURS: '-1',
  WHATSAPP_SOCKET_URL: 'wss',
  WHATSAPP_VERSION: '2.3000',
  WHATSAPP_LOG_QR: 'on',
  EMAIL_SMTP_URL: 'mail.example.com',
  EMAIL_FROM: 'desk',
  EMAIL_ALERTS_TO: 'legal=ada@example.com',
  WEBHOOK_URL: 'crm',
  WEBHOOK_SECRET: 'short',
  ENCRYPTION_KEY: 'short',
  CONSOLE_PASSWORD: 'short',
};

/** Any folder and any address may be right. */
const TAKES_ANY_TEXT = ['DATA_DIR', 'HOST'];

function complaint(settings: Readonly<Record<string, string>>): string {
  try {
    readConfig(settings);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  return '';
}

describe('a setting that cannot be used', () => {
  it.each(Object.entries(WRONG))('%s=%s: the desk says what it must be, and where to look', (name, value) => {
    const said = complaint({ [name]: value });
    expect(said).toMatch(new RegExp(`^${name} must .{8,}; see \\.env\\.example$`));
  });

  it('is told together with all others', () => {
    expect(complaint(WRONG).split('\n')).toHaveLength(Object.keys(WRONG).length);
  });

  it('is possible for every setting but those that take any text', () => {
    const names = SETTINGS.map(({ name }) => name).filter((name) => !TAKES_ANY_TEXT.includes(name));
    expect(Object.keys(WRONG)).toEqual(names);
  });
});

describe('an address over which secrets go', () => {
  it.each(['TELEGRAM_WEBHOOK_URL', 'WEBHOOK_URL'])('%s is https, or http to this machine', (name) => {
    expect(complaint({ [name]: 'http://desk.example.com/x' })).toBe(
      `${name} must be https (http only for this machine); see .env.example`,
    );
    expect(complaint({ [name]: 'https://desk.example.com/x' })).toBe('');
    expect(complaint({ [name]: 'http://127.0.0.1:8080/x' })).toBe('');
  });
});
