/** What went wrong with a call to Telegram, in the few sorts that make a difference. */
import { TelegramError } from 'telegraf';
import { reason } from '../../core/errors.ts';

/**
 * - `token`: the token is wrong or has been revoked
 * - `conflict`: another process polls with the same token
 * - `tooMany`: slow down, for `retryAfterMs`
 * - `forbidden`: blocked by the customer, or thrown out of the group
 * - `moved`: the group has become a supergroup, `movedTo`
 * - `refused`: the call itself is wrong; the same again will fail again
 * - `unreachable`: the network, a timeout, a server error, an answer that is no JSON; it may have been carried out
 */
export type FailureKind = 'token' | 'conflict' | 'tooMany' | 'forbidden' | 'moved' | 'refused' | 'unreachable';

interface Details {
  readonly retryAfterMs?: number;
  readonly movedTo?: string;
}

/** A call to Telegram failed. The message is fit for a log: it holds neither the token nor what was to be sent. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly kind: FailureKind;
  readonly retryAfterMs: number | undefined;
  readonly movedTo: string | undefined;

  constructor(kind: FailureKind, message: string, details: Details = {}) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = details.retryAfterMs;
    this.movedTo = details.movedTo;
  }
}

/** Telegram always says how long; this is for a proxy in front that does not. */
const USUAL_RETRY_MS = 1000;

/**
 * Sorts whatever telegraf threw. The original is let go on purpose: `TelegramError.on` holds the payload, and the
 * message of a broken answer holds the address with the token (telegraf 4.16 redacts failed connections only).
 *
 * @param timedOutMs  set when we hung up ourselves because no answer came
 */
export function failureOf(thrown: unknown, method: string, token: string, timedOutMs?: number): ApiFailure {
  if (thrown instanceof ApiFailure) return thrown;
  if (timedOutMs !== undefined) return new ApiFailure('unreachable', `${method}: no answer within ${timedOutMs} ms`);
  const message = `${method}: ${withoutToken(reason(thrown), token)}`;
  if (!(thrown instanceof TelegramError)) return new ApiFailure('unreachable', message);
  const { retry_after, migrate_to_chat_id } = thrown.parameters ?? {};
  if (migrate_to_chat_id !== undefined)
    return new ApiFailure('moved', message, { movedTo: String(migrate_to_chat_id) });
  const retryAfterMs = retry_after === undefined ? USUAL_RETRY_MS : retry_after * 1000;
  return new ApiFailure(kindOf(thrown.code, thrown.description), message, thrown.code === 429 ? { retryAfterMs } : {});
}

function kindOf(code: number, description: string): FailureKind {
  if (code === 401) return 'token';
  // A token of the wrong form is "Not Found"; a method that the server does not know has more to say.
  if (code === 404) return description === 'Not Found' ? 'token' : 'refused';
  if (code === 403) return 'forbidden';
  if (code === 409) return 'conflict';
  if (code === 429) return 'tooMany';
  return code >= 500 ? 'unreachable' : 'refused';
}

function withoutToken(message: string, token: string): string {
  if (token === '') return message;
  return message.replaceAll(token, '[token]').replaceAll(encodeURIComponent(token), '[token]');
}
