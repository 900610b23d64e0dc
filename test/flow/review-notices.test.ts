/** Staff are told what runs out, once a day, whatever the desk does meanwhile. */
import { expect, it } from '@jest/globals';
import { silentLog } from '../../src/flow/log.ts';
import { startReviewNotices } from '../../src/flow/review-notices.ts';
import { trialDesk } from './trial-desk.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

it('tells staff of a day once, also after a restart, and of the next day again', async () => {
  const desk = await trialDesk();
  const asked: (string | undefined)[] = [];
  const start = () =>
    startReviewNotices({
      store: desk.store,
      clock: desk.clock,
      receive: desk.receive,
      dayOf: (now) => now.toISOString().slice(0, 10),
      due(told, today) {
        asked.push(told);
        return `• until ${today}: moq (en)`;
      },
      log: silentLog,
    });
  const toldStaff = async () => {
    await desk.idle();
    return desk.told('staff').map((text) => /until (\S+):/.exec(text)?.[1]);
  };
  const hours = async (count: number) => {
    for (let i = 0; i < count; i++) {
      await desk.clock.moveTo(new Date(desk.clock.now().getTime() + DAY_MS / 24), async () => {
        await desk.store.probe();
        await desk.idle();
      });
    }
  };

  const stop = start();
  await hours(2);
  stop();
  const stopAgain = start();
  await hours(2);
  const first = desk.clock.now().toISOString().slice(0, 10);
  expect(await toldStaff()).toEqual([first]);

  await hours(24);
  stopAgain();
  expect(await toldStaff()).toEqual([first, desk.clock.now().toISOString().slice(0, 10)]);
  expect(asked).toEqual([undefined, first]);
  await desk.stop();
});
