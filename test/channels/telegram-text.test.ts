import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';
import { split } from '../../src/channels/split.ts';
import { ApiFailure } from '../../src/channels/telegram/failure.ts';
import { createHearing } from '../../src/channels/telegram/hearing.ts';
import { supervise } from '../../src/channels/telegram/supervise.ts';
import { topicName } from '../../src/channels/telegram/topic-name.ts';

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
  it('holds the customer and the channel, in 128 characters, and cannot be turned around', () => {
    expect(topicName('Ana Ruiz (@ana_r)', 'telegram')).toBe('Ana Ruiz (@ana_r) · telegram');
    expect(topicName('\u202egnp\n\u0007x', 'web')).toBe('gnp x · web');
    expect(topicName(' ', 'web')).toBe('Customer · web');
    const long = topicName('💊'.repeat(100), 'telegram');
    expect(long).toMatch(/💊… · telegram$/);
    expect(long.length).toBeLessThanOrEqual(128);
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
