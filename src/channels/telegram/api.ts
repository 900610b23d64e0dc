/** Calls to the Bot API. telegraf is the transport and nothing else; time limits and the sorting of failures are ours. */
import { Telegram } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';
import { pause } from '../pause.ts';
import { type ApiFailure, failureOf } from './failure.ts';

type Method = keyof Methods;
type Answer<M extends Method> = ReturnType<Methods[M]>;

/** How long a call may take. */
interface CallLimits {
  /** Default 20 s; telegraf itself would wait for 500 s. */
  readonly timeoutMs?: number;
  /** Ends the call when it is no longer wanted. */
  readonly signal?: AbortSignal;
}

export interface Api {
  /** Carries out one method. @throws ApiFailure and nothing else */
  call<M extends Method>(method: M, params: Opts<M>, limits?: CallLimits): Promise<Answer<M>>;
  /**
   * Lets calls under way finish for so long, then hangs up. What is still to be sent may be sent, but from now on no
   * call takes longer than that.
   */
  close(graceMs: number): Promise<void>;
}

/** A message to a new topic takes two calls and must come back before `deliver` gives it up after 60 s. */
const USUAL_TIMEOUT_MS = 20_000;

/** @param apiRoot  another server than Telegram's own, as in `TELEGRAM_API_ROOT` */
export function createApi(token: string, apiRoot: string | undefined): Api {
  const telegram = new Telegram(token, apiRoot === undefined ? {} : { apiRoot });
  const underWay = new Map<AbortController, Promise<unknown>>();
  let longestMs = Number.POSITIVE_INFINITY;

  async function attempt<M extends Method>(
    method: M,
    params: Opts<M>,
    timeoutMs: number,
    hangUp: AbortController,
  ): Promise<Answer<M>> {
    let timedOutMs: number | undefined;
    const timer = setTimeout(() => {
      timedOutMs = timeoutMs;
      hangUp.abort();
    }, timeoutMs);
    try {
      // telegraf asks for the signal of a shim; node-fetch takes Node's own just as well.
      return (await telegram.callApi(method, params, { signal: hangUp.signal as never })) as Answer<M>;
    } catch (thrown) {
      throw failureOf(thrown, method, token, timedOutMs) satisfies ApiFailure;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async call(method, params, { timeoutMs = USUAL_TIMEOUT_MS, signal } = {}) {
      const hangUp = new AbortController();
      const stop = () => hangUp.abort();
      if (signal?.aborted) stop();
      signal?.addEventListener('abort', stop, { once: true });
      const answer = attempt(method, params, Math.min(timeoutMs, longestMs), hangUp);
      underWay.set(hangUp, answer);
      try {
        return await answer;
      } finally {
        underWay.delete(hangUp);
        signal?.removeEventListener('abort', stop);
      }
    },
    async close(graceMs) {
      longestMs = graceMs;
      const before = [...underWay];
      const enough = new AbortController();
      await Promise.race([Promise.allSettled(before.map(([, answer]) => answer)), pause(graceMs, enough.signal)]);
      enough.abort();
      // Not those that began since: hung up too early, a message that has arrived would be sent again.
      for (const [hangUp] of before) hangUp.abort();
    },
  };
}
