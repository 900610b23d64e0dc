/** On which line of its file something stands, for files whose content has already been read and found valid. */
import type { SourceFile } from '../files.ts';

/** The lines of one file. */
export interface Places {
  /** Of a key at the left edge; 1 when there is none. */
  key(name: string): number;
  /** Of an item of the list below that key; the key's own line when the item is written in an unusual way. */
  item(name: string, text: string): number;
  /** Of the first line behind the front matter that is not empty. */
  readonly body: number;
}

const KEY = /^("?)([\p{L}\p{N}_.-]+)\1:/u;
const ITEM = /^ *- +(.*)$/;

/** Indexes a file once, so that thousands of phrasings find their lines. */
export function placesIn({ text }: SourceFile): Places {
  const keys = new Map<string, number>();
  const items = new Map<string, number>();
  const lines = text.split('\n');
  const end = lines[0]?.trimEnd() === '---' ? lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---') : -1;
  let current = '';
  for (const [i, line] of lines.entries()) {
    if (end > 0 && i >= end) break;
    const key = KEY.exec(line)?.[2];
    if (key !== undefined) {
      current = key;
      if (!keys.has(key)) keys.set(key, i + 1);
    }
    const item = ITEM.exec(line)?.[1];
    if (item === undefined) continue;
    const name = `${current}\0${unquoted(item)}`;
    if (!items.has(name)) items.set(name, i + 1);
  }
  const body = end < 0 ? -1 : lines.findIndex((line, i) => i > end && line.trim() !== '');
  const key = (name: string) => keys.get(name) ?? 1;
  return { key, item: (name, wanted) => items.get(`${name}\0${wanted}`) ?? key(name), body: Math.max(0, body) + 1 };
}

function unquoted(written: string): string {
  const text = written.trim();
  if (/^'.*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'").trim();
  if (!/^".*"$/.test(text)) return text;
  try {
    return String(JSON.parse(text)).trim();
  } catch {
    return text.slice(1, -1).trim(); // YAML knows escapes that JSON does not; the key's line will do.
  }
}

/**
 * The line on which a place of a text stands.
 *
 * @param first   line of the file on which the text begins
 * @param offset  in UTF-16 units
 */
export function lineWithin(text: string, offset: number, first: number): number {
  return first + text.slice(0, offset).split('\n').length - 1;
}
