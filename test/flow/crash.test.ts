/** The desk ends at any moment, or the store does not write: nothing is lost, and nothing is said that is not wanted. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../src/core/channel.ts';
import type { Turn } from '../../src/core/turn.ts';
import type { Pace } from '../../src/flow/pace.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { breathe, type TrialDesk, type TrialOptions, trialDesk } from './trial-desk.ts';
import { botSays } from './turns.ts';

let desk: TrialDesk;
async function start(options: TrialOptions = {}): Promise<TrialDesk> {
  desk = await trialDesk(options);
  return desk;
}
afterEach(() => desk.end());

const echo = (turn: Turn) => (turn.from === 'customer' ? [botSays(`re: ${turn.text}`)] : []);
const never = () => new Promise<Delivery>(() => undefined);

/** A desk that dies while it sends: its store lives on, and the next desk opens it. */
async function diesSending(store: Store, ...texts: string[]): Promise<TrialDesk> {
  const dead = await trialDesk({ store, policy: echo, script: never });
  for (const text of texts) await dead.customer(text);
  await breathe();
  return dead;
}

describe('after a crash', () => {
  it('what was on its way is sent again, before what comes after it', async () => {
    const store = await openStore('file::memory:');
    const dead = await diesSending(store, 'a', 'b');
    expect(dead.told('customer')).toEqual(['re: a']);
    await start({ store, policy: echo });
    await desk.idle();
    expect(desk.told('customer')).toEqual(['re: a', 're: b']);
    expect(desk.attempts[0]?.message).toMatchObject({ id: dead.attempts[0]?.message.id, attempt: 2 });
  });

  it('what was decided is not decided again', async () => {
    const store = await openStore('file::memory:');
    await diesSending(store, 'a');
    const turns: string[] = [];
    await start({
      store,
      policy: (turn) => {
        turns.push(turn.message.text);
        return [];
      },
    });
    await desk.idle();
    expect(turns).toEqual([]);
  });
});

it('while the desk stops, what is on its way is finished, and nothing more begins', async () => {
  let arrives: ((delivery: Delivery) => void) | undefined;
  let hangUp: (() => void) | undefined;
  const hungUp = new Promise<void>((resolve) => {
    hangUp = resolve;
  });
  const script = () => new Promise<Delivery>((resolve) => (arrives = resolve));
  await start({ policy: echo, script, hungUp });
  await desk.customer('a');
  await desk.customer('b');
  await breathe();
  const stopped = desk.stop();
  arrives?.({ kind: 'sent', refs: [] });
  await breathe();
  expect(desk.told('customer')).toEqual(['re: a']);
  hangUp?.();
  await stopped;
  expect(await desk.store.backlog()).toEqual({ telegram: 1 });
});

describe('the bot’s words at the moment in which a person takes over', () => {
  /** A pace that holds the bot's words back until the test lets them go. */
  function heldBack() {
    const held: (() => void)[] = [];
    const pace: Pace = ({ kind }) =>
      kind === 'answer' ? new Promise((resolve) => held.push(resolve)) : Promise.resolve();
    const letGo = () => {
      for (const go of held.splice(0)) go();
    };
    return { pace, letGo };
  }

  it('are not said when they have only waited for their turn', async () => {
    const { pace, letGo } = heldBack();
    await start({ pace });
    await desk.customer('who are you?');
    await breathe();
    await desk.staff('I am here');
    await breathe();
    letGo();
    await desk.idle();
    expect(desk.told('customer')).toEqual(['I am here']);
    expect(await desk.store.backlog()).toEqual({});
  });

  it('are said when nobody took over', async () => {
    const { pace, letGo } = heldBack();
    await start({ pace });
    await desk.customer('who are you?');
    await breathe();
    letGo();
    await desk.idle();
    expect(desk.told('customer')).toHaveLength(1);
  });

  it('are not tried again when they fail', async () => {
    let answer: ((delivery: Delivery) => void) | undefined;
    await start({
      script: ({ kind }) => (kind === 'answer' ? new Promise((resolve) => (answer = resolve)) : undefined),
    });
    await desk.customer('who are you?');
    await breathe();
    await desk.staff('I am here');
    await breathe();
    answer?.({ kind: 'retry', why: 'no answer' });
    await desk.pass(600);
    expect(desk.told('customer')).toEqual([expect.stringContaining('about-us'), 'I am here']);
  });
});

describe('a result that cannot be written down at once', () => {
  async function failingStore(failures: number): Promise<Store> {
    const real = await openStore('file::memory:');
    let left = failures;
    return {
      ...real,
      settle: (settlements) => {
        left -= 1;
        return left >= 0 ? Promise.reject(new Error('disk full')) : real.settle(settlements);
      },
    };
  }

  it('is written down later: the message is not sent twice, and the next one follows', async () => {
    await start({ store: await failingStore(3), policy: echo });
    await desk.customer('a');
    await desk.customer('b');
    await desk.pass(60);
    expect(desk.told('customer')).toEqual(['re: a', 're: b']);
    expect(await desk.store.backlog()).toEqual({});
  });

  it('and a store that cannot say whether a message is still wanted: it is asked again, and nothing is lost', async () => {
    const real = await openStore('file::memory:');
    let failures = 2;
    const isWithdrawn: Store['isWithdrawn'] = (id) => {
      failures -= 1;
      return failures >= 0 ? Promise.reject(new Error('disk full')) : real.isWithdrawn(id);
    };
    await start({ store: { ...real, isWithdrawn }, policy: echo });
    await desk.customer('a');
    await desk.customer('b');
    await desk.pass(60);
    expect(desk.told('customer')).toEqual(['re: a', 're: b']);
  });

  it('does not keep the desk from stopping: the message is sent again at the next start', async () => {
    const store = await failingStore(2);
    await start({ store, policy: echo });
    await desk.customer('a');
    await desk.idle();
    await desk.stop();
    expect(await desk.store.backlog()).toEqual({ telegram: 1 });
    await start({ store, policy: echo });
    await desk.idle();
    expect(desk.told('customer')).toEqual(['re: a']);
    expect(await desk.store.backlog()).toEqual({});
  });

  it('of a message that could not be delivered is not lost: staff hear of it whatever fails', async () => {
    const real = await openStore('file::memory:');
    let failures = 1;
    const receive: Store['receive'] = (messages, at) => {
      const isReport = messages.some((message) => message.from === 'clock');
      if (isReport) failures -= 1;
      return isReport && failures >= 0 ? Promise.reject(new Error('disk full')) : real.receive(messages, at);
    };
    const refused: Delivery = { kind: 'refused', why: 'chat is gone' };
    await start({ store: { ...real, receive }, script: ({ to }) => (to === 'customer' ? refused : undefined) });
    await desk.customer('who are you?');
    await desk.pass(60);
    expect(desk.told('staff')).toEqual([expect.stringContaining('chat is gone')]);
    expect(await desk.store.backlog()).toEqual({});
  });
});
