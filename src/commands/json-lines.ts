/** JSON Lines in, one line out per line in, in order. */
import { createInterface } from 'node:readline';

/** The lines of a stream, without their ends; empty lines are passed over. */
export async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line.replace(/^\uFEFF/, '');
  }
}

/** A line as an object. @throws Error that says what is wrong with it */
export function parseObject(line: string): Record<string, unknown> {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('the line is JSON but not an object; write {"…": …}');
  }
  return value as Record<string, unknown>;
}
