import { Telegraf } from 'telegraf';
import { startTelegram } from './index.ts';

/** A stand-in with unpatched telegraf bots against it, and one `end` for everything. */
export type Bench = Awaited<ReturnType<typeof startBench>>;

/** Starts a stand-in for one test. Call `end` afterwards, whatever happened. */
export async function startBench() {
  const tg = await startTelegram();
  const endings: (() => unknown)[] = [];
  return {
    tg,

    /** A bot as a program would make it. */
    newBot: (token = tg.token): Telegraf => new Telegraf(token, { telegram: { apiRoot: tg.apiRoot } }),

    /** Starts long polling and waits until the bot hangs on the line; `ended` tells how it ended. */
    async poll(bot: Telegraf): Promise<{ ended: Promise<Error | undefined> }> {
      const since = tg.mark();
      const ended = bot.launch().then(
        () => undefined,
        (error: Error) => error,
      );
      await tg.waitFor(({ request }) => request?.method === 'getUpdates', { what: 'the first poll', since });
      endings.push(() => {
        bot.stop();
        return ended;
      });
      return { ended };
    },

    /** Has something ended before the stand-in. */
    endWith(end: () => unknown): void {
      endings.push(end);
    },

    /** Ends bots, then the stand-in. */
    async end(): Promise<void> {
      for (const end of endings.reverse()) await end();
      await tg.stop();
    },
  };
}

/** Telegram's answer to a call that must be refused; throws when it was not. */
export async function refusal(call: Promise<unknown>): Promise<{ error_code: number; description: string }> {
  const error = await call.then(
    (result) => new Error(`expected a refusal, got ${JSON.stringify(result)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof Error && 'response' in error) return error.response as never;
  throw error;
}
