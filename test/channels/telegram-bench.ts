/** Telegram's channel against the stand-in, as most tests want it. */
import { pino } from 'pino';
import {
  createTelegramChannel,
  type TelegramChannel,
  type TelegramOptions,
} from '../../src/channels/telegram/index.ts';
import type { Receive } from '../../src/core/channel.ts';
import type { Telegram } from '../standins/telegram/index.ts';

/** A channel that tries again at once and writes no log, unless told otherwise. */
export function channelTo(
  { token, apiRoot }: Telegram,
  options: Pick<TelegramOptions, 'store'> & Partial<TelegramOptions>,
): TelegramChannel {
  const quiet = { topicMode: 'reply', log: pino({ enabled: false }), firstPauseMs: 1 } as const;
  return createTelegramChannel({ token, apiRoot, ...quiet, ...options });
}

/** The setting of a staff chat, when there is one. */
export const staffChat = (id?: number) => (id === undefined ? {} : { staffChatId: String(id) });

/** Starts the channel and waits until it hangs on the line: by then it has heard at least once. */
export async function startAndListen(tg: Telegram, channel: TelegramChannel, receive: Receive): Promise<void> {
  const since = tg.mark();
  await channel.start(receive);
  await tg.waitFor(({ request }) => request?.method === 'getUpdates' && Number(request.params.timeout) > 0, {
    what: 'the long poll',
    since,
  });
}
