/** A desk on a stand-in for Telegram, and words for what a test wants to know of both. */
import { type Desk, startDesk } from '../standins/desk-process.ts';
import { type Message, type Person, startTelegram, type Telegram } from '../standins/telegram/index.ts';

/** A person who waits for something says what; a busy machine is slow. */
const LONGEST_WAIT_MS = 15_000;

/** Both, running and connected. */
export type TelegramDesk = Awaited<ReturnType<typeof openTelegramDesk>>;

/** The settings that lead a desk to a stand-in. */
export function telegramSettings(tg: Telegram, staffChat: number | undefined): Record<string, string> {
  return {
    TELEGRAM_BOT_TOKEN: tg.token,
    TELEGRAM_API_ROOT: tg.apiRoot,
    ...(staffChat === undefined ? {} : { TELEGRAM_STAFF_CHAT_ID: String(staffChat) }),
  };
}

/** Starts a stand-in and a desk on it; resolves when the desk is ready. */
export async function openTelegramDesk(
  staffChat: { readonly id: number; readonly is_forum?: boolean },
  settings: Readonly<Record<string, string>> = {},
) {
  const tg = await startTelegram();
  const group = tg.group({ title: 'Desk', ...staffChat });
  const desk = startDesk({ ...telegramSettings(tg, group.id), ...settings });
  await desk.ready();

  let lastCustomer = 7_000_000_000_000;
  const isService = (m: Message) => m.forum_topic_edited !== undefined || m.pinned_message !== undefined;
  const byBot = (chat: number) => tg.messagesIn(chat).filter((m) => m.from?.id === tg.bot.id && !isService(m));
  return {
    tg,
    group,
    desk,

    /** A person with this number, who has not written yet. */
    customer: (id: number, first_name = `Customer ${id}`): Person => tg.person({ id, first_name }),
    /** Somebody new, with a number that needs more than 32 bits. */
    newCustomer: (first_name = 'Ana'): Person => tg.person({ id: ++lastCustomer, first_name }),
    /** A new member of the staff group. */
    staff: (id: number, first_name: string) => group.member(tg.person({ id, first_name })),

    /** Does something, and waits for the bot's next message in this chat. */
    answer(chat: number, act: () => unknown, matches: (message: Message) => boolean = () => true): Promise<Message> {
      const since = tg.mark();
      act();
      const what = `an answer in chat ${chat}`;
      return tg.waitForSent((m) => m.chat.id === chat && matches(m), { what, since, timeoutMs: LONGEST_WAIT_MS });
    },

    /** What the bot has said in a chat, oldest first; in a group by topic if one is given. */
    said: (chat: number, thread?: number) =>
      byBot(chat)
        .filter((message) => thread === undefined || message.message_thread_id === thread)
        .map((message) => message.text ?? message.caption ?? '(no words)'),
    lastIn: (chat: number): Message => byBot(chat).at(-1) as Message,

    /** Waits until all that was said to the desk is decided, and all that follows is sent. */
    async settled(): Promise<void> {
      await tg.allConfirmed(LONGEST_WAIT_MS);
      const received = await receivedBy(desk);
      await desk.until(() => isSettled(desk, received) || undefined, 'the desk to have answered everything');
    },

    async end(): Promise<void> {
      await tg.stop();
    },
  };
}

/** How many messages a desk has taken in since it was started; its log may be a moment behind. */
async function receivedBy(desk: Desk): Promise<number> {
  const metrics = await (await fetch(`${desk.url}/metrics`)).text();
  const counts = [...metrics.matchAll(/^desk_messages_received_total\{.*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Every fresh message has been decided, and what was decided has been sent or has failed for good. What a process before it had decided counts as sent too. */
function isSettled(desk: Desk, atLeast: number): boolean {
  const lines = desk.log();
  const received = lines.filter((line) => line.step === 'receive');
  const fresh = received.filter((line) => line.fresh === true);
  const decided = lines.filter((line) => line.step === 'decide' && line.msg === 'decided');
  const delivered = lines.filter(
    (line) => line.step === 'deliver' && line.kind !== 'card' && (line.msg === 'sent' || line.state === 'failed'),
  );
  const sends = decided.reduce((sum, line) => sum + Number(line.sends), 0);
  return received.length >= atLeast && fresh.length === decided.length && delivered.length >= sends;
}
