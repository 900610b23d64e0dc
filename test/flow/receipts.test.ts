import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { Channel, ReceiptOf } from '../../src/core/channel.ts';
import { receipts } from '../../src/flow/receipts.ts';

const OWN = { channel: 'telegram', place: '-1', id: '7' } as const;

function shownFor(news: readonly ReceiptOf[]): readonly ReceiptOf[] {
  const shown: ReceiptOf[] = [];
  const channel: Pick<Channel, 'name' | 'receipt'> = {
    name: 'telegram',
    async receipt(_, became) {
      shown.push(became);
    },
  };
  const show = receipts([channel as Channel], pino({ enabled: false }));
  for (const became of news) show(OWN, became);
  return shown;
}

describe('the mark at a person’s own message', () => {
  it('goes forward only, in whatever order a network tells', () => {
    expect(shownFor(['sent', 'delivered', 'read'])).toEqual(['sent', 'delivered', 'read']);
    expect(shownFor(['delivered', 'sent', 'read', 'delivered'])).toEqual(['delivered', 'read']);
  });

  it('turns from failed to sent when it was sent after all', () => {
    expect(shownFor(['failed', 'sent'])).toEqual(['failed', 'sent']);
  });

  it('stays away where the channel has none, and does no harm when it cannot be shown', () => {
    const log = pino({ enabled: false });
    const broken = { name: 'telegram', receipt: () => Promise.reject(new Error('gone')) } as unknown as Channel;
    expect(() => receipts([broken], log)(OWN, 'sent')).not.toThrow();
    expect(() => receipts([], log)(OWN, 'sent')).not.toThrow();
  });
});
