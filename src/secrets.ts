/** Secrets that nobody set: made once, kept in the data folder for this user only. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, reason } from './core/errors.ts';

/** A secret and whether it was made just now, so that it is shown exactly once. */
export interface Secret {
  readonly value: string;
  readonly fresh: boolean;
}

/**
 * The secret of this name, made on first use.
 *
 * @param name   file name inside the data folder, mode 600
 * @param bytes  of randomness, 18 by default
 * @throws ConfigError when the folder takes no writes
 */
export function secret(dataDir: string, name: string, bytes = 18): Secret {
  const file = path.join(dataDir, name);
  const kept = read(file);
  if (kept) return { value: kept, fresh: false };
  const value = randomBytes(bytes).toString('base64url');
  try {
    mkdirSync(dataDir, { recursive: true });
    // Whole or not at all: half a secret would be one that can be guessed.
    writeFileSync(`${file}.new`, `${value}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (cause) {
    throw new ConfigError(
      `the data folder ${dataDir} takes no writes (${reason(cause)}); make it writable or set DATA_DIR`,
      { cause },
    );
  }
  return { value, fresh: true };
}

/** What is kept; nothing when there is no file, no folder, or nothing in it. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    if (['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw new ConfigError(`${file} cannot be read (${reason(cause)}); make it readable for this user`, { cause });
  }
}
