/** `simulate`: the real flow on a store in memory and a clock that only moves when told. */

import { failed } from '../../handlers/failure.ts';
import { decide } from '../../handlers/index.ts';
import type { Channel, Outbound } from '../core/channel.ts';
import { reason } from '../core/errors.ts';
import type { InboundMessage, MessageKind } from '../core/message.ts';
import type { Mind } from '../core/mind.ts';
import { virtualClock } from '../flow/clock.ts';
import { startDesk } from '../flow/desk.ts';
import { silentLog } from '../flow/log.ts';
import { unpaced } from '../flow/pace.ts';
import { IN_MEMORY, openStore } from '../store/open.ts';
import type { Commit, Store } from '../store/store.ts';
import { parseObject } from './json-lines.ts';
import { parseClock, parseDuration, type SimulateLine, simulateLine } from './simulate-line.ts';
import { type Report, report } from './simulate-report.ts';

export interface SimulateOptions {
  readonly mind: Mind;
  readonly timeZone: string;
  readonly quietWindowMs: number;
}

export interface Simulation {
  /** Carries out one line of input and says what it caused. Never throws: a bad line gets its `error`. */
  take(line: string): Promise<Report | { readonly error: string }>;
  close(): Promise<void>;
}

/** The clock starts on this Monday morning, in the business's own time zone. */
const START = '2026-01-05T10:00:00';

/** Starts a desk whose customers and staff are lines of JSON. */
export async function startSimulation(options: SimulateOptions): Promise<Simulation> {
  const store = await openStore(IN_MEMORY);
  const clock = virtualClock(parseClock(START, options.timeZone));
  const commits: Commit[] = [];
  const sent: Outbound[] = [];
  const desk = await startDesk({
    store,
    clock,
    log: silentLog,
    mind: { current: () => options.mind },
    policy: decide,
    onFailure: failed,
    staffRoutes: [{ channel: 'console', recipient: 'staff' }],
    timeZone: options.timeZone,
    quietWindowMs: options.quietWindowMs,
    channels: [collector('web', sent), collector('console', sent)],
    pace: unpaced,
    onCommit: (commit) => commits.push(commit),
  });
  let count = 0;

  async function carryOut(line: SimulateLine): Promise<string | undefined> {
    count += 1;
    if ('advance' in line) {
      await clock.moveTo(new Date(clock.now().getTime() + parseDuration(line.advance)), desk.idle);
      return undefined;
    }
    if ('clock' in line) {
      await clock.moveTo(parseClock(line.clock, options.timeZone), desk.idle);
      return undefined;
    }
    await desk.receive([await messageOf(line, count, clock.now(), store)]);
    await desk.idle();
    return line.customer;
  }

  return {
    async take(text) {
      commits.length = 0;
      sent.length = 0;
      try {
        const customer = await carryOut(simulateLine.parse(parseObject(text)));
        return await report({ customer, commits, sent, store });
      } catch (error) {
        return { error: reason(error) };
      }
    },
    async close() {
      await desk.stop();
      await store.close();
    },
  };
}

/** A channel that keeps what is sent; the network is a list. */
function collector(name: 'web' | 'console', sent: Outbound[]): Channel {
  return {
    name,
    start: () => Promise.resolve(),
    send(message) {
      sent.push(message);
      return Promise.resolve({ kind: 'sent', refs: [{ channel: name, place: message.recipient, id: message.id }] });
    },
    health: () => ({ ready: true }),
    stop: () => Promise.resolve(),
  };
}

async function messageOf(
  line: Exclude<SimulateLine, { advance: string } | { clock: string }>,
  count: number,
  now: Date,
  store: Store,
): Promise<InboundMessage> {
  const id = ('messageId' in line ? line.messageId : undefined) ?? `line-${count}`;
  if (line.from === 'staff') {
    const conversation = line.customer ? await store.findConversation('web', line.customer) : undefined;
    if (line.customer && !conversation)
      throw new Error(`customer ${line.customer} has not written yet; staff answer, they do not begin`);
    return {
      from: 'staff',
      id: `staff:${id}`,
      channel: 'console',
      kind: 'text',
      text: line.text,
      sentAt: now,
      staff: { id: line.staff, name: line.staff },
      place: 'staff',
      aim: conversation ? { conversationId: conversation.id } : {},
    };
  }
  const kind: MessageKind = line.kind ?? 'text';
  return {
    from: 'customer',
    id,
    channel: 'web',
    kind,
    text: (kind === 'text' || kind === 'edit' ? line.text : (line.caption ?? line.text)) ?? '',
    sentAt: now,
    address: line.customer,
    customer: { name: line.customer },
    ref: { channel: 'web', place: line.customer, id },
    ...(line.editOf ? { editOf: line.editOf } : {}),
  };
}
