/** Which messages are answered together, and when. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CustomerMessage } from '../../src/core/message.ts';
import { LONGEST_WAIT_MS, type Next, nextToDecide, wordsOf } from '../../src/flow/burst.ts';
import type { Stored } from '../../src/store/store.ts';
import { later, said, staffSaid, T0 } from '../store/samples.ts';

const WINDOW_MS = 2000;
const isUrgent = (text: string) => text.includes('human');

let seq = 0;
function bubble(text: string, seconds: number, more: Partial<CustomerMessage> = {}): Stored<CustomerMessage> {
  seq += 1;
  return { seq, message: said(`m${seq}`, text, more), receivedAt: later(seconds) };
}

function next(waiting: readonly Stored[], windowMs = WINDOW_MS): Next | undefined {
  return nextToDecide(waiting, windowMs, isUrgent);
}

/** The words of the turn that comes next, and the second at which it is due. */
function turn(waiting: readonly Stored[], windowMs = WINDOW_MS): { words: string[]; due: number } {
  const found = next(waiting, windowMs);
  if (found?.from !== 'customer') throw new Error('not a customer’s turn');
  return {
    words: found.bubbles.map((b) => b.message.text),
    due: (found.dueAt.getTime() - T0.getTime()) / 1000,
  };
}

describe('a burst of bubbles', () => {
  it('is nothing when nothing waits', () => {
    expect(next([])).toBeUndefined();
  });

  it('is answered together, when the customer has been quiet for the window', () => {
    expect(turn([bubble('hi', 0), bubble('price of', 1), bubble('finerenone', 2.5)])).toEqual({
      words: ['hi', 'price of', 'finerenone'],
      due: 4.5,
    });
  });

  it('is answered after 5 seconds, however long the customer goes on typing', () => {
    const bubbles = Array.from({ length: 8 }, (_, i) => bubble(`${i}`, i));
    expect(turn(bubbles).due).toBe(5);
    expect(turn([bubble('a', 0)], 60_000).due).toBe(5);
  });

  it('is never due later than 5 seconds after its first bubble, nor before it', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 10_000 }), (pauses, windowMs) => {
        let at = 0;
        const bubbles = pauses.map((pause, i) => {
          at += pause;
          return bubble(`${i}`, at / 1000);
        });
        const found = next(bubbles, windowMs);
        if (found?.from !== 'customer') throw new Error('not a customer’s turn');
        const first = bubbles[0]?.receivedAt.getTime() ?? 0;
        expect(found.dueAt.getTime()).toBeGreaterThanOrEqual(first);
        expect(found.dueAt.getTime()).toBeLessThanOrEqual(first + LONGEST_WAIT_MS);
        expect(found.bubbles).toHaveLength(bubbles.length);
      }),
    );
  });

  it('is due at once when any of its bubbles may not wait', () => {
    expect(turn([bubble('hello', 0), bubble('a human please', 1)])).toEqual({
      words: ['hello', 'a human please'],
      due: 0,
    });
  });

  it('is not waited for where the window is off: every message is answered by itself', () => {
    expect(turn([bubble('a', 0), bubble('b', 1)], 0)).toEqual({ words: ['a'], due: 0 });
  });
});

describe('a pressed button', () => {
  const press = (seconds: number) => bubble('1', seconds, { kind: 'choice', choice: 'topic:about-us' });

  it('is a turn of its own, at once', () => {
    expect(turn([press(3), bubble('and', 4)])).toEqual({ words: ['1'], due: 3 });
  });

  it('ends the burst before it, which is then answered without waiting', () => {
    expect(turn([bubble('a', 0), bubble('b', 1), press(1.5), bubble('c', 2)])).toEqual({ words: ['a', 'b'], due: 0 });
  });
});

describe('a person', () => {
  it('comes first, wherever they stand in the line', () => {
    const person: Stored = {
      seq: 99,
      message: staffSaid('s1', 'I am here', {}),
      receivedAt: later(9),
    };
    expect(next([bubble('a', 0), bubble('human!', 1), person, bubble('b', 10)])).toEqual({
      from: 'staff',
      stored: person,
    });
  });

  it('and the desk’s own notices are decided in the order in which they came', () => {
    const notice: Stored = {
      seq: 98,
      message: {
        from: 'clock',
        id: 'n1',
        channel: 'telegram',
        kind: 'text',
        text: '',
        sentAt: T0,
        conversationId: 'x',
        event: 'blocked',
      },
      receivedAt: T0,
    };
    const person: Stored = { seq: 99, message: staffSaid('s1', 'hi', {}), receivedAt: T0 };
    expect(next([bubble('a', 0), notice, person])).toEqual({ from: 'clock', stored: notice });
    expect(next([person, notice])).toEqual({ from: 'staff', stored: person });
  });
});

describe('the words of a burst', () => {
  const edit = (id: string, text: string) => said(id, text, { kind: 'edit', editOf: 'a' });

  it('are its bubbles, one a line, empty ones left out', () => {
    expect(wordsOf([said('a', 'hi'), said('b', ' '), said('c', '', { kind: 'image' }), said('d', 'price?')])).toBe(
      'hi\nprice?',
    );
  });

  it('are those after an edit within the burst, in the place of the first ones', () => {
    expect(wordsOf([said('a', '25 kg'), said('b', 'to Mexico'), edit('e1', '50 kg'), edit('e2', '75 kg')])).toBe(
      '75 kg\nto Mexico',
    );
  });

  it('are the new words of an edit whose message was answered before', () => {
    expect(wordsOf([said('b', 'to Mexico'), edit('e1', '50 kg')])).toBe('to Mexico\n50 kg');
  });
});
