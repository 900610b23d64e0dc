/** Asks the server for JSON; a refusal carries a sentence that can be shown. */

/** The server, or the way to it, said no. `status` 0: it was not reached. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }

  /** Nothing is wrong with the request itself: the same again may succeed. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** @throws Refused with the server's own sentence */
export async function ask<T>(url: string, post?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<T> {
  const request: RequestInit =
    post === undefined
      ? { headers }
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(post),
        };
  const answer = await fetch(url, { credentials: 'same-origin', ...request }).catch(() => undefined);
  if (!answer) throw new Refused(0, 'No connection.');
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return body as T;
  const sentence = (body as { error?: unknown } | undefined)?.error;
  throw new Refused(answer.status, typeof sentence === 'string' ? sentence : 'The server did not answer as expected.');
}
