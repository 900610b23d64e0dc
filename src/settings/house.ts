/** Settings of the house: where it keeps things, where it listens, how it behaves, and its keys. */
import { z } from 'zod';
import { flag, oneOf, type Setting, wholeNumber, written } from './kinds.ts';

/** In the order of `.env.example`. */
export const HOUSE: readonly Setting[] = [
  {
    name: 'DATABASE_URL',
    schema: written(/^(file:|postgres(ql)?:\/\/)/, 'must begin with file: or postgres://').optional(),
    example: 'file:data/desk.db',
    about: 'Where everything is kept: file:PATH, or postgres://USER:PASSWORD@HOST/NAME for several processes.',
  },
  {
    name: 'DATA_DIR',
    schema: z.string().optional(),
    example: '',
    about: 'Folder for generated secrets and the model cache; by default the folder of the database file.',
  },
  {
    name: 'HOST',
    schema: z.string().default('127.0.0.1'),
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
];

/** The keys, which stand last. */
export const KEYS: readonly Setting[] = [
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

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
