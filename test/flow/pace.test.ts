import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Outbound } from '../../src/core/channel.ts';
import { type VirtualClock, virtualClock } from '../../src/flow/clock.ts';
import { type Pace, politePace } from '../../src/flow/pace.ts';
import { T0 } from '../store/samples.ts';

let clock: VirtualClock;
let pace: Pace;
let typed: string[];

beforeEach(() => {
  clock = virtualClock(T0);
  pace = politePace(clock);
  typed = [];
});

const message = (recipient: string, more: Partial<Outbound> = {}): Outbound =>
  ({ id: '1', conversationId: 'c', to: 'customer', recipient, text: 'Yes.', kind: 'person', ...more }) as Outbound;

/** Asks for all of these at once. @returns when each may go, in seconds from now, in the order asked */
async function sentAfter(messages: readonly Outbound[], name: 'telegram' | 'whatsapp'): Promise<readonly number[]> {
  const begun = clock.now().getTime();
  const times: number[] = [];
  const channel = { name, typing: (recipient: string) => Promise.resolve(void typed.push(recipient)) };
  messages.forEach((one, index) => {
    void pace(one, channel).then(() => {
      times[index] = (clock.now().getTime() - begun) / 1000;
    });
  });
  const settle = async () => {
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
  };
  await settle();
  await clock.moveTo(new Date(begun + 120_000), settle);
  return times;
}

describe('writing to one chat', () => {
  it('waits a second between messages, and nobody waits for another chat', async () => {
    const asked = ['ana', 'ana', 'ana', 'ben'].map((who) => message(who));
    expect(await sentAfter(asked, 'telegram')).toEqual([0, 1, 2, 0]);
  });

  it('starts afresh after a pause', async () => {
    await sentAfter([message('ana'), message('ana')], 'telegram');
    expect(await sentAfter([message('ana')], 'telegram')).toEqual([0]);
  });
});

describe('writing to the staff', () => {
  it('sends five alerts at once, then one each three seconds', async () => {
    const alerts = Array.from({ length: 7 }, () => message('group', { to: 'staff', kind: 'alert' }));
    expect(await sentAfter(alerts, 'telegram')).toEqual([0, 0, 0, 0, 0, 3, 6]);
  });
});

describe('writing on WhatsApp', () => {
  it('types an answer for one to three seconds, by its length, and shows it', async () => {
    const answers = [10, 200, 4000].map((length) => message(`${length}`, { kind: 'answer', text: 'x'.repeat(length) }));
    expect(await sentAfter(answers, 'whatsapp')).toEqual([1, 2, 3]);
    expect(typed).toEqual(['10', '200', '4000']);
  });

  it('answers five new chats at once and then one each three seconds, and people it knows at once', async () => {
    const people = Array.from({ length: 7 }, (_, n) => message(`new ${n}`));
    expect(await sentAfter(people, 'whatsapp')).toEqual([0, 0, 0, 0, 0, 3, 6]);
    expect(await sentAfter(people, 'whatsapp')).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('does not hold what a person or an alert says back for typing', async () => {
    const words = [message('ana', { kind: 'person' }), message('boss', { to: 'staff', kind: 'alert' })];
    expect(await sentAfter(words, 'whatsapp')).toEqual([0, 0]);
    expect(typed).toEqual([]);
  });
});
