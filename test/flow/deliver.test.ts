/** What was decided reaches the network: in order, again after a failure, and never when it is no longer wanted. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { decide } from '../../handlers/index.ts';
import type { Delivery, Outbound } from '../../src/core/channel.ts';
import type { Turn } from '../../src/core/turn.ts';
import { openStore } from '../../src/store/open.ts';
import { breathe, type Script, type TrialDesk, type TrialOptions, trialDesk } from './trial-desk.ts';
import { patientMind } from './trial-mind.ts';
import { botSays, opens } from './turns.ts';

let desk: TrialDesk;
async function start(options: TrialOptions = {}): Promise<TrialDesk> {
  desk = await trialDesk(options);
  return desk;
}
afterEach(() => desk.end());

const HOUR = 3600;
const retry = (afterMs?: number): Delivery => ({
  kind: 'retry',
  why: 'no answer',
  ...(afterMs === undefined ? {} : { afterMs }),
});
const echo = (turn: Turn) => (turn.from === 'customer' ? [botSays(`re: ${turn.text}`)] : []);

/** Fails these messages this often, and lets everything else through. */
function failing(times: number, which: (message: Outbound) => boolean, delivery = retry()): Script {
  let left = times;
  return (message) => {
    if (!which(message) || left === 0) return undefined;
    left -= 1;
    return delivery;
  };
}

/** Seconds between the attempts. */
function pauses(to: 'customer' | 'staff'): number[] {
  const at = desk.attempts.filter((a) => a.message.to === to).map((a) => a.at);
  return at.slice(1).map((second, i) => second - (at[i] ?? 0));
}

