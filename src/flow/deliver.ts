/** The only way out: takes rows from the outbox, hands them to their channel, and writes down what became of them. */
import type { Channel, Delivery, FetchFile } from '../core/channel.ts';
import { reason } from '../core/errors.ts';
import type { ClockMessage } from '../core/message.ts';
import type { Claimed, Settlement, Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { leftOver } from './left-over.ts';
import type { Log } from './log.ts';
import type { Pace } from './pace.ts';
import type { ShowReceipt } from './receipts.ts';
import { FIRST_PAUSE_MS, settlementOf } from './settlement.ts';

/** How many messages of one channel are on their way at once. */
const IN_FLIGHT = 32;

/** A delivery that does not come back is counted as unknown and tried again after this. */
const SEND_TIMEOUT_MS = 60_000;

export interface DeliverOptions {
  readonly store: Store;
  readonly channel: Channel;
  /** All networks of the desk: a customer's file may stand on another one than the staff who need it. */
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly log: Log;
  readonly pace: Pace;
  readonly showReceipt: ShowReceipt;
  /** Something staff must hear about a delivery enters by the one door. Resolves when it is decided. */
  readonly report: (message: ClockMessage) => Promise<void>;
  /** Told of each message that left, for the metrics. */
  readonly onSettled?: (row: Claimed, delivery: Delivery) => void;
}

export interface Deliverer {
  /** Something may be waiting in the outbox. */
  wake(): void;
  /** Resolves when nothing that is due is left unsent: true when something was. */
  idle(): Promise<boolean>;
  /** Claims nothing new; resolves when what is on its way has been written down. */
  stop(): Promise<void>;
}

/** Starts sending for one channel. Rows that a dead process had claimed are sent again, once it is this one that sends. */
export async function startDeliverer(options: DeliverOptions): Promise<Deliverer> {
  const { store, channel, clock, log } = options;
  const inFlight = new Set<Promise<void>>();
  /** What the store could not write down yet; until then nothing more goes to the recipient. */
  const unwritten: (() => Promise<void>)[] = [];
  let claiming: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let callOff: (() => void) | undefined;
  /** What stands as claimed is another process's, dead or alive. */
  let isTakenOver = false;

  const left = leftOver(options, wake);
  async function takeOver(): Promise<void> {
    await left.takeOver();
    isTakenOver = true;
  }
  if (!channel.standsBy?.()) await takeOver();

  function wake(): void {
    if (stopped) return;
    again = true;
    claiming ??= claim().finally(() => {
      claiming = undefined;
      // Woken after the last look.
      if (again) wake();
    });
  }

  async function claim(): Promise<void> {
    while (again && !stopped) {
      again = false;
      if (inFlight.size >= IN_FLIGHT) break;
      if (channel.standsBy?.()) {
        // Whoever sends now claims rows of its own.
        isTakenOver = false;
        lookIn(FIRST_PAUSE_MS);
        break;
      }
      // What is still on its way from here is not taken over: it wakes us when it is settled.
      if (!isTakenOver && inFlight.size > 0) break;
      try {
        if (!isTakenOver) await takeOver();
        for (const writeDown of unwritten.splice(0)) await writeDown();
        const rows = await store.claim(channel.name, clock.now(), IN_FLIGHT - inFlight.size);
        for (const row of rows) send(row);
        if (rows.length === 0 || unwritten.length > 0) await lookWhenDue();
      } catch (error) {
        log.error(
          { step: 'deliver', channel: channel.name, error: reason(error) },
          'the outbox cannot be read; trying again',
        );
        lookIn(FIRST_PAUSE_MS);
      }
    }
  }

  function send(row: Claimed): void {
    const sending = deliver(row, options)
      .then((delivery) => writeDown(row, delivery))
      .finally(() => {
        inFlight.delete(sending);
        wake();
      });
    inFlight.add(sending);
  }

  async function writeDown(row: Claimed, delivery: Delivery): Promise<void> {
    try {
      await conclude(row, delivery, options);
    } catch (error) {
      log.error({ ...stepOf(row), error: reason(error) }, 'the result is not written down yet');
      unwritten.push(() => writeDown(row, delivery));
    }
  }

  async function lookWhenDue(): Promise<void> {
    const next = await store.nextDue(channel.name);
    const due = next ? Math.max(0, next.getTime() - clock.now().getTime()) : undefined;
    if (unwritten.length > 0) lookIn(Math.min(FIRST_PAUSE_MS, due ?? FIRST_PAUSE_MS));
    else if (due !== undefined) lookIn(due);
  }

  function lookIn(ms: number): void {
    callOff?.();
    callOff = clock.after(ms, wake);
  }

  async function idle(): Promise<boolean> {
    const wasBusy = claiming !== undefined || inFlight.size > 0;
    while (claiming || inFlight.size > 0) await Promise.all([claiming, ...inFlight]);
    return wasBusy;
  }

  return {
    wake,
    idle,
    async stop() {
      stopped = true;
      callOff?.();
      left.stop();
      await idle();
    },
  };
}

async function deliver(row: Claimed, options: DeliverOptions): Promise<Delivery> {
  await options.pace(row, options.channel);
  return attempt(row, options);
}

/** Writes down what became of a row. Staff are told first: a crash in between must not keep it from them. */
async function conclude(row: Claimed, delivery: Delivery, options: DeliverOptions): Promise<void> {
  const { store, clock, log } = options;
  const settlement = settlementOf(row, delivery, clock.now());
  if (delivery.kind !== 'sent' && settlement.result.state === 'failed') await tellStaff(row, delivery, options);
  await store.settle([settlement]);
  giveReceipt(row, settlement.result.state, options);
  options.onSettled?.(row, delivery);
  const fields = { ...stepOf(row), channel: row.channel, kind: row.kind };
  if (delivery.kind === 'sent') {
    log.info(fields, 'sent');
    return;
  }
  log.warn({ ...fields, why: delivery.why, state: settlement.result.state, attempt: row.attempt }, 'not sent');
}

/** Who wrote it sees at their own message what became of it; that it came further is news of the store. */
function giveReceipt(row: Claimed, state: Settlement['result']['state'], { showReceipt }: DeliverOptions): void {
  if (row.receiptTo && state !== 'queued') showReceipt(row.receiptTo, state, row);
}

/** What every line about a row carries. */
function stepOf({ id, conversationId, messageId }: Claimed): Readonly<Record<string, unknown>> {
  return { step: 'deliver', conversationId, messageId, outboxId: id };
}

async function attempt(row: Claimed, options: DeliverOptions): Promise<Delivery> {
  const { store, channel, clock } = options;
  let callOff: (() => void) | undefined;
  const late = new Promise<Delivery>((resolve) => {
    callOff = clock.after(SEND_TIMEOUT_MS, () =>
      resolve({ kind: 'retry', why: 'no answer from the network', unknown: true }),
    );
  });
  try {
    // The pace may have taken a while, and a person may have taken over meanwhile.
    if (row.kind === 'answer' && (await store.isWithdrawn(row.id))) return { kind: 'retry', why: 'no longer wanted' };
    return await Promise.race([channel.send(row, fetcherOf(row, options)), late]);
  } catch (error) {
    return { kind: 'retry', why: reason(error) };
  } finally {
    callOff?.();
  }
}

/** What fetches the file that a row passes on, when it stands on another network and that one gives files out. */
function fetcherOf({ copyOf }: Claimed, { channel, channels }: DeliverOptions): FetchFile | undefined {
  if (!copyOf || copyOf.channel === channel.name) return undefined;
  const home = channels.find(({ name }) => name === copyOf.channel);
  return home?.fetchFile && (async () => home.fetchFile?.(copyOf) ?? { refused: 'its network is gone' });
}

async function tellStaff(
  row: Claimed,
  delivery: Exclude<Delivery, { kind: 'sent' }>,
  options: DeliverOptions,
): Promise<void> {
  if (row.to === 'staff') {
    if (row.kind === 'alert') await options.report(alertLost(row, delivery.why, options.clock.now()));
    return;
  }
  const blocked = delivery.kind === 'refused' && delivery.blocked === true;
  await options.report({
    from: 'clock',
    id: `undelivered:${row.id}`,
    channel: row.channel,
    kind: 'text',
    text: delivery.why,
    sentAt: options.clock.now(),
    conversationId: row.conversationId,
    event: blocked ? 'blocked' : 'undeliverable',
    ...(row.kind === 'person' ? { saidIn: row.id } : {}),
  });
}

const HOUR_MS = 60 * 60_000;

/** A channel that refuses one alert often refuses the next: by its id, this is taken in once an hour for a conversation. */
function alertLost({ channel, conversationId }: Claimed, why: string, at: Date): ClockMessage {
  const id = `alert-lost:${conversationId}:${Math.floor(at.getTime() / HOUR_MS)}`;
  return { from: 'clock', id, channel, kind: 'text', text: why, sentAt: at, conversationId, event: 'alert-lost' };
}
