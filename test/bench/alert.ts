/** From a customer's words to the alert that staff see: the built desk on a stand-in for Telegram, one customer at a time. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openTelegramDesk } from '../desk/telegram-desk.ts';
import { endDesks } from '../standins/desk-process.ts';
import { ms, percentile } from './percentile.ts';
import type { Figure } from './run.ts';

const FORUM = { id: -1_001_234_567_893, is_forum: true };
const CUSTOMERS = 10;
/** Telegram takes twenty messages a minute for a group: who comes sooner waits for those before. */
const BETWEEN_MS = 3500;
/** Everything that a quote needs, in one message. */
const INQUIRY =
  'Price for 25 kg finerenone to Mexico City, we are Farmacia Norte SA, compras@norte.example, for generics R&D';

/** @returns how long staff wait for an alert, with the usual settings: a customer's next bubble is waited for first */
export async function alertFigures(): Promise<readonly Figure[]> {
  process.env.DESK_BUILT = path.resolve('.');
  const d = await openTelegramDesk(FORUM, { QUIET_WINDOW_MS: '1500', PACING: 'on' });
  const took: number[] = [];
  try {
    for (let i = 0; i < CUSTOMERS; i++) {
      const name = `Buyer ${i}.`;
      const customer = d.newCustomer(name);
      const begin = performance.now();
      await d.answer(
        FORUM.id,
        () => customer.says(INQUIRY),
        ({ text }) => text?.includes(name) === true,
      );
      took.push(performance.now() - begin);
      await d.settled();
      await pause(BETWEEN_MS);
    }
  } finally {
    await endDesks();
    await d.end();
  }
  return [
    { what: 'alert in the staff group: p50', value: ms(percentile(took, 0.5)), aim: 'under 2000 ms' },
    { what: 'alert in the staff group: slowest', value: ms(Math.max(...took)), aim: 'under 2000 ms' },
  ];
}
