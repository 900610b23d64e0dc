/** The whole desk with WhatsApp against the stand-in: a real store, a small mind, staff on a console that only listens. */
import '../standins/whatsapp/loose-timers.ts';
import { pino } from 'pino';
import { failed } from '../../handlers/failure.ts';
import { decide } from '../../handlers/index.ts';
import {
  createWhatsAppChannel,
  type WhatsAppChannel,
  type WhatsAppOptions,
} from '../../src/channels/whatsapp/index.ts';
import type { Channel, Outbound } from '../../src/core/channel.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import { realClock } from '../../src/flow/clock.ts';
import { type Desk, startDesk } from '../../src/flow/desk.ts';
import { unpaced } from '../../src/flow/pace.ts';
import { IN_MEMORY, openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { trialMind } from '../flow/trial-mind.ts';
import { startWhatsApp } from '../standins/whatsapp/index.ts';

/** No test waits so long: such timers are limits that Baileys leaves running when a connection ends. */
const LEFT_BEHIND_FROM_MS = 15_000;
const start = globalThis.setTimeout;
globalThis.setTimeout = Object.assign((task: () => void, ms = 0, ...rest: []) => {
  const timer = start(task, ms, ...rest);
  return ms >= LEFT_BEHIND_FROM_MS ? timer.unref() : timer;
}, start) as typeof setTimeout;

/** The text of the trial mind's answer to "who are you?". */
export const ANSWER = /^The answer about about-us\./;
export const KEY = 'a key for tests, of more than 32 letters';

/** One line that the channel said to programs. */
export interface Announced {
  readonly event: string;
  readonly qr?: string;
  readonly code?: number | string;
  readonly action?: string;
}

/** Another channel of the same desk. */
interface Beside {
  readonly channel: Channel;
  readonly staffAt: string;
}

export type Bench = Awaited<ReturnType<typeof startBench>>;

export async function startBench(standIn: Parameters<typeof startWhatsApp>[0] = {}) {
  const wa = await startWhatsApp(standIn);
  let store: Store = await openStore(IN_MEMORY);
  const said: Announced[] = [];
  const heard: InboundMessage[] = [];
  const staff: Outbound[] = [];
  const log: string[] = [];
  const restarts: string[] = [];
  const waiting = new Set<() => void>();
  let desk: Desk | undefined;
  let channel: WhatsAppChannel | undefined;
  const look = () => {
    for (const waiter of [...waiting]) waiter();
  };

  const console: Channel = {
    name: 'console',
    start: () => Promise.resolve(),
    async send(message) {
      staff.push(message);
      look();
      return { kind: 'sent', refs: [{ channel: 'console', place: message.recipient, id: message.id }] };
    },
    health: () => ({ ready: true }),
    stop: () => Promise.resolve(),
  };

  function announce(line: Announced): void {
    said.push(line);
    look();
  }

  /** Resolves with the first thing that is true; looks whenever something has happened. */
  function until<T>(find: () => T | undefined | false, what: string, timeoutMs = 5000): Promise<T> {
    return new Promise((resolve, reject) => {
      const poll = setInterval(() => attempt(), 20);
      const timer = setTimeout(
        () =>
          end(() =>
            reject(
              new Error(
                `Waited ${timeoutMs} ms for ${what}; ${JSON.stringify(said.slice(-4)).slice(0, 300)}; log: ${log.slice(-12).join('')}`,
              ),
            ),
          ),
        timeoutMs,
      );
      const attempt = () => {
        const found = find();
        if (found) end(() => resolve(found));
      };
      const end = (settle: () => void) => {
        clearInterval(poll);
        clearTimeout(timer);
        waiting.delete(attempt);
        settle();
      };
      waiting.add(attempt);
      attempt();
    });
  }

  /** Starts the desk as a new process would; `others`: channels beside it, and where staff are on them. */
  async function begin(more: Partial<WhatsAppOptions> = {}, others: readonly Beside[] = []): Promise<WhatsAppChannel> {
    channel = createWhatsAppChannel({
      store,
      encryptionKey: KEY,
      socketUrl: wa.url,
      staffNumbers: [],
      logQr: true,
      announce: (line) => announce(line as Announced),
      restart: (why) => void restarts.push(why),
      log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
      ...more,
      timings: { supervise: { firstPauseMs: 20 }, ...more.timings },
    });
    desk = await startDesk({
      store,
      clock: realClock,
      log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
      mind: { current: () => trialMind },
      policy: decide,
      onFailure: failed,
      staffRoutes: [
        { channel: 'console', recipient: 'console' },
        ...(more.staffNumbers ?? []).map((recipient) => ({ channel: 'whatsapp', recipient }) as const),
        ...others.map((one) => ({ channel: one.channel.name, recipient: one.staffAt })),
      ],
      timeZone: 'Asia/Shanghai',
      quietWindowMs: 0,
      channels: [console, channel, ...others.map((one) => one.channel)],
      pace: unpaced,
      onReceived(message, fresh) {
        if (fresh && message.from !== 'clock') heard.push(message);
        look();
      },
    });
    return channel;
  }

  /** Pairs, and logs in for the first time. */
  async function pair(more?: Partial<WhatsAppOptions>, others?: readonly Beside[]): Promise<WhatsAppChannel> {
    const begun = await begin(more, others);
    const { qr } = await until(() => said.find(({ event }) => event === 'whatsapp.qr'), 'a QR');
    wa.scan(qr ?? '');
    await open();
    return begun;
  }

  const open = (timeoutMs?: number) => until(() => channel?.health().ready, 'the connection', timeoutMs);

  return {
    wa,
    said,
    heard,
    staff,
    log,
    restarts,
    until,
    begin,
    pair,
    open,
    get store() {
      return store;
    },
    /** From now on another store, as it is after the disk came back in another state. */
    use(other: Store) {
      store = other;
    },
    /** What staff on the console have read. */
    staffRead: (words: string | RegExp, timeoutMs?: number) =>
      until(() => staff.find(({ text }) => fits(text, words)), `staff to read ${words}`, timeoutMs),
    closings: () => said.filter(({ event }) => event === 'whatsapp.closed'),
    async conversation(address: string) {
      return store.findConversation('whatsapp', address);
    },
    receive: (message: InboundMessage) => desk?.receive([message]),
    async idle() {
      await desk?.idle();
    },
    /** Ends the desk as SIGTERM does. */
    async rest() {
      await desk?.stop();
      desk = undefined;
    },
    async end() {
      await desk?.stop();
      await wa.stop();
      await store.close();
    },
  };
}

function fits(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}