describe('a message that the network does not take', () => {
  it('is tried again after pauses that double up to five minutes, then given up, and staff are told', async () => {
    await start({ script: failing(Number.POSITIVE_INFINITY, (m) => m.to === 'customer') });
    await desk.customer('who are you?');
    await desk.pass(2 * HOUR);
    expect(pauses('customer')).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect(desk.attempts.filter((a) => a.message.to === 'customer').map((a) => a.message.attempt)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    expect(desk.told('staff')).toEqual([expect.stringMatching(/Ana .*could not be delivered.*no answer/)]);
    expect(await desk.store.backlog()).toEqual({});
  });

  it('keeps its id in every try', async () => {
    await start({ script: failing(3, (m) => m.to === 'customer') });
    await desk.customer('who are you?');
    await desk.pass(60);
    expect(new Set(desk.attempts.map((a) => a.message.id)).size).toBe(1);
    expect(desk.attempts).toHaveLength(4);
  });

  it('waits as long as the network asks', async () => {
    await start({ script: failing(2, (m) => m.to === 'customer', retry(17_000)) });
    await desk.customer('who are you?');
    await desk.pass(60);
    expect(pauses('customer')).toEqual([17, 17]);
  });

  it('is not overtaken by what was said later, and does not keep that from being sent', async () => {
    await start({ policy: echo, script: failing(4, (m) => m.text === 're: a') });
    await desk.customer('a');
    await desk.idle();
    await desk.customer('b');
    await desk.customer('c', { address: 'c2' });
    await desk.pass(HOUR);
    const told = desk.told('customer');
    expect(told.filter((text) => text !== 're: c')).toEqual([...Array(5).fill('re: a'), 're: b']);
    expect(desk.attempts.find((a) => a.message.text === 're: c')?.at).toBe(0);
    expect(desk.attempts.at(-1)?.at).toBe(15);
  });

  it('is tried again when the channel throws', async () => {
    let broken = true;
    await start({
      script: () => {
        if (!broken) return undefined;
        broken = false;
        throw new Error('a bug in the channel');
      },
    });
    await desk.customer('who are you?');
    await desk.pass(1);
    expect(desk.told('customer')).toHaveLength(2);
  });

  it('is tried again when the network has not answered for a minute', async () => {
    let hangs = true;
    await start({ script: () => (hangs ? new Promise(() => undefined) : undefined) });
    await desk.customer('who are you?');
    await breathe();
    await desk.pass(59, breathe);
    expect(desk.attempts).toHaveLength(1);
    hangs = false;
    await desk.pass(10, breathe);
    expect(desk.attempts).toHaveLength(2);
    expect(await desk.store.backlog()).toEqual({});
  });
});

describe('what is for staff', () => {
  const unhurried = { current: () => patientMind };
  const refused: Delivery = { kind: 'refused', why: 'message is wrong' };

  it('an alert is never given up while their chat cannot be reached', async () => {
    await start({ mind: unhurried, script: failing(50, (m) => m.kind === 'alert', retry()) });
    await desk.customer('price please');
    await desk.pass(6 * HOUR);
    expect(pauses('staff').slice(-3)).toEqual([300, 300, 300]);
    expect(desk.attempts.filter((a) => a.message.kind === 'alert')).toHaveLength(51);
    expect(await desk.store.backlog()).toEqual({});
  });

  it('of the reminders that an outage of their chat has held up only the newest arrives, behind the alert', async () => {
    let isDown = true;
    await start({ script: (m) => (isDown && m.to === 'staff' ? retry() : undefined) });
    await desk.customer('price please');
    await desk.pass(30 * HOUR);
    const before = desk.attempts.length;
    isDown = false;
    await desk.pass(HOUR / 6);
    const arrived = desk.attempts.slice(before).filter(({ message }) => message.kind === 'alert');
    expect(arrived.map(({ message }) => message.text.split('\n')[0])).toEqual([
      'SALES · quote · normal',
      expect.stringMatching(/NOBODY HAS ANSWERED/),
    ]);
  });

  it('a customer’s words are not given up either while their chat cannot be reached', async () => {
    await start({ mind: unhurried, script: failing(20, (m) => m.kind === 'relay') });
    await desk.customer('hello');
    await desk.idle();
    await desk.staff('I am here');
    await desk.customer('I need 25 kg');
    await desk.pass(6 * HOUR);
    expect(desk.attempts.filter((a) => a.message.kind === 'relay')).toHaveLength(21);
    expect(desk.told('staff').at(-1)).toBe('Ana: I need 25 kg');
  });

  it.each([
    ['at once when the network says that it will never take it', 1, { ...refused, final: true }],
    ['after twelve refusals in 20 minutes, so that it holds nothing up', 12, refused],
  ])('an alert is given up %s, and staff are told what did not arrive', async (_, tries, delivery) => {
    await start({ mind: unhurried, script: failing(99, (m) => m.kind === 'alert', delivery) });
    await desk.customer('price please');
    await desk.pass(HOUR / 3);
    const alerts = desk.attempts.filter(({ message }) => message.kind === 'alert');
    expect(alerts.filter(({ message }) => message.id === alerts[0]?.message.id)).toHaveLength(tries);
    const told = desk.attempts.filter(({ message }) => message.kind === 'notice').map(({ message }) => message.text);
    expect(told).toEqual([
      expect.stringMatching(/^⚠ An alert about Ana did not arrive by console: message is wrong\./),
    ]);
    expect(await desk.store.backlog()).toEqual({});
  });

  it('an alert that their chat refuses for a while arrives', async () => {
    await start({ mind: unhurried, script: failing(8, (m) => m.kind === 'alert', refused) });
    await desk.customer('price please');
    await desk.pass(HOUR / 3);
    expect(desk.attempts.filter(({ message }) => message.to === 'staff')).toHaveLength(9);
    expect(await desk.store.backlog()).toEqual({});
  });

  it('a notice that their chat refuses does not hold up what comes after it', async () => {
    const notice = botSays('a notice', { to: 'staff' });
    await start({
      policy: () => [notice, opens('TM-2222'), { type: 'setStatus', status: 'waiting' }],
      script: failing(1, (m) => m.kind === 'notice', refused),
    });
    await desk.customer('hello');
    await desk.idle();
    expect(desk.told('staff')).toEqual(['a notice', expect.stringContaining('TM-2222')]);
  });
});

describe('a customer who has blocked us', () => {
  const blocked: Delivery = { kind: 'refused', why: 'bot was blocked by the user', blocked: true };

  it('is written to once, and staff are told once, however much there was to say', async () => {
    await start({
      policy: (turn) => (turn.from === 'customer' ? ['a', 'b', 'c'].map((text) => botSays(text)) : decide(turn)),
      script: (m) => (m.to === 'customer' ? blocked : undefined),
    });
    await desk.customer('hello');
    await desk.idle();
    expect(desk.told('customer')).toEqual(['a']);
    expect(desk.told('staff')).toEqual([expect.stringContaining('has blocked us')]);
    expect((await desk.conversation())?.status).toBe('closed');
    expect(await desk.store.backlog()).toEqual({});
  });

  it('is reported once also when several words of a person do not arrive', async () => {
    await start({ script: (m) => (m.kind === 'person' ? blocked : undefined) });
    await desk.customer('hello');
    await desk.idle();
    for (const words of ['one', 'two', 'three']) await desk.staff(words);
    await desk.idle();
    const reports = desk.told('staff').filter((text) => text.includes('has blocked us'));
    expect(reports).toHaveLength(1);
  });

  it('is answered again when they write again', async () => {
    await start({ script: failing(1, (m) => m.to === 'customer', blocked) });
    await desk.customer('hello');
    await desk.idle();
    await desk.customer('who are you?');
    await desk.idle();
    expect(desk.told('customer').at(-1)).toContain('about-us');
    expect((await desk.conversation())?.status).toBe('bot');
  });
});

describe('a great many messages', () => {
  it('all leave, each once, and nothing that is due is left', async () => {
    const numbers = Array.from({ length: 300 }, (_, n) => n);
    await start({
      policy: echo,
      script: async () => {
        await Promise.resolve();
        return undefined;
      },
    });
    await Promise.all(numbers.map((n) => desk.customer(`${n}`, { address: `c${n % 60}` })));
    await desk.idle();
    expect(new Set(desk.told('customer')).size).toBe(300);
    expect(desk.attempts).toHaveLength(300);
    expect(await desk.store.backlog()).toEqual({});
  });
});

it('a store that cannot be read for a moment delays the messages, and loses none', async () => {
  const real = await openStore('file::memory:');
  let failures = 3;
  const claim: typeof real.claim = (...asked) => {
    failures -= 1;
    return failures >= 0 ? Promise.reject(new Error('disk full')) : real.claim(...asked);
  };
  await start({ store: { ...real, claim } });
  await desk.customer('who are you?');
  await desk.pass(60);
  expect(desk.told('customer')).toHaveLength(1);
});
