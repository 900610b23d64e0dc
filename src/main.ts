/** Builds the desk from its parts, connects them, and ends it cleanly. */

import { failed } from '../handlers/failure.ts';
import { decide } from '../handlers/index.ts';
import { alertRoutes, whatsappRoutes } from './alert-routes.ts';
import { createTelegramChannel, createTerminal, createWebChat, createWhatsAppChannel } from './channels/index.ts';
import { type Config, loadDotEnv, readConfig } from './config.ts';
import { createConsoleChannel } from './console/channel.ts';
import { createServer } from './console/server.ts';
import type { Channel } from './core/channel.ts';
import { ConfigError, KnowledgeError, reason, StoreError } from './core/errors.ts';
import { realClock } from './flow/clock.ts';
import type { StaffRoute } from './flow/compose.ts';
import { startDesk } from './flow/desk.ts';
import { politePace, unpaced } from './flow/pace.ts';
import { startReviewNotices } from './flow/review-notices.ts';
import { dayOf, provisionalCount } from './knowledge/control.ts';
import { dueSince, dueText } from './knowledge/due.ts';
import { knowledgeFolder } from './knowledge/folder.ts';
import { keepMind } from './knowledge/keeper.ts';
import { createLog } from './logging.ts';
import { createMetrics } from './metrics.ts';
import { readiness } from './readiness.ts';
import { type Secret, secret } from './secrets.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';
import { telegramOptions } from './telegram-options.ts';
import { whatsappOptions } from './whatsapp-options.ts';

/** A stop that takes longer is ended hard; everything that was decided is committed by then. */
const LONGEST_STOP_MS = 8000;

/** The exit code that asks a supervisor to start the desk again (EX_TEMPFAIL of sysexits.h). */
const RESTART_ME = 75;

/** Makes 48 characters; the web server asks for 32 at least. */
const COOKIE_SECRET_BYTES = 36;

/** Starts everything that the settings ask for, or leaves nothing open. @returns how to stop it */
async function start(config: Config): Promise<() => Promise<void>> {
  const store = await openStore(config.databaseUrl);
  try {
    return await startOn(store, config);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function startOn(store: Store, config: Config): Promise<() => Promise<void>> {
  const terminalChat = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const log = createLog(terminalChat && config.logLevel === 'info' ? 'error' : config.logLevel);
  const password =
    config.consolePassword ?? showOnce(secret(config.dataDir, 'console-password'), 'Password of the staff page');
  const cookieSecret = secret(config.dataDir, 'cookie-secret', COOKIE_SECRET_BYTES).value;
  const keeper = keepMind({
    folder: knowledgeFolder(),
    dataDir: config.dataDir,
    serveProvisional: config.serveProvisional,
    log: log.child({ part: 'knowledge' }),
  });
  const onError = (thrown: unknown) =>
    log.error({ part: 'web', error: reason(thrown) }, 'a page could not be kept up to date');

  const web = createWebChat({ store, limited: config.pacing, onError });
  const console = createConsoleChannel({
    store,
    password,
    secret: cookieSecret,
    timeZone: config.timeZone,
    onError,
  });
  const telegram =
    config.telegram && createTelegramChannel(telegramOptions(config, config.telegram, { store, log, keeper }));
  const restart = (why: string) => {
    log.error({ why }, 'ending, to be started again');
    void end(RESTART_ME);
  };
  const whatsapp =
    config.whatsapp && (await createWhatsAppChannel(whatsappOptions(config, config.whatsapp, { store, log, restart })));
  const terminal = terminalChat
    ? createTerminal({
        input: process.stdin,
        output: process.stdout,
        onEnd: () => process.kill(process.pid, 'SIGTERM'),
      })
    : undefined;
  const alerts = await alertRoutes(config, log, showOnce);
  const channels: Channel[] = [web, console, telegram, whatsapp, terminal, ...alerts.channels].filter(
    (channel) => channel !== undefined,
  );
  const staffChannel = telegram && config.telegram?.staffChatId ? telegram : console;
  const staffRoutes: StaffRoute[] = [
    {
      cards: staffChannel !== console,
      channel: staffChannel.name,
      recipient: staffChannel === console ? 'console' : (config.telegram?.staffChatId ?? ''),
    },
    ...whatsappRoutes(config.whatsapp),
    ...alerts.routes,
  ];

  const metrics = createMetrics(store);
  const server = await createServer({
    host: config.host,
    port: config.port,
    secret: cookieSecret,
    companyName: () => keeper.knowledge().company.name,
    log: log.child({ part: 'web' }),
    ready: () => readiness({ channels, staff: staffChannel, store, knowledge: keeper.health }),
    metrics: metrics.registry,
    isStaff: console.isStaff,
  });
  server.register(web.routes);
  server.register(console.routes);
  if (telegram?.routes) server.register(telegram.routes);
  if (whatsapp) server.register((app) => whatsapp.routes(app, console.isStaff));
  const address = await server.listen();

  const desk = await startDesk({
    store,
    clock: realClock,
    log,
    mind: keeper,
    policy: (turn) => decide(turn, config.whatsapp),
    onFailure: failed,
    staffRoutes,
    timeZone: config.timeZone,
    quietWindowMs: config.quietWindowMs,
    channels,
    pace: config.pacing ? politePace(realClock) : unpaced,
    onReceived: metrics.received,
    onCommit: metrics.committed,
    onSettled: metrics.settled,
  });
  const stopNotices = startReviewNotices({
    store,
    clock: realClock,
    receive: desk.receive,
    dayOf: (now) => dayOf(now, keeper.knowledge().company.timeZone),
    due: (told, today) => dueText(dueSince(keeper.knowledge(), told, today)),
    log: log.child({ part: 'knowledge' }),
  });
  greet(address, provisionalCount(keeper.knowledge(), new Date()), config.serveProvisional);

  return async () => {
    stopNotices();
    keeper.stop();
    await desk.stop();
    await server.close();
    await store.close();
  };
}

/** Said as soon as it is made: a start that then fails must not keep it for ever. */
function showOnce({ value, fresh }: Secret, what: string): string {
  if (fresh) process.stdout.write(`${what}, shown this once: ${value}\n`);
  return value;
}

/** What a person who starts the desk needs to know, in plain lines. */
function greet(address: string, provisional: number, served: boolean): void {
  const lines = [
    `The desk is open at ${address} (chat) and ${address}/staff (staff).`,
    ...(provisional > 0
      ? [
          `${provisional} entries are provisional: nobody has approved them yet; they are ${served ? 'served (SERVE_PROVISIONAL=false withholds them)' : 'withheld'}.`,
        ]
      : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** One clear sentence, and the end. */
function giveUp(error: unknown): never {
  const isExpected = error instanceof ConfigError || error instanceof StoreError || error instanceof KnowledgeError;
  process.stderr.write(
    `The desk cannot start: ${isExpected ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exit(1);
}

let stop: (() => Promise<void>) | undefined;
let stopping = false;

async function end(code = 0): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(code), LONGEST_STOP_MS).unref();
  try {
    await stop?.();
  } catch (error) {
    process.stderr.write(`The desk did not stop cleanly: ${reason(error)}. What was decided is kept.\n`);
  }
  process.exit(code);
}

process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());

try {
  loadDotEnv();
  stop = await start(readConfig());
} catch (error) {
  giveUp(error);
}
