/** The whole river, put together: channels in, lanes, deliverers, channels out. */
import type { Channel, Delivery, Receive } from '../core/channel.ts';
import type { InboundMessage } from '../core/message.ts';
import type { Claimed, Commit } from '../store/store.ts';
import type { DecideOptions } from './decide.ts';
import { type Deliverer, startDeliverer } from './deliver.ts';
import { startLanes } from './lanes.ts';
import type { Pace } from './pace.ts';

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

  const receive: Receive = async (messages) => {
    const received = await store.receive(messages, clock.now());
    received.forEach(({ conversationId, fresh }, i) => {
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
      if (fresh) lanes.wake(conversationId);
    });
  };

  for (const channel of channels) {
    const report = (message: InboundMessage) => receive([message]);
    deliverers.set(channel.name, await startDeliverer({ ...options, channel, report }));
  }
  for (const conversationId of await store.undecided()) lanes.wake(conversationId);
  wakeAll();
  for (const channel of channels) await channel.start(receive);

  return {
    receive,
    async idle() {
      // What is sent may have to be reported, and what is reported is decided: until neither has anything to do.
      let busy = true;
      while (busy) {
        busy = await lanes.idle();
        for (const deliverer of deliverers.values()) busy = (await deliverer.idle()) || busy;
      }
    },
    async stop() {
      await Promise.all(channels.map((channel) => channel.stop()));
      await lanes.stop();
      await Promise.all([...deliverers.values()].map((deliverer) => deliverer.stop()));
    },
  };
}
