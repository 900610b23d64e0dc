/** Staff change what they have said: where and how long that still reaches the customer. */
import { describe, expect, it } from '@jest/globals';
import { decide } from '../../handlers/index.ts';
import type { ChannelName } from '../../src/core/message.ts';
import { staffTurn } from '../flow/turns.ts';
import { T0 } from '../store/samples.ts';
import { toCustomer, viewOf } from './turns.ts';

const WITH_LI = { status: 'staff', owner: { id: 's1', name: 'Li' } } as const;
const minutesAgo = (minutes: number) => new Date(T0.getTime() - minutes * 60_000);

/** What follows when Li changes words that a channel took so many minutes ago. */
function changed(channel: ChannelName, minutes: number) {
  const turn = staffTurn('It is 2027-06.', WITH_LI);
  const ref = { channel, place: 'c1', id: '7' } as const;
  return decide({
    ...turn,
    knowledge: viewOf({}),
    message: { ...turn.message, kind: 'edit' },
    found: { sentAs: { ref, at: minutesAgo(minutes) } },
  });
}

describe('a correction', () => {
  it.each<[ChannelName, number]>([
    ['telegram', 24 * 60],
    ['web', 24 * 60],
    ['whatsapp', 14],
  ])('takes the place of what was sent on %s %d minutes ago', (channel, minutes) => {
    expect(toCustomer(changed(channel, minutes))).toMatchObject([
      { by: 'person', wording: { text: 'It is 2027-06.' }, replaces: { channel, place: 'c1', id: '7' } },
    ]);
  });

  it.each<[ChannelName, number]>([
    ['whatsapp', 15],
    ['terminal', 0],
  ])('does not reach a customer on %s %d minutes later, and who made it is told', (channel, minutes) => {
    const effects = changed(channel, minutes);
    expect(toCustomer(effects)).toEqual([]);
    expect(JSON.stringify(effects)).toContain('Your change does not reach Ana');
  });
});
