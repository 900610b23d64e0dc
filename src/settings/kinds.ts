/** One setting, and the kinds of values that settings have. */
import { z } from 'zod';

/** One setting: how it is read, what it is when not given, and one line for `.env.example`. */
export interface Setting {
  readonly name: string;
  readonly schema: z.ZodType;
  /** As it stands in `.env.example`; empty for "not set". */
  readonly example: string;
  readonly about: string;
}

const THIS_MACHINE = ['127.0.0.1', '[::1]', 'localhost'];

/** @returns a schema for one of these words; the message names them all */
export function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  return z.enum(words, { error: `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}` });
}

/** true or false. */
export const flag = oneOf('true', 'false').transform((value) => value === 'true');

/** @returns a schema for a whole number in a range, both ends included */
export function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
}

/** @returns a schema for text of a form; the message says which, as the rest of "NAME must …" */
export function written(form: RegExp, error: string) {
  return z.string().regex(form, error);
}

/** @returns a schema for an address of these schemes; the message shows an example */
export function address(scheme: RegExp, example: string) {
  return z.url({ protocol: scheme, error: `must be an address such as ${example}` });
}

/** @returns a schema for an address over which secrets may go: https, or http to this machine */
export function safeAddress(example: string) {
  return address(/^https?$/, example).refine(
    (value) => value.startsWith('https:') || isThisMachine(value),
    'must be https (http only for this machine)',
  );
}

/** Whether an address names the machine that the desk runs on; what is no address names none. */
export function isThisMachine(value: string): boolean {
  return URL.canParse(value) && THIS_MACHINE.includes(new URL(value).hostname);
}
