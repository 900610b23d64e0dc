/** Hearing Telegram by long polling: asks, hands over, and confirms only what is durable. */
import type { Api } from './api.ts';
import type { Hearing } from './hearing.ts';
import type { Work } from './supervise.ts';

/** The kinds of update that we ask for. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** Both ways of hearing need this. */
export interface Line {
  readonly api: Api;
  readonly hearing: Hearing;
  readonly signal: AbortSignal;
  /** Takes updates in, in the order given; resolves when they are durable. */
  readonly take: (updates: readonly object[]) => Promise<void>;
  /** Telegram knows us: the token is right. */
  readonly introduced: () => void;
}

/** Shorter than telegraf's 50 s, so that two lost polls in a row still fit into the 90 s after which we count as deaf. */
const LONG_POLL_S = 30;
/** How much longer than asked an answer may take before the line counts as dead. */
const GRACE_S = 10;

/**
 * Long polling. telegraf's own loop is not used: it hands the updates of a batch to handlers that run at once and end
 * out of order, and it moves its offset before they have run, so that a failed handler loses the batch (measured, see
 * TELEGRAM.md). Here the offset moves when `take` has resolved; until then Telegram delivers again.
 */
export function polling({ api, hearing, signal, take, introduced }: Line): Work {
  let offset: number | undefined;

  return async (goesWell) => {
    await api.call('getMe', {}, { signal });
    introduced();
    // While a webhook is set polling ends with 409. What waits there is kept.
    const webhook = await api.call('getWebhookInfo', {}, { signal });
    if (webhook.url) await api.call('deleteWebhook', {}, { signal });

    // The first poll comes back at once, so that the desk is ready without waiting for somebody to write.
    let waitS = 0;
    while (!signal.aborted) {
      const updates = await api.call(
        'getUpdates',
        { timeout: waitS, allowed_updates: ALLOWED_UPDATES, ...(offset === undefined ? {} : { offset }) },
        { timeoutMs: (waitS + GRACE_S) * 1000, signal },
      );
      if (updates.length > 0) await take(updates);
      const last = updates.at(-1);
      if (last) offset = last.update_id + 1;
      hearing.heard();
      // A rival's polls end our long ones, not the short first one: only a long one proves that we are alone.
      if (waitS > 0) goesWell();
      waitS = LONG_POLL_S;
    }
  };
}
