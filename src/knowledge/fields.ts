/** Checks of single values, each with a sentence that says what is wrong and what to do. */
import { z } from 'zod';
import { isValidCas } from '../understanding/entities/cas.ts';
import { didYouMean } from './nearest.ts';

/** Enough of a wrong value to find it again. */
const LONGEST_SHOWN = 40;

/**
 * A sentence for a missing or unfit value.
 *
 * @param what     what the value is: `a whole number from 1`
 * @param example  how a right one looks: `version: 1`
 */
export function must(what: string, example: string) {
  return ({ input }: { readonly input?: unknown }): string =>
    input === undefined
      ? `is missing; add ${example}`
      : `must be ${what}, not ${shown(input)}; write it like ${example}`;
}

function shown(input: unknown): string {
  if (Array.isArray(input)) return input.length === 0 ? 'an empty list' : 'a list';
  if (input !== null && typeof input === 'object') return 'a group of keys (made by ": ")';
  const text = input === null || input === '' ? 'nothing' : JSON.stringify(input);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…"` : text;
}

/** A text with at least one visible character, spaces around it taken off. */
export function text(example: string) {
  const error = must('a text', example);
  return z.string({ error }).trim().min(1, { error });
}

/** `yes`, `true` and numbers are not texts to YAML: an editor who lists words must hear of the quotes. */
function word() {
  const error = ({ input }: { readonly input?: unknown }) =>
    `must be a text, not ${shown(input)}; put it in double quotes, or take the line out`;
  return z.string({ error }).trim().min(1, { error });
}

/** A list of texts. */
export function words(least: number, advice: string) {
  const error = ({ input }: { readonly input?: unknown }): string => {
    if (input === undefined) return `is missing; ${advice}`;
    if (input === null || (Array.isArray(input) && input.length === 0)) return `is empty; ${advice}`;
    if (Array.isArray(input)) return `has only ${input.length}; ${advice}`;
    return `must be a list, one "- " line each, not ${shown(input)}; ${advice}`;
  };
  return z.array(word(), { error }).min(least, { error });
}

/** One of a few names. */
export function choice<const C extends readonly [string, ...string[]]>(known: C) {
  return z.enum(known, {
    error: ({ input }) => {
      const names = known.join(', ');
      if (input === undefined) return `is missing; it is one of ${names}`;
      const hint = typeof input === 'string' ? didYouMean(input, known) : '';
      return `cannot be ${shown(input)}${hint ? `${hint} It` : '; it'} is one of ${names}`;
    },
  });
}

/** A day of the calendar, `2026-01-31`. */
export function day(example: string) {
  return z.iso.date({ error: must('a day written year-month-day', example) });
}

export function wholeNumber(least: number, most: number, example: string) {
  const error = must(most < 1000 ? `a whole number from ${least} to ${most}` : `a whole number from ${least}`, example);
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

const CAS_SHAPE = /^[1-9]\d{1,6}-\d{2}-\d$/;

/** A CAS number whose check digit holds. */
export function casNumber(example: string) {
  const error = must('a CAS number', example);
  return z
    .string({ error })
    .regex(CAS_SHAPE, { error, abort: true })
    .refine(isValidCas, { error: ({ input }) => `${input} has a wrong check digit; look the number up again` });
}

export function flag(example: string) {
  return z.boolean({ error: must('true or false', example) });
}

/** A group of keys, none of them unknown. */
export function group<const S extends z.core.$ZodLooseShape>(shape: S) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return `must be lines of "key: value" with the keys ${known.join(', ')}`;
      return (issue.keys as string[])
        .map((key) => `is no key that is known here${didYouMean(key, known) || `; the keys are ${known.join(', ')}`}`)
        .join('\n');
    },
  });
}

/** Texts by language, English at least. */
export function localized(example: string) {
  const error = must('texts by language', `{ en: ${example} }`);
  return z
    .record(z.string().regex(/^[a-z]{2}$/), text(example), {
      error: (issue) =>
        issue.code === 'invalid_key' ? 'is no language; write its two small letters, such as en' : error(issue),
    })
    .refine((texts): texts is { en: string } => typeof texts.en === 'string', {
      error: `has no English; add { en: ${example} }`,
    });
}
