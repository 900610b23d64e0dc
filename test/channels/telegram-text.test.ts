import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';
import { split } from '../../src/channels/split.ts';
import { ApiFailure } from '../../src/channels/telegram/failure.ts';
import { createHearing } from '../../src/channels/telegram/hearing.ts';
import { supervise } from '../../src/channels/telegram/supervise.ts';
import { topicName } from '../../src/channels/telegram/topic-name.ts';
import { type Conversation, newConversation } from '../../src/core/conversation.ts';
import type { ChannelName, CustomerName } from '../../src/core/message.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import type { TicketKind } from '../../src/core/topic.ts';

describe('long text', () => {
  it('is cut where a reader would pause, and nothing is lost', () => {
    expect(split('One is here. Two is there. Three', 28)).toEqual(['One is here. Two is there. ', 'Three']);
    expect(split('One is here.\nTwo is. And so on', 20)).toEqual(['One is here.\n', 'Two is. And so on']);
    expect(split('我们是制造商。欢迎询价。谢谢', 9)).toEqual(['我们是制造商。', '欢迎询价。谢谢']);
    expect(split('💊💊💊', 3)).toEqual(['💊', '💊', '💊']);
    expect(split(' \n ')).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 2, max: 12 }), (text, limit) => {
        const pieces = split(`${text}`, limit);
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const piece of pieces) expect(piece.length <= limit && !/\p{Surrogate}/u.test(piece)).toBe(true);
      }),
    );
  });
});

describe('the name of a topic', () => {
  const AT = new Date('2026-03-02T08:00:00Z');
  const talk = (customer: CustomerName, channel: ChannelName = 'web'): Conversation =>
    newConversation('c', { channel, address: 'a', kind: 'customer', customer }, AT);
  const ticket = (id: string, kind: TicketKind): Ticket => ({
    ...{ id, kind, desk: 'sales', status: 'open', urgent: false, topics: [], fields: {}, words: '' },
    ...{ openedAt: AT, updatedAt: AT },
  });

  it('holds the customer and the channel, in 128 characters, and cannot be turned around', () => {
    expect(topicName(talk({ name: 'Ana Ruiz', handle: '@ana_r' }, 'telegram'))).toBe('Ana Ruiz (@ana_r) · telegram');
    expect(topicName(talk({ name: '\u202egnp\n\u0007x' }))).toBe('gnp x · web');
    expect(topicName(talk({ name: ' ' }))).toBe('Customer · web');
    const long = topicName(talk({ name: '💊'.repeat(100) }, 'telegram'));
    expect(long).toMatch(/💊… · telegram$/);
    expect(long.length).toBeLessThanOrEqual(128);
  });

  it('says which request it is about and how that stands', () => {
    const waiting = { ...talk({ name: 'Ana' }), status: 'waiting' as const, tickets: [ticket('TM-1', 'quote')] };
    expect(topicName(waiting)).toBe('🟠 Ana · web · TM-1 · waiting');
    const taken = { ...waiting, status: 'staff' as const, owner: { id: '1', name: 'Li Wei' } };
    expect(topicName(taken)).toBe('🟢 Ana · web · TM-1 · Li Wei');
    const harm = { ...taken, tickets: [...waiting.tickets, ticket('TM-2', 'adverse-event')] };
    expect(topicName(harm)).toBe('🔴 Ana · web · TM-2 +1 · not seen yet');
    expect(topicName({ ...harm, status: 'optedOut' })).toBe('🔴 Ana · web · TM-2 +1 · not seen yet');
    const done = { ...talk({ name: 'Ana' }), closedTickets: waiting.tickets };
    expect(topicName(done)).toBe('⚪ Ana · web · TM-1 · done');
  });
});

describe('health', () => {
  it('turns red when nothing has been heard for 90 seconds', () => {
    let at = 0;
    const hearing = createHearing(() => new Date(at));
    expect(hearing.health()).toMatchObject({ ready: false });
    hearing.heard();
    at += 89_000;
    expect(hearing.health()).toEqual({ ready: true });
    at += 1000;
    expect(hearing.health()).toEqual({ ready: false, why: 'Telegram has not answered for 90 seconds' });
  });
});

describe('a refused token', () => {
  it('ends all tries', async () => {
    const hearing = createHearing(() => new Date(0));
    let tries = 0;
    const work = async () => {
      tries += 1;
      throw new ApiFailure('token', 'getMe: 401: Unauthorized');
    };
    const { signal } = new AbortController();
    await supervise(work, { hearing, signal, log: pino({ enabled: false }), firstPauseMs: 1 });
    hearing.lost('something else');
    expect(tries).toBe(1);
    expect(hearing.health()).toMatchObject({ why: 'Telegram refuses the token; check TELEGRAM_BOT_TOKEN' });
  });
});
