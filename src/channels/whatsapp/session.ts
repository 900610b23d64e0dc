/** The paired account's session in this process: who holds it, its keys, its connection, and what it hears. */
import type { Progress, Receive } from '../../core/channel.ts';
import { reason } from '../../core/errors.ts';
import { pause } from '../pause.ts';
import { type Auth, openAuth, SESSION } from './auth.ts';
import type { Ending } from './codes.ts';
import { type Connection, connect } from './connect.ts';
import type { DropReason } from './convert.ts';
import { type Ear, openEar } from './ear.ts';
import { createHearing, type Hearing } from './hearing.ts';
import { createLease } from './lease.ts';
import { createLinkAlert } from './link-alert.ts';
import { createOpenLine } from './open-line.ts';
import type { WhatsAppOptions } from './options.ts';
import { createCodes, type Pairing } from './pairing.ts';
import type { Recall } from './recall.ts';
import { createSeal } from './seal.ts';
import { type Caches, createCaches } from './socket-options.ts';
import { supervise } from './supervise.ts';
import { inTime } from './time.ts';
import { watch } from './watch.ts';
import type { Line } from './wire.ts';

export interface Session {
  start(receive: Receive): Promise<void>;
  stop(): Promise<void>;
  /** The open connection. */
  line(): Line | undefined;
  /** Users of our own account. */
  own(): ReadonlySet<string>;
  /** Another process has the session. */
  standsBy(): boolean;
  pairing(): Pairing;
  /** Somebody waits for the code. */
  wanted(): void;
  ear(): Ear | undefined;
  readonly hearing: Hearing;
  readonly caches: Caches;
}

/** Remembers that a phone was paired once: from then on its loss is an alarm. */
const PAIRED_FACT = 'whatsapp.paired';
const UNPAIRED = 'no phone is paired with the desk. Open /staff/whatsapp and scan the code with the phone.';
const TRY_AGAIN_MS = 5000;
const STOP_MS = 2500;

