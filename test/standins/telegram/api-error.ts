/** What Telegram adds to some errors so that a program can act on them. */
interface ErrorParameters {
  migrate_to_chat_id?: number;
  retry_after?: number;
}

/** A refusal in Telegram's own form: a code, a description and sometimes parameters. */
export class ApiError extends Error {
  readonly code: number;
  readonly description: string;
  readonly parameters: ErrorParameters | undefined;

  constructor(code: number, description: string, parameters?: ErrorParameters) {
    super(`${code}: ${description}`);
    this.name = 'ApiError';
    this.code = code;
    this.description = description;
    this.parameters = parameters;
  }
}

/** A 400 with Telegram's prefix. */
export function badRequest(why: string): ApiError {
  return new ApiError(400, `Bad Request: ${why}`);
}

/** A 403 with Telegram's prefix. */
export function forbidden(why: string): ApiError {
  return new ApiError(403, `Forbidden: ${why}`);
}
