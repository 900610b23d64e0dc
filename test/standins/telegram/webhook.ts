import type { Updates } from './updates.ts';
import type { Params } from './wire.ts';

interface Options {
  updates: Updates;
  unixTime: () => number;
  /** How long to wait before an update is offered again. */
  retryMs: number;
  /** Carries out the call that a bot may put into its answer. */
  callFromAnswer: (method: string, params: Params) => void;
}

/** The other way to the bot: updates are POSTed to an address. */
export type Webhook = ReturnType<typeof createWebhook>;

/**
 * Offers each update in order, again and again until the bot answers with 2xx. The real server
 * works on several chats at once; here one update is under way at a time.
 */
export function createWebhook({ updates, unixTime, retryMs, callFromAnswer }: Options) {
  let url = '';
  let secret = '';
  let lastError: { date: number; message: string } | undefined;
  let isBusy = false;
  let retry: NodeJS.Timeout | undefined;
  let abort = new AbortController();

  /** Posts the oldest update. Resolves with an error in words, or nothing when it was taken. */
  async function offer(update: object): Promise<string | undefined> {
    const { hostname, protocol } = new URL(url);
    if (protocol !== 'http:' || !['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) {
      return 'The stand-in posts to http:// on the loopback only';
    }
    const headers: Record<string, string> = { 'content-type': 'application/json', connection: 'close' };
    if (secret !== '') headers['x-telegram-bot-api-secret-token'] = secret;
    const { signal } = abort;
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update), signal });
    const body = await answer.text();
    if (!answer.ok) return `Wrong response from the webhook: ${answer.status} ${answer.statusText}`;
    if (body.startsWith('{')) {
      const { method, ...params } = JSON.parse(body) as Params;
      if (typeof method === 'string') callFromAnswer(method, params);
    }
    return undefined;
  }

  async function run(): Promise<void> {
    if (isBusy || retry) return;
    isBusy = true;
    const mine = abort;
    for (let update = updates.pending()[0]; update && url !== '' && mine === abort; update = updates.pending()[0]) {
      const problem = await offer(update).catch((error: Error) => String(error.cause ?? error));
      if (mine !== abort) break;
      if (problem === undefined) {
        updates.confirm(update.update_id);
        continue;
      }
      lastError = { date: unixTime(), message: problem };
      retry = setTimeout(() => {
        retry = undefined;
        void run();
      }, retryMs);
      break;
    }
    isBusy = false;
    // The address changed while an update was under way: go on with the new one.
    if (mine !== abort) void run();
  }

  /** Lets go of what is under way. */
  function interrupt(): void {
    abort.abort();
    abort = new AbortController();
    clearTimeout(retry);
    retry = undefined;
  }

  updates.onNew(() => void run());

  return {
    /** The address, or an empty text. */
    url: (): string => url,

    /** Sets or, with an empty address, removes the webhook. */
    set(newUrl: string, newSecret: string): void {
      interrupt();
      url = newUrl;
      secret = newSecret;
      lastError = undefined;
      void run();
    },

    /** The answer to `getWebhookInfo`. */
    info: (): object => ({
      url,
      has_custom_certificate: false,
      pending_update_count: updates.pending().length,
      ...(lastError ? { last_error_date: lastError.date, last_error_message: lastError.message } : {}),
      ...(updates.allowed() ? { allowed_updates: updates.allowed() } : {}),
    }),

    /** Ends all deliveries. */
    stop(): void {
      url = '';
      interrupt();
    },
  };
}
