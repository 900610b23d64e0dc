/** YAML text to a typed value, every problem with its line. */
import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { ZodType } from 'zod';
import { reason } from '../core/errors.ts';
import type { SourceFile } from './files.ts';
import { readPlainYaml } from './plain-yaml.ts';
import type { Problems } from './problems.ts';

/** What came out of a YAML text. */
export interface ParsedYaml<T> {
  /** Absent when anything in it is wrong. */
  readonly value?: T;
  /** As written, before any check; `null` when it is not even YAML. */
  readonly raw: unknown;
  readonly document?: Document;
  /** The line of a key or item, or of the nearest thing around it that exists. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** YAML's own complaints in words that an editor can act on; the rest are given as the parser says them. */
const CURES: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'a tab stands where YAML wants spaces; replace it with spaces',
  DUPLICATE_KEY: 'this key stands here a second time; keep one of the two',
  BLOCK_AS_IMPLICIT_KEY: 'a colon and a space make YAML read this line as a key; put the whole value in double quotes',
  BAD_INDENT: 'this line does not begin under the one that it belongs to; make the number of spaces the same',
};

/** Values not yet checked. */
type Unchecked = Omit<ParsedYaml<never>, 'value'>;

/**
 * Parses and checks one YAML text.
 *
 * @param file     its text; may be a part of the file, as long as it begins with the file's first line
 * @param schema   its checks carry sentences (see `fields.ts`)
 * @param problems where everything wrong is added
 */
export function parseYaml<T>(file: SourceFile, schema: ZodType<T>, problems: Problems): ParsedYaml<T> {
  const read = readPlain(file) ?? readAny(file, problems);
  if (read === undefined) return { raw: null, lineOf: () => 1 };
  const checked = schema.safeParse(read.raw);
  if (checked.success) return { ...read, value: checked.data };
  for (const issue of checked.error.issues) {
    // Unknown keys come as one issue with one line of text per key (see `group` in fields.ts).
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    const sentences = issue.code === 'unrecognized_keys' ? issue.message.split('\n') : [issue.message];
    keys.forEach((path, i) => {
      problems.add(file.path, read.lineOf(path), `${nameOf(path)} ${sentences[i] ?? issue.message}`);
    });
  }
  return read;
}

function readPlain(file: SourceFile): Unchecked | undefined {
  const plain = readPlainYaml(file.text);
  if (plain === undefined) return undefined;
  const lineOf = ([key, item]: readonly PropertyKey[]) =>
    plain.itemLines.get(String(key))?.[Number(item)] ?? plain.keyLines.get(String(key)) ?? 1;
  return { raw: plain.value, lineOf };
}

/** The values of any YAML, or nothing when it is none. */
function readAny(file: SourceFile, problems: Problems): Unchecked | undefined {
  const lines = new LineCounter();
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  try {
    const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
    for (const error of document.errors) problems.add(file.path, lineAt(error.pos[0]), complaint(error));
    if (document.errors.length > 0) return undefined;
    return { raw: document.toJS(), document, lineOf: (path) => lineAt(offsetOf(document, path)) };
  } catch (thrown) {
    // Thousands of nested brackets, or references that multiply.
    problems.add(
      file.path,
      1,
      `this is not YAML that can be read (${reason(thrown)}); nest less, and use fewer "*" references`,
    );
    return undefined;
  }
}

/** The keys of a group as written, right or wrong; none of anything else. */
export function keysOf(raw: unknown): readonly string[] {
  return raw !== null && typeof raw === 'object' && !Array.isArray(raw) ? Object.keys(raw) : [];
}

function complaint({ code, message }: YAMLError): string {
  const cure = CURES[code];
  if (cure !== undefined) return cure;
  const words = message.replace(/\s+/g, ' ').trim();
  return `YAML cannot be read here (${words}); check quotes and spaces, or put the value in double quotes`;
}

/** `"label.en"`, `"questions" item 3`. */
function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  let name = '';
  let quoted: string[] = [];
  const flush = () => {
    if (quoted.length > 0) name += `${name && ' '}"${quoted.join('.')}"`;
    quoted = [];
  };
  for (const step of path) {
    if (typeof step !== 'number') {
      quoted.push(String(step));
      continue;
    }
    flush();
    name += `${name && ' '}item ${step + 1}`;
  }
  flush();
  return name;
}

/** Where in the text the last step of a path stands that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && String(isScalar(item.key) ? item.key.value : item.key) === String(step),
      );
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      offset = startOf(item) ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}
