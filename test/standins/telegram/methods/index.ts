import { ApiError } from '../api-error.ts';
import { asking } from './asking.ts';
import { changing } from './changing.ts';
import type { Context, Method, Request } from './context.ts';
import { forum } from './forum.ts';
import { receiving } from './receiving.ts';
import { sending } from './sending.ts';

/** All methods by their name in small letters: Telegram does not mind the case. */
const METHODS = new Map<string, Method>(
  Object.entries({ ...asking, ...receiving, ...sending, ...changing, ...forum }).map(([name, method]) => [
    name.toLowerCase(),
    method,
  ]),
);

/** Carries out one call. Throws or rejects with an `ApiError`; an unknown method is a 404. */
export function perform(context: Context, name: string, request: Request): unknown {
  const method = METHODS.get(name.toLowerCase());
  if (!method) throw new ApiError(404, 'Not Found: method not found');
  return method(context, request);
}
