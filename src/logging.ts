/** The log: one JSON line a step. Customers' words, names and numbers, and secrets, have no place in it. */
import { type DestinationStream, type Logger, pino } from 'pino';

/** Fields that would carry what customers said or who they are; whoever logs them by mistake logs this instead. */
const PRIVATE = [
  'text',
  'words',
  'name',
  'customer',
  'address',
  'recipient',
  'phone',
  'email',
  'handle',
  'body',
  'caption',
  'about',
];

/** Fields that would carry a secret. */
const SECRET = ['token', 'password', 'secret', 'authorization', 'cookie', 'key', 'url'];

/**
 * A logger that keeps private fields out, at the top and one level below.
 *
 * @param destination  where lines go, by default stdout
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const paths = [...PRIVATE, ...SECRET].flatMap((field) => [field, `*.${field}`]);
  const options = { level, base: null, redact: { paths, censor: '[redacted]' } };
  return destination ? pino(options, destination) : pino(options);
}
