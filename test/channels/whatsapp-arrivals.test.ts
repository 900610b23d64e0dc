/** The line in which messages of one chat wait for each other. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Arrivals } from '../../src/channels/whatsapp/arrival.ts';
import { createArrivals } from '../../src/channels/whatsapp/arrivals.ts';

let arrivals: Arrivals<null>;
let handed: string[];
let now: number;
let trouble: number;
let seq = 0;

beforeEach(() => {
  handed = [];
  now = 0;
  trouble = 0;
  arrivals = createArrivals({ now: () => now, patienceMs: 100, retryMs: 1, onTrouble: () => (trouble += 1) });
});
afterEach(() => arrivals.stop());

const arrival = (message: string, chat = 'ana') => ({ seq: seq++, id: `c:${message}`, message, chat, envelope: null });
const arrive = (message: string, chat?: string) => arrivals.arrived(arrival(message, chat));
const hand = (message: string) => async () => void handed.push(message);
const read = (message: string) => arrivals.readable(`c:${message}`, hand(message));
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('messages of one chat', () => {
  it('are handed over in the order in which their stanzas came, however they are decrypted', async () => {
    for (const message of ['one', 'two', 'three']) arrive(message);
    read('three');
    read('two');
    await settle();
    expect(handed).toEqual([]);
    read('one');
    await settle();
    expect(handed).toEqual(['one', 'two', 'three']);
  });

  it('do not wait for those of another chat', async () => {
    arrive('one');
    arrive('other', 'bo');
    read('other');
    await settle();
    expect(handed).toEqual(['other']);
  });

  it('do not wait for one that was refused', async () => {
    arrive('one');
    arrive('two');
    read('two');
    arrivals.refused('c:one');
    await settle();
    expect(handed).toEqual(['two']);
  });

  it('wait no longer than the patience for one that is never decrypted; it comes later all the same', async () => {
    arrive('one');
    arrive('two');
    read('two');
    now = 101;
    await new Promise((resolve) => setTimeout(resolve, 130));
    expect(handed).toEqual(['two']);
    read('one');
    await settle();
    expect(handed.at(-1)).toBe('one');
  });

  it('are tried again until the store takes them, and hold those behind them', async () => {
    let fails = 2;
    arrive('one');
    arrive('two');
    read('two');
    arrivals.readable('c:one', async () => {
      if (fails-- > 0) throw new Error('the disk is full');
      handed.push('one');
    });
    while (handed.length < 2) await settle();
    expect(handed).toEqual(['one', 'two']);
    expect(trouble).toBe(2);
  });

  it('that are delivered twice at once stand in the line once', async () => {
    arrive('one');
    arrive('one');
    arrive('two');
    read('one');
    read('two');
    await settle();
    expect(handed).toEqual(['one', 'two']);
  });
});

describe('after a lost connection', () => {
  it('what was decrypted waits for what came before it and is delivered again', async () => {
    arrive('one');
    arrive('two');
    read('two');
    arrivals.lost();
    await settle();
    expect(handed).toEqual([]);
    arrive('one');
    read('one');
    await settle();
    expect(handed).toEqual(['one', 'two']);
  });

  it('what is decrypted late still comes', async () => {
    arrive('one');
    arrivals.lost();
    read('one');
    await settle();
    expect(handed).toEqual(['one']);
  });
});

describe('after a restart', () => {
  it('a message waits for the one before it that had not been decrypted', async () => {
    arrive('one');
    arrive('two');
    expect(arrivals.pendingBefore('c:two')).toEqual(['one']);
    const restarted = createArrivals<null>({ now: () => now, patienceMs: 100, onTrouble: () => undefined });
    restarted.place(arrival('two'), hand('two'), ['one']);
    await settle();
    expect(handed).toEqual([]);
    restarted.arrived(arrival('one'));
    restarted.readable('c:one', hand('one'));
    await settle();
    expect(handed).toEqual(['one', 'two']);
    restarted.stop();
  });
});

describe('how long we have been deaf', () => {
  it('counts from the last message that could be read, and only while one waits', () => {
    expect(arrivals.stuckMs()).toBe(0);
    arrive('one');
    arrive('two');
    now = 50;
    expect(arrivals.stuckMs()).toBe(50);
    read('two');
    now = 80;
    expect(arrivals.stuckMs()).toBe(30);
    read('one');
    expect(arrivals.stuckMs()).toBe(0);
  });
});
