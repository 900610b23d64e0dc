/**
 * The base as it was read and checked when the desk was built. Reading 1.5 MB of YAML takes a second and a half, and
 * this a tenth of it; what it was made of is read all the same, to see that nothing has changed.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { type Base, baseOf } from './base.ts';
import { fingerprintOf } from './files.ts';
import { builtModelsFolder } from './folder.ts';
import { loadKnowledge } from './load.ts';

const DIGEST = 32;
const ENDING = '.base';
/** Whose change may change what is read out of the same files. */
const READERS = ['knowledge', 'understanding', 'core'];

/**
 * The base in a folder, as it was kept when exactly these files were read by exactly this code, else read now.
 *
 * @param folder  of the base
 * @param kept    where bases are kept
 * @throws KnowledgeError as `loadKnowledge` does; a base with problems is never kept
 */
export function loadBase(folder: string, kept = builtModelsFolder()): Base {
  return readKept(path.join(kept, nameFor(fingerprintOf(folder)))) ?? baseOf(loadKnowledge(folder));
}

/** Keeps this base and forgets all others. */
export function keepBase(base: Base, kept = builtModelsFolder()): void {
  mkdirSync(kept, { recursive: true });
  for (const name of readdirSync(kept)) if (name.endsWith(ENDING)) rmSync(path.join(kept, name));
  const bytes = serialize(base);
  const file = path.join(kept, nameFor(base.knowledge.fingerprint));
  writeFileSync(`${file}.${process.pid}`, Buffer.concat([digest(bytes), bytes]));
  renameSync(`${file}.${process.pid}`, file);
}

function readKept(file: string): Base | undefined {
  try {
    const all = readFileSync(file);
    const bytes = all.subarray(DIGEST);
    return digest(bytes).equals(all.subarray(0, DIGEST)) ? (deserialize(bytes) as Base) : undefined;
  } catch {
    return undefined; // Not kept, or not readable: the files themselves are.
  }
}

function nameFor(fingerprint: string): string {
  const parts = [fingerprint, codeHash(), process.versions.v8];
  return `${digest(Buffer.from(parts.join('\n')))
    .toString('hex')
    .slice(0, 24)}${ENDING}`;
}

/** SHA-256 of the code that reads a base, as it runs: sources and the built desk never take one for the other. */
function codeHash(): string {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
  const files = READERS.flatMap((part) =>
    readdirSync(path.join(root, part), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(root, part, name),
    ),
  );
  const hash = createHash('sha256');
  for (const file of files.filter((name) => /\.[jt]s$/.test(name)).sort()) {
    hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
