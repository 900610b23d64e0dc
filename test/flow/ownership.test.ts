/**
 * Who has the conversation, under random interleavings of everybody who may act on it: the customer, two people in
 * the staff chat, the paired phone, a network that delivers twice, timers, and a desk that is stopped and started again.
 */
import { describe, expect, it } from '@jest/globals';
import type { Outbound } from '../../src/core/channel.ts';
import type { Conversation } from '../../src/core/conversation.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import { PAIRED_PHONE } from '../../src/core/person.ts';
import { virtualClock } from '../../src/flow/clock.ts';
import { IN_MEMORY, openStore } from '../../src/store/open.ts';
import type { Commit, Store } from '../../src/store/store.ts';
import { randomStream } from '../../src/understanding/matching/random.ts';
import { said, staffSaid, T0 } from '../store/samples.ts';
import { breathe, type TrialDesk, trialDesk } from './trial-desk.ts';

/** Each is one conversation with eight things that happen to it; `npm run test:ownership` plays 10,000. */
const INTERLEAVINGS = Number(process.env.INTERLEAVINGS ?? 150);
const AT_ONCE = 150;
const EVENTS = 8;
const TYPING_MS = 2000;

const CUSTOMER_SAYS = ['who are you?', 'price of 25 kg', 'human', 'he is sick', 'gibberish', '1', 'stop', 'thank you'];
const STAFF_SAY = ['Dear customer,', 'one moment', '/claim', '/close', '/release', '/ack', '/snooze 1h', '/reopen'];
const STAFF = [
  { id: 's1', name: 'Li' },
  { id: 's2', name: 'Wang' },
] as const;

type Random = () => number;
const pickFrom = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;

/** A store that remembers the status that each conversation was last given. */
async function watched() {
  const real = await openStore(IN_MEMORY);
  const latest = new Map<string, Conversation>();
  const wrong: string[] = [];
  const store: Store = {
    ...real,
    async commit(commit) {
      const outcome = await real.commit(commit);
      if (outcome === 'saved') {
        latest.set(commit.conversation.id, commit.conversation);
        wrong.push(...problemsOf(commit));
      }
      return outcome;
    },
  };
  return { store, latest, wrong };
}

/** What may be true of no decision. */
function problemsOf({ conversation, outbox, openedTickets }: Commit): string[] {
  const { id, status, owner, tickets } = conversation;
  const problems: string[] = [];
  if ((status === 'staff') !== (owner !== null)) problems.push(`${id}: status ${status} with owner ${owner?.name}`);
  if (status === 'waiting' && tickets.length === 0) problems.push(`${id}: waits, and nothing is open`);
  if (tickets.some(({ dueAt }) => dueAt === undefined))
    problems.push(`${id}: something is open that nobody is reminded of`);
  for (const ticket of openedTickets) {
    if (!outbox.some((row) => row.kind === 'alert' && row.ticket?.id === ticket.id)) {
      problems.push(`${id}: ${ticket.id} was opened without an alert`);
    }
  }
  if (status === 'staff' && outbox.some((row) => row.to === 'customer' && row.by === 'bot')) {
    problems.push(`${id}: the bot speaks in a conversation that ${owner?.name} has`);
  }
  return problems;
}

describe('ownership', () => {
  it(`holds in ${INTERLEAVINGS} random interleavings`, async () => {
    const wrong: string[] = [];
    for (let from = 0; from < INTERLEAVINGS; from += AT_ONCE) wrong.push(...(await interleave(from)));
    expect(wrong).toEqual([]);
  }, 900_000);

  it('has one winner in each of 1,000 races for a claim', async () => {
    const { store, latest, wrong } = await watched();
    const desk = await trialDesk({ store });
    const addresses = Array.from({ length: 1000 }, (_, i) => `race-${i}`);
    await desk.receive(addresses.map((address) => said(`price-${address}`, 'price', { address })));
    await desk.idle();
    const ids = new Map([...latest.values()].map((c) => [c.address, c.id]));
    const claim = (address: string, person: (typeof STAFF)[number]) =>
      staffSaid(
        `${person.id}-${address}`,
        '/claim',
        { conversationId: ids.get(address) ?? '' },
        { channel: 'console', place: 'staff', staff: person },
      );
    await Promise.all(addresses.flatMap((address) => STAFF.map((person) => desk.receive([claim(address, person)]))));
    await desk.idle();
    const told = desk.told('staff');
    expect(told.filter((text) => text.includes('has the conversation with'))).toHaveLength(1000);
    expect(told.filter((text) => text.includes('already has this conversation'))).toHaveLength(1000);
    expect([...latest.values()].every(({ status, owner }) => status === 'staff' && owner !== null)).toBe(true);
    expect(wrong).toEqual([]);
    await desk.end();
  }, 60_000);
});

