/** Reads the folder: every file that belongs to the base, decoded. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { reason } from '../core/errors.ts';
import { isIgnored, placeOf } from './layout.ts';
import { collectProblems, type Problems } from './problems.ts';

/** A text file as an editor knows it. */
export interface SourceFile {
  /** For messages: `knowledge/en/entries/moq.md`. */
  readonly path: string;
  /** Without byte order mark; every line ends with `\n`. */
  readonly text: string;
}

export interface KnowledgeFiles {
  /** For messages: the folder's own name. */
  readonly name: string;
  /** By path inside the folder, sorted. A file that could not be read is there without text. */
  readonly files: ReadonlyMap<string, SourceFile | undefined>;
  /** SHA-256 of all paths and contents. */
  readonly fingerprint: string;
}

/** language / entries / file, and one more so that a misplaced file can be named. */
const DEEPEST = 4;
/** A hundred times the longest sensible file; more is a file in the wrong place. */
const LARGEST_BYTES = 1_000_000;
/** Characters that no text has on purpose; tabs and line ends are none of them. */
const CONTROL = /[^\P{Cc}\t\n]/u;

/** Reads every file of the base, and reports those that do not belong or cannot be read. */
export function readKnowledgeFiles(folder: string, problems: Problems): KnowledgeFiles {
  const name = basename(resolve(folder));
  const files = new Map<string, SourceFile | undefined>();
  const hash = createHash('sha256');
  for (const path of listFiles(folder, name, problems)) {
    const shown = `${name}/${path}`;
    const place = placeOf(path);
    if (place === undefined) continue;
    if (place.kind === 'stray') {
      problems.add(shown, 1, place.sentence);
      hash.update(`${path}\0stray\0`);
      continue;
    }
    const bytes = readBytes(join(folder, path), shown, problems);
    hash.update(`${path}\0${bytes?.length ?? 'unread'}\0`).update(bytes ?? '');
    const text = bytes && decode(bytes, shown, problems);
    files.set(path, text === undefined ? undefined : { path: shown, text });
  }
  return { name, files, fingerprint: hash.digest('hex') };
}

/** SHA-256 of all paths and contents of a base, valid or not. */
export function fingerprintOf(folder: string): string {
  return readKnowledgeFiles(folder, collectProblems()).fingerprint;
}

/** Every folder of the base that exists now, the base itself first. */
export function listFolders(folder: string): string[] {
  const folders: string[] = [];
  const visit = (path: string, depth: number) => {
    if (!isFolder(path)) return;
    folders.push(path);
    for (const name of depth < DEEPEST ? namesIn(path) : []) {
      if (!isIgnored(name)) visit(join(path, name), depth + 1);
    }
  };
  visit(folder, 1);
  return folders;
}

function listFiles(folder: string, name: string, problems: Problems): string[] {
  const paths: string[] = [];
  const visit = (inside: string, depth: number) => {
    let names: string[];
    try {
      names = readdirSync(join(folder, inside));
    } catch (thrown) {
      problems.add(
        `${name}/${inside}`.replace(/\/$/, ''),
        1,
        `this folder cannot be read (${codeOf(thrown)}); check that it exists and may be read`,
      );
      return;
    }
    for (const entry of names) {
      if (isIgnored(entry)) continue;
      const path = inside + entry;
      if (!isFolder(join(folder, path))) paths.push(path);
      else if (depth < DEEPEST) visit(`${path}/`, depth + 1);
    }
  };
  visit('', 1);
  return paths.sort();
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // Whoever reads it next says why it cannot be read.
  }
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return []; // Gone or locked since; reading the files reports it.
  }
}

function readBytes(path: string, shown: string, problems: Problems): Buffer | undefined {
  try {
    const size = statSync(path).size;
    if (size <= LARGEST_BYTES) return readFileSync(path);
    problems.add(
      shown,
      1,
      `this file has ${size} bytes; no file of the base is larger than ${LARGEST_BYTES}, split it or move it out`,
    );
  } catch (thrown) {
    problems.add(shown, 1, `this file cannot be read (${codeOf(thrown)}); check that it exists and may be read`);
  }
  return undefined;
}

/** `ENOENT` and the like say it all. */
function codeOf(thrown: unknown): string {
  const code = thrown !== null && typeof thrown === 'object' && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : reason(thrown);
}

/** Editors on Windows write a byte order mark and CR LF; both are read as if they were not there. */
function decode(bytes: Buffer, shown: string, problems: Problems): string | undefined {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    problems.add(shown, 1, 'this file is UTF-16; save it again with the encoding UTF-8');
    return undefined;
  }
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  if (!isUtf8(bytes)) {
    problems.add(
      shown,
      lineAt(text, text.indexOf('\uFFFD')),
      'this line is not UTF-8; save the file again with the encoding UTF-8',
    );
    return undefined;
  }
  const control = CONTROL.exec(text);
  if (control === null) return text;
  const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  problems.add(shown, lineAt(text, control.index), `a control character (U+${code}) stands here; delete it`);
  return undefined;
}

function lineAt(text: string, index: number): number {
  return text.slice(0, Math.max(0, index)).split('\n').length;
}
