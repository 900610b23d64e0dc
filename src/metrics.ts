/** Figures for those who watch the desk, in Prometheus' words. */
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Delivery } from './core/channel.ts';
import type { InboundMessage } from './core/message.ts';
import type { Claimed, Commit, Store } from './store/store.ts';

export interface Metrics {
  readonly registry: Registry;
  received(message: InboundMessage, fresh: boolean): void;
  committed(commit: Commit): void;
  settled(row: Claimed, delivery: Delivery): void;
}

/** Counts what passes through the desk; the backlog is read from the store when it is asked for. */
export function createMetrics(store: Pick<Store, 'backlog'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const received = new Counter({
    name: 'desk_messages_received_total',
    help: 'Messages taken in; redeliveries count as duplicate',
    labelNames: ['channel', 'from', 'duplicate'],
    registers,
  });
  const turns = new Counter({
    name: 'desk_turns_total',
    help: 'Turns decided, by what the customer got',
    labelNames: ['behaviour'],
    registers,
  });
  const tickets = new Counter({
    name: 'desk_tickets_opened_total',
    help: 'Tickets opened for staff',
    labelNames: ['desk', 'kind'],
    registers,
  });
  const deliveries = new Counter({
    name: 'desk_deliveries_total',
    help: 'Tries to deliver a message',
    labelNames: ['channel', 'kind', 'result'],
    registers,
  });
  new Gauge({
    name: 'desk_outbox_backlog',
    help: 'Messages decided but not yet sent',
    labelNames: ['channel'],
    registers,
    async collect() {
      this.reset();
      for (const [channel, rows] of Object.entries(await store.backlog())) this.set({ channel }, rows);
    },
  });
  return {
    registry,
    received: ({ channel, from }, fresh) => received.inc({ channel, from, duplicate: String(!fresh) }),
    committed(commit) {
      turns.inc({ behaviour: commit.outcome?.behaviour ?? 'silence' });
      for (const { desk, kind } of commit.openedTickets) tickets.inc({ desk, kind });
    },
    settled: ({ channel, kind }, { kind: result }) => deliveries.inc({ channel, kind, result }),
  };
}