/** Plays so many conversations side by side, from this seed on. @returns what was wrong, one sentence each */
async function interleave(seed: number): Promise<readonly string[]> {
  const random = randomStream(seed + 1);
  const { store, latest, wrong } = await watched();
  const clock = virtualClock(T0);
  const alerted = new Set<string>();
  /** The network's view: a bot's word that leaves while a person has the conversation. */
  const script = (message: Outbound) => {
    const conversation = latest.get(message.conversationId);
    if (message.kind === 'answer' && conversation?.status === 'staff') {
      wrong.push(`${message.conversationId}: "${message.text.slice(0, 30)}" left although a person has it`);
    }
    if (message.kind === 'alert') for (const id of message.text.match(/TM-\w{4,}/g) ?? []) alerted.add(id);
    return undefined;
  };
  /** The bot types for a while before some answers, and somebody may take over meanwhile. */
  const pace = (row: Outbound) =>
    row.kind !== 'answer' || random() < 0.5
      ? Promise.resolve()
      : new Promise<void>((typed) => void clock.after(TYPING_MS, typed));
  const begin = () => trialDesk({ store, clock, script, pace });
  let desk = await begin();
  const heard: InboundMessage[] = [];
  const addresses = Array.from({ length: AT_ONCE }, (_, i) => `c${seed + i}`);
  for (let event = 0; event < EVENTS; event += 1) {
    const now = addresses.map((address, i) => happens(`${event}-${i}`, address, latest, heard, random));
    heard.push(...now);
    const calls = now.map((message) => desk.receive([message]));
    await Promise.all(calls);
    if (random() < 0.7) await breathe();
    if (event === Math.floor(EVENTS / 2)) {
      await untilSent(desk);
      await desk.stop();
      desk = await begin();
    }
    if (random() < 0.4) await desk.pass(pickFrom([1, 900, 4000], random), breathe);
  }
  await untilSent(desk);
  for (const conversation of latest.values()) {
    const silent = conversation.tickets.filter(({ id }) => !alerted.has(id)).map(({ id }) => id);
    if (silent.length > 0) wrong.push(`${conversation.id}: staff were never told of ${silent.join(', ')}`);
  }
  await desk.end();
  return wrong;
}

/** Lets time pass until everything is decided and has left. */
async function untilSent(desk: TrialDesk): Promise<void> {
  for (let i = 0; i < 1000; i += 1) {
    await desk.pass(TYPING_MS / 1000, breathe);
    const isDone = Object.keys(await desk.store.backlog()).length === 0 && (await desk.store.undecided()).length === 0;
    if (isDone) return;
  }
  throw new Error('the desk is never done');
}

/** The next thing that happens to a conversation. */
function happens(
  id: string,
  address: string,
  latest: ReadonlyMap<string, Conversation>,
  heard: readonly InboundMessage[],
  random: Random,
): InboundMessage {
  const conversation = [...latest.values()].find((c) => c.address === address);
  const chance = random();
  if (!conversation || chance < 0.45) return said(id, pickFrom(CUSTOMER_SAYS, random), { address });
  if (chance < 0.55) return pickFrom(heard, random);
  const aim = { conversationId: conversation.id };
  const place = { channel: 'console', place: 'staff', staff: pickFrom(STAFF, random) } as const;
  if (chance < 0.9) return staffSaid(id, pickFrom(STAFF_SAY, random), aim, place);
  const phone = { staff: PAIRED_PHONE, place: PAIRED_PHONE.id, alreadySent: true };
  return staffSaid(id, 'It is on its way.', aim, { ...place, ...phone });
}
