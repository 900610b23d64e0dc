/** Messages through the whole desk: a real database file with FULL sync, a network that answers at once. */
import path from 'node:path';
import { failed } from '../../handlers/failure.ts';
import { decide } from '../../handlers/index.ts';
import { prepareMind } from '../../src/commands/prepare.ts';
import type { Channel } from '../../src/core/channel.ts';
import type { CustomerMessage } from '../../src/core/message.ts';
import { realClock } from '../../src/flow/clock.ts';
import { startDesk } from '../../src/flow/desk.ts';
import { silentLog } from '../../src/flow/log.ts';
import { unpaced } from '../../src/flow/pace.ts';
import { openStore } from '../../src/store/open.ts';
import { ms, percentile } from './percentile.ts';
import type { Figure } from './run.ts';

const MESSAGES = 3000;
const CUSTOMERS = 600;
/** As many as a network hands over at once. */
const AT_ONCE = 100;
const PACED_PER_SECOND = 100;
const PACED_SECONDS = 10;

const QUESTIONS = [
  'are you manufacturer or trader?',
  'what is your moq',
  'do you have a US DMF?',
  'which pharmacopoeia grade can you do',
  'what is the drug class of finerenone',
  'how do you control nitrosamines',
];

const { mind } = prepareMind({ dataDir: path.join('node_modules', '.cache', 'desk'), serveProvisional: true });

async function openDesk(file: string, onSent: (conversation: string) => void) {
  const store = await openStore(`file:${file}`);
  const network: Channel = {
    name: 'web',
    start: async () => undefined,
    async send(message) {
      onSent(message.recipient);
      return { kind: 'sent', refs: [{ channel: 'web', place: message.recipient, id: message.id }] };
    },
    health: () => ({ ready: true }),
    stop: async () => undefined,
  };
  const desk = await startDesk({
    store,
    clock: realClock,
    log: silentLog,
    mind: { current: () => mind },
    policy: decide,
    onFailure: failed,
    staffRoutes: [],
    timeZone: 'Asia/Shanghai',
    quietWindowMs: 0,
    channels: [network],
    pace: unpaced,
  });
  return { store, desk };
}

function message(n: number): CustomerMessage {
  return {
    from: 'customer',
    id: `m${n}`,
    channel: 'web',
    kind: 'text',
    text: QUESTIONS[n % QUESTIONS.length] as string,
    sentAt: new Date(),
    address: `c${n % CUSTOMERS}`,
    customer: {},
  };
}

/** As fast as it goes: messages a second from arrival until every answer is marked as sent. */
export async function throughputFigures(file: string): Promise<readonly Figure[]> {
  let sent = 0;
  const { store, desk } = await openDesk(file, () => {
    sent += 1;
  });
  const begin = performance.now();
  for (let n = 0; n < MESSAGES; n += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => desk.receive([message(n + i)])));
  }
  await desk.idle();
  const seconds = (performance.now() - begin) / 1000;
  await desk.stop();
  await store.close();
  return [
    {
      what: 'messages a second, arrival to sent',
      value: (sent / seconds).toFixed(0),
      aim: 'at least 500, aiming at 1500',
    },
    { what: 'answers sent of messages', value: `${sent} of ${MESSAGES}`, aim: 'all' },
  ];
}

/** At a steady pace: how long one message takes. */
export async function pacedFigures(file: string): Promise<readonly Figure[]> {
  const arrived = new Map<string, number>();
  const took: number[] = [];
  const receiving: Promise<void>[] = [];
  const { store, desk } = await openDesk(file, (recipient) =>
    took.push(performance.now() - (arrived.get(recipient) ?? 0)),
  );
  const begin = performance.now();
  for (let n = 0; n < PACED_PER_SECOND * PACED_SECONDS; n++) {
    const due = begin + (n * 1000) / PACED_PER_SECOND;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const next = message(n);
    arrived.set(next.address, performance.now());
    receiving.push(desk.receive([next]));
  }
  await Promise.all(receiving);
  await desk.idle();
  await desk.stop();
  await store.close();
  return [
    { what: 'at 100 a second: p50', value: ms(percentile(took, 0.5)), aim: '' },
    { what: 'at 100 a second: p99', value: ms(percentile(took, 0.99)), aim: 'under 50 ms' },
  ];
}
