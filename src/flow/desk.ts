/** The whole river, put together: channels in, lanes, deliverers, channels out. */
import type { Channel, Delivery, Receive } from '../core/channel.ts';
import type { InboundMessage } from '../core/message.ts';
import type { Claimed, Commit } from '../store/store.ts';
import type { DecideOptions } from './decide.ts';
import { type Deliverer, startDeliverer } from './deliver.ts';
import { startDueTimes } from './due-times.ts';
import { startLanes } from './lanes.ts';
import type { Pace } from './pace.ts';
import { receipts } from './receipts.ts';

export interface DeskOptions extends DecideOptions {
  readonly channels: readonly Channel[];
  readonly pace: Pace;
  readonly onCommit?: (commit: Commit) => void;
  readonly onReceived?: (message: InboundMessage, fresh: boolean) => void;
  readonly onSettled?: (row: Claimed, delivery: Delivery) => void;
}

export interface Desk {
  /** The one door: durable when it resolves. */
  readonly receive: Receive;
  /** Resolves when everything that is due is decided and sent. */
  idle(): Promise<void>;
  /** Stops listening, finishes what is under way, loses nothing. */
  stop(): Promise<void>;
}

/** Starts deciding and sending, takes up what a crash left over, then lets the channels listen. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const { store, clock, log, channels } = options;
  const deliverers = new Map<string, Deliverer>();
  const wakeAll = () => {
    for (const deliverer of deliverers.values()) deliverer.wake();
  };
  const lanes = startLanes(options, (commit) => {
    options.onCommit?.(commit);
    for (const name of new Set(commit.outbox.map((draft) => draft.channel))) deliverers.get(name)?.wake();
  });

  /** Takes messages in durably; what comes back resolves when each of them is decided. */
  async function takeIn(messages: readonly InboundMessage[]): Promise<readonly Promise<void>[]> {
    const received = await store.receive(messages, clock.now());
    return received.map(({ conversationId, fresh }, i) => {
      const message = messages[i] as InboundMessage;
      options.onReceived?.(message, fresh);
      log.info(
        {
          step: 'receive',
          conversationId,
          messageId: message.id,
          channel: message.channel,
          kind: message.kind,
          from: message.from,
          fresh,
        },
        'received',
      );
      // Also when it was there before: it may have been stored in a call that the channel saw fail.
      return lanes.wake(conversationId);
    });
  }
  const receive: Receive = async (messages) => {
    await takeIn(messages);
  };
  const report = async (message: InboundMessage) => {
    await Promise.all(await takeIn([message]));
  };

  const showReceipt = receipts(channels, log);
  const unfollow = store.onFurther((news) => {
    const { receiptTo, progress } = news;
    if (receiptTo && (progress === 'delivered' || progress === 'read')) showReceipt(receiptTo, progress, news);
  });
  for (const channel of channels) {
    deliverers.set(channel.name, await startDeliverer({ ...options, channel, report, showReceipt }));
  }
  for (const conversationId of await store.undecided()) void lanes.wake(conversationId);
  wakeAll();
  for (const channel of channels) await channel.start(receive);
  const dueTimes = startDueTimes({ ...options, receive });

  return {
    receive,
    async idle() {
      // What is sent may have to be reported, and what is reported is decided: until neither has anything to do.
      let busy = true;
      while (busy) {
        busy = await lanes.idle();
        for (const deliverer of deliverers.values()) busy = (await deliverer.idle()) || busy;
        busy = (await dueTimes.idle()) || busy;
      }
    },
    async stop() {
      unfollow();
      // All at once: from now on nothing new is decided or sent, and a channel may hang up on a call that takes too long.
      const parts = [dueTimes, lanes, ...deliverers.values(), ...channels];
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}
