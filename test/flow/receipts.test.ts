import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { Channel, ReceiptOf } from '../../src/core/channel.ts';
import { receipts } from '../../src/flow/receipts.ts';
import { breathe } from './trial-desk.ts';

const ABOUT = { conversationId: 'c1' } as const;
const OWN = { channel: 'telegram', place: '-1', id: '7' } as const;

/** What is shown, in the order in which it is; the network takes the first call slowly. */
async function shownFor(news: readonly ReceiptOf[]): Promise<readonly ReceiptOf[]> {
  const shown: ReceiptOf[] = [];
  let calls = 0;
  const channel: Pick<Channel, 'name' | 'receipt'> = {
    name: 'telegram',
    async receipt(_, became) {
      calls += 1;
      if (calls === 1) await new Promise((resolve) => setImmediate(resolve));
      shown.push(became);
    },
  };
  const show = receipts([channel as Channel], pino({ enabled: false }));
  for (const became of news) show(OWN, became, ABOUT);
  await breathe();
  return shown;
}

describe('the mark at a person’s own message', () => {
  it('goes forward only, in whatever order a network tells', async () => {
    expect(await shownFor(['sent', 'delivered', 'read'])).toEqual(['sent', 'delivered', 'read']);
    expect(await shownFor(['delivered', 'sent', 'read', 'delivered'])).toEqual(['delivered', 'read']);
  });

  it('turns from failed to sent when it was sent after all', async () => {
    expect(await shownFor(['failed', 'sent'])).toEqual(['failed', 'sent']);
  });

  it('stays away where the channel has none, and does no harm when it cannot be shown', async () => {
    const log = pino({ enabled: false });
    let tried = 0;
    const broken = {
      name: 'telegram',
      receipt() {
        tried += 1;
        return Promise.reject(new Error('gone'));
      },
    } as unknown as Channel;
    const show = receipts([broken], log);
    show(OWN, 'sent', ABOUT);
    show(OWN, 'delivered', ABOUT);
    expect(() => receipts([], log)(OWN, 'sent', ABOUT)).not.toThrow();
    await breathe();
    expect(tried).toBe(2);
  });
});
