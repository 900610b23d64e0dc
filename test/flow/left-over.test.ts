/** What a process leaves behind when it dies is looked for until it is certain that nobody else will send it. */
import { expect, it } from '@jest/globals';
import type { Channel } from '../../src/core/channel.ts';
import { virtualClock } from '../../src/flow/clock.ts';
import { leftOver } from '../../src/flow/left-over.ts';
import { silentLog } from '../../src/flow/log.ts';
import type { Abandoned } from '../../src/store/store.ts';
import { later, T0 } from '../store/samples.ts';

const channel: Channel = {
  name: 'telegram',
  start: () => Promise.resolve(),
  send: () => Promise.reject(new Error('nothing is sent here')),
  health: () => ({ ready: true }),
  stop: () => Promise.resolve(),
};

/** A store that finds these claims of other processes, one look after the other, and then none. */
function begin(found: (Abandoned | Error)[], more: Partial<Channel> = {}) {
  const clock = virtualClock(T0);
  const looks: (boolean | 'all')[] = [];
  let woken = 0;
  const store = {
    async requeueClaimed() {
      looks.push('all');
      return 1;
    },
    async requeueAbandoned(_: string, __: Date, withOwn: boolean) {
      looks.push(withOwn);
      const one = found.shift() ?? { requeued: 0, others: 0 };
      if (one instanceof Error) throw one;
      return one;
    },
  };
  const left = leftOver({ store, channel: { ...channel, ...more }, clock, log: silentLog }, () => {
    woken += 1;
  });
  const settle = async () => {
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  return { left, looks, woken: () => woken, pass: (seconds: number) => clock.moveTo(later(seconds), settle) };
}

it('is put back as soon as the one that has claimed it counts as dead, and never what this process sends', async () => {
  const others = { requeued: 0, others: 1 };
  const { left, looks, woken, pass } = begin([
    others,
    others,
    new Error('no database'),
    others,
    { requeued: 1, others: 0 },
  ]);
  await left.takeOver();
  await pass(19);
  expect(woken()).toBe(0);
  await pass(20);
  expect(woken()).toBe(1);
  await pass(1000);
  expect(looks).toEqual([true, false, false, false, false]);
});

it('is looked for once where nobody else has claimed anything, and not after the end', async () => {
  const alone = begin([]);
  await alone.left.takeOver();
  await alone.pass(1000);
  expect(alone.looks).toEqual([true]);
  const ended = begin([{ requeued: 0, others: 1 }]);
  await ended.left.takeOver();
  ended.left.stop();
  await ended.pass(1000);
  expect(ended.looks).toEqual([true]);
});

it('is all put back where one process at a time has the network', async () => {
  const { left, looks, pass } = begin([], { standsBy: () => false });
  await left.takeOver();
  await pass(1000);
  expect(looks).toEqual(['all']);
});
