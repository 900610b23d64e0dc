/** The whole flow on a real store in memory, a clock that the test moves, and channels that the test scripts. */
import { failed } from '../../handlers/failure.ts';
import { decide } from '../../handlers/index.ts';
import type { Channel, Delivery, Outbound } from '../../src/core/channel.ts';
import type { CustomerMessage, StaffMessage } from '../../src/core/message.ts';
import { type VirtualClock, virtualClock } from '../../src/flow/clock.ts';
import { type DeskOptions, startDesk } from '../../src/flow/desk.ts';
import { silentLog } from '../../src/flow/log.ts';
import { unpaced } from '../../src/flow/pace.ts';
import { IN_MEMORY, openStore } from '../../src/store/open.ts';
import type { Commit, Store } from '../../src/store/store.ts';
import { said, staffSaid, T0 } from '../store/samples.ts';
import { trialMind } from './trial-mind.ts';

/** What a network does with a message; `undefined` for "it arrives". */
export type Script = (message: Outbound) => Delivery | undefined | Promise<Delivery | undefined>;

export interface Attempt {
  readonly message: Outbound;
  /** Seconds since the test began. */
  readonly at: number;
}

export interface TrialOptions extends Partial<DeskOptions> {
  readonly script?: Script;
  /** When the networks have stopped. */
  readonly hungUp?: Promise<void>;
}

/** Starts a desk. Customers write on `telegram`, staff on the `console`. */
export async function trialDesk({ script = () => undefined, hungUp, ...unusual }: TrialOptions = {}) {
  const store = unusual.store ?? (await openStore(IN_MEMORY));
  const clock = (unusual.clock as VirtualClock | undefined) ?? virtualClock(T0);
  const attempts: Attempt[] = [];
  const commits: Commit[] = [];
  const network = (name: 'telegram' | 'console'): Channel => ({
    name,
    start: () => Promise.resolve(),
    async send(message) {
      attempts.push({ message, at: (clock.now().getTime() - T0.getTime()) / 1000 });
      const refs = [{ channel: name, place: message.recipient, id: `ref-${message.id}` }];
      return (await script(message)) ?? { kind: 'sent', refs };
    },
    health: () => ({ ready: true }),
    stop: () => hungUp ?? Promise.resolve(),
  });
  const desk = await startDesk({
    log: silentLog,
    mind: { current: () => trialMind },
    policy: decide,
    onFailure: failed,
    staffRoutes: [{ channel: 'console', recipient: 'staff' }],
    timeZone: 'Asia/Shanghai',
    quietWindowMs: 0,
    channels: [network('telegram'), network('console')],
    pace: unpaced,
    onCommit: (commit) => commits.push(commit),
    ...unusual,
    store,
    clock,
  });
  let count = 0;

  return {
    ...desk,
    store,
    clock,
    /** Everything that was handed to a network, in order. */
    attempts,
    commits,
    /** Every attempt to reach the customers, or staff: the texts. */
    told: (to: 'customer' | 'staff') => attempts.filter((a) => a.message.to === to).map((a) => a.message.text),
    async customer(text: string, more: Partial<CustomerMessage> = {}): Promise<void> {
      count += 1;
      await desk.receive([said(`m${count}`, text, { sentAt: clock.now(), ...more })]);
    },
    /** A person answers the customer at this address. */
    async staff(text: string, more: Partial<StaffMessage> = {}, address = 'c1'): Promise<void> {
      count += 1;
      const about = { channel: 'console', place: 'staff', sentAt: clock.now(), ...more } as const;
      await desk.receive([staffSaid(`s${count}`, text, { conversationId: await idOf(store, address) }, about)]);
    },
    conversation: async (address = 'c1') => store.findConversation('telegram', address),
    tickets: async (address = 'c1') => store.tickets(await idOf(store, address)),
    /** Lets this many seconds pass; everything that falls due on the way is done. */
    pass: (seconds: number, settle = desk.idle) =>
      clock.moveTo(new Date(clock.now().getTime() + seconds * 1000), settle),
    async end(): Promise<void> {
      await desk.stop();
      await store.close();
    },
  };
}

export type TrialDesk = Awaited<ReturnType<typeof trialDesk>>;

export async function idOf(store: Store, address: string): Promise<string> {
  const conversation = await store.findConversation('telegram', address);
  if (!conversation) throw new Error(`${address} has not written yet`);
  return conversation.id;
}

/** Lets everything run that needs no clock; for when something hangs on purpose, so that the desk is never idle. */
export async function breathe(): Promise<void> {
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
}
