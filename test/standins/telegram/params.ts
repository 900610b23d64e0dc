import { badRequest } from './api-error.ts';
import type { Params } from './wire.ts';

/** A number, also when it came as text (multipart and query strings know nothing else). */
export function numberIn(params: Params, key: string): number | undefined {
  const value = params[key];
  if (value === undefined || value === '') return undefined;
  const number = Number(value);
  if (!Number.isFinite(number)) throw badRequest(`${key} must be a valid Integer`);
  return number;
}

/** A text; numbers become text, as on the real server. */
export function textIn(params: Params, key: string): string {
  const value = params[key];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A claim; the texts `true` and `1` count as well. */
export function isSet(params: Params, key: string): boolean {
  return params[key] === true || params[key] === 'true' || params[key] === '1' || params[key] === 1;
}

/** An object, or nothing when the field is missing. */
export function objectIn(params: Params, key: string): Params | undefined {
  const value = params[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Params) : undefined;
}

/** A list, or nothing when the field is missing. */
export function listIn(params: Params, key: string): unknown[] | undefined {
  const value = params[key];
  return Array.isArray(value) ? value : undefined;
}
