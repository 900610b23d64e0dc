import './loose-timers.ts';
import {
  type AuthenticationState,
  type BaileysEventMap,
  BufferJSON,
  type ConnectionState,
  initAuthCreds,
  makeWASocket,
  type UserFacingSocketConfig,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys';
import { pino } from 'pino';
import { startWhatsApp, type WhatsApp } from './index.ts';
import type { WhatsAppEvent } from './journal.ts';
import { memoryKeys } from './memory-keys.ts';

/** A bot as it runs: one Baileys socket. It does not reconnect by itself. */
export interface Bot {
  readonly socket: WASocket;
  /** What arrived, oldest first, with the type of its upsert. */
  readonly heard: { message: WAMessage; type: 'notify' | 'append' }[];
  /** Every event in order, by name. */
  readonly events: string[];
  /** Resolves with the code the connection ended with. */
  readonly closed: Promise<number | undefined>;
  /** Resolves with the first update of the connection that fits. */
  until(fits: (update: Partial<ConnectionState>) => unknown): Promise<Partial<ConnectionState>>;
  /** Resolves with the first payload of an event that fits, past ones too. */
  on<E extends keyof BaileysEventMap>(
    event: E,
    fits: (payload: BaileysEventMap[E]) => unknown,
  ): Promise<BaileysEventMap[E]>;
}

/** What a bot keeps on disk: it survives sockets. */
export type Disk = ReturnType<typeof createDisk>;

/** A disk with new credentials. Rows are text, as in a database. */
export function createDisk() {
  let creds = JSON.stringify(initAuthCreds(), BufferJSON.replacer);
  const keys = memoryKeys();
  return {
    load: (): AuthenticationState => ({ creds: JSON.parse(creds, BufferJSON.reviver), keys }),
    save(state: AuthenticationState): void {
      creds = JSON.stringify(state.creds, BufferJSON.replacer);
    },
  };
}

/** A stand-in with unpatched Baileys sockets against it, and one `end` for everything. */
export type Bench = Awaited<ReturnType<typeof startBench>>;

/** Starts a stand-in for one test. Call `end` afterwards, whatever happened. */
export async function startBench(options: Parameters<typeof startWhatsApp>[0] = {}) {
  const wa = await startWhatsApp(options);
  const bots: Bot[] = [];

  function connect(disk: Disk, config: Partial<UserFacingSocketConfig> = {}): Bot {
    const auth = disk.load();
    const socket = makeWASocket({
      auth,
      logger: pino({ level: process.env.WA_LOG ?? 'silent' }),
      waWebSocketUrl: wa.url,
      markOnlineOnConnect: false,
      syncFullHistory: false,
      ...config,
    });
    const bot = listen(socket);
    // After the listener of the socket itself, which puts the change into the credentials.
    socket.ev.on('creds.update', () => disk.save(auth));
    bots.push(bot);
    return bot;
  }

  /** Logs in with what is on the disk, and waits until the stand-in hands over what comes live. */
  async function logIn(disk: Disk, config?: Partial<UserFacingSocketConfig>): Promise<Bot> {
    const bot = connect(disk, config);
    await waitForReady(wa, () => bot.until(({ connection }) => connection === 'open'));
    return bot;
  }

  /** Ends all bots, and waits until the stand-in knows it. */
  async function rest(): Promise<void> {
    for (const { socket, closed } of bots.splice(0)) {
      await socket.end(undefined);
      await closed;
    }
    await wa.allClosed();
  }

  return {
    wa,
    connect,
    logIn,

    /** Pairs by QR code up to the restart that WhatsApp demands; the disk then holds the link. */
    async pair(disk = createDisk()): Promise<Disk> {
      const bot = connect(disk);
      const { qr } = await bot.until((update) => update.qr);
      wa.scan(qr ?? '');
      await bot.closed;
      return disk;
    },

    /** Pairs and logs in. */
    async linkedBot(config?: Partial<UserFacingSocketConfig>): Promise<{ disk: Disk; bot: Bot }> {
      const disk = await this.pair();
      return { disk, bot: await logIn(disk, config) };
    },

    rest,

    /** Ends bots, then the stand-in. */
    async end(): Promise<void> {
      await rest();
      await wa.stop();
    },
  };
}

async function waitForReady(wa: WhatsApp, open: () => Promise<unknown>): Promise<void> {
  const ready = wa.waitFor(({ ready }: WhatsAppEvent) => ready, { what: 'the bot to be ready', timeoutMs: 10_000 });
  await Promise.all([ready, open()]);
}

function listen(socket: WASocket): Bot {
  const updates: Partial<ConnectionState>[] = [];
  const past: Partial<BaileysEventMap>[] = [];
  const looks = new Set<() => void>();
  const heard: Bot['heard'] = [];
  const events: string[] = [];
  socket.ev.process((map) => {
    past.push(map);
    events.push(...Object.keys(map));
    for (const message of map['messages.upsert']?.messages ?? []) {
      heard.push({ message, type: map['messages.upsert']?.type ?? 'notify' });
    }
    if (map['connection.update']) updates.push(map['connection.update']);
    for (const look of looks) look();
  });

  function first<T>(find: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        looks.delete(look);
        resolve(found);
      };
      looks.add(look);
      look();
    });
  }

  const until: Bot['until'] = (fits) => first(() => updates.find((update) => fits(update)));
  const closed = until(({ connection }) => connection === 'close').then(({ lastDisconnect }) => {
    const error = lastDisconnect?.error;
    return error && 'output' in error ? (error.output as { statusCode: number }).statusCode : undefined;
  });
  return {
    socket,
    heard,
    events,
    closed,
    until,
    on: (event, fits) =>
      first(() =>
        past.flatMap((map) => (map[event] === undefined ? [] : [map[event]])).find((payload) => fits(payload)),
      ) as never,
  };
}