/** Makes the session; nothing is connected before `start`. */
export function createSession(
  options: WhatsAppOptions,
  parts: {
    readonly recall: Recall;
    /** Told of each message that leads to nothing. */
    readonly onDropped: (why: DropReason) => void;
    /** Told what a phone says of a message of ours. */
    readonly onProgress: (id: string, progress: Progress) => void;
  },
): Session {
  const { recall, onDropped, onProgress } = parts;
  const { store, log, announce, restart, now = () => new Date(), timings = {} } = options;
  const vault = store.keys;
  const seal = createSeal(options.encryptionKey);
  const caches = createCaches();
  const codes = createCodes(options);
  const line = createOpenLine();
  const stopping = new AbortController();
  const { signal } = stopping;
  let round = new AbortController();
  const lease = createLease({ vault, log, now, onLost: () => round.abort() });
  const authOptions = { vault, seal, fence: lease.fence, ...timings.auth };
  const stuckMs = () => ear?.take.arrivals.stuckMs() ?? 0;
  const hearing = createHearing(stuckMs);
  const alert = createLinkAlert({ store, now, log, report: async (message) => receive?.([message]), ...timings.alert });
  let receive: Receive | undefined;
  let auth: Auth | undefined;
  let ear: Ear | undefined;
  let connection: Connection | undefined;
  let unwatch: (() => void) | undefined;
  let running: Promise<void> = Promise.resolve();

  const isPaired = () => auth?.isPaired() === true;
  const own = () => auth?.own() ?? new Set<string>();
  const complain = (doing: string) => (thrown: unknown) =>
    log.error({ why: reason(thrown) }, `whatsapp: ${doing} failed`);

  function lost(why: string, more: { readonly isFinal?: boolean; readonly isAlarm: boolean }): void {
    hearing.lost(why);
    if (more.isAlarm) alert.lost(why, more.isFinal === true);
  }

  async function begin(): Promise<Connection> {
    if (!auth || !ear) throw new Error('the session has not begun');
    line.begins();
    connection = connect({
      ...options,
      ...ear,
      auth,
      caches,
      textOf: recall.textOf,
      onQr(qr, socket) {
        lost(UNPAIRED, { isAlarm: false });
        codes.offer(qr, socket).catch(complain('showing the code'));
      },
      onPaired: codes.withdraw,
      onFrame: line.hears,
      onProgress,
      onOpen(socket) {
        line.opens(socket);
        hearing.open();
        alert.back();
        store.keepFact(PAIRED_FACT, 'yes').catch(complain('noting that a phone is paired'));
      },
    });
    return connection;
  }

  async function onEnd({ code, why, next, isLoggedOut }: Ending, action: 'reconnect' | 'stopped'): Promise<void> {
    line.ends();
    connection = undefined;
    ear?.take.arrivals.lost();
    codes.withdraw();
    const wasPaired = isPaired();
    if (!signal.aborted) lost(why, { isFinal: action === 'stopped', isAlarm: wasPaired && next !== 'now' });
    try {
      if (lease.fence() !== undefined) await auth?.save();
      if (isLoggedOut) auth?.retire();
      if (isLoggedOut) await vault.setAside(SESSION, `${SESSION}, logged out ${now().toISOString()}`);
      else if (!wasPaired) auth = await openAuth(authOptions);
    } finally {
      announce({ event: 'whatsapp.closed', code, action });
    }
  }

  /** Holds the session as long as it can, and connects again and again. */
  async function hold(receive: Receive): Promise<void> {
    if (lease.fence() === undefined) hearing.lost('another process of the desk has the session');
    await lease.take(signal);
    if (signal.aborted) return;
    round = new AbortController();
    auth = await openAuth(authOptions);
    ear?.take.arrivals.stop();
    ear = await openEar({ options, seal, recall, receive, auth: () => auth, own, onDropped, now });
    if (!isPaired()) lost(UNPAIRED, { isAlarm: (await store.fact(PAIRED_FACT)) !== undefined });
    await supervise({
      begin,
      onEnd,
      openedAt: line.openedAt,
      hurry: codes.hurry,
      signal: AbortSignal.any([signal, round.signal]),
      log,
      ...timings.supervise,
    });
  }

  async function run(receive: Receive): Promise<void> {
    while (!signal.aborted) {
      try {
        await hold(receive);
        // Another process has taken the session; otherwise only a person can help.
        if (!round.signal.aborted) return;
      } catch (thrown) {
        complain('beginning the session')(thrown);
        lost(`the session cannot begin (${reason(thrown)}); the desk tries again.`, { isAlarm: true });
        await pause(TRY_AGAIN_MS, signal);
      }
    }
  }

  return {
    hearing,
    caches,
    own,
    line: line.current,
    ear: () => ear,
    standsBy: () => lease.fence() === undefined,
    pairing: () =>
      isPaired()
        ? { state: 'paired', health: hearing.health() }
        : { state: 'unpaired', health: hearing.health(), ...codes.current() },
    wanted() {
      if (!isPaired()) codes.wanted();
    },
    async start(given) {
      receive = given;
      // A wrong key is told before anything is tried.
      auth = await openAuth(authOptions);
      unwatch = watch({
        stuckMs,
        silentMs: line.silentMs,
        onSilent: () => connection?.drop(),
        onDeaf: restart,
        journal: () => ear?.journal,
        now,
        log,
        ...timings.watch,
      });
      running = run(given);
    },
    async stop() {
      stopping.abort();
      unwatch?.();
      alert.stop();
      await inTime(running, STOP_MS, 'ending it').catch(complain('ending the connection'));
      ear?.take.arrivals.stop();
      hearing.lost('the desk has stopped');
      await ear?.journal.flush(now()).catch(complain('noting what was handled'));
      await lease.letGo();
    },
  };
}
