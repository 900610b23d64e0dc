/** Conversations are decided one message after the other, whatever happens meanwhile. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { decide } from '../../handlers/index.ts';
import type { Turn } from '../../src/core/turn.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { arrive, decisionOn, said, staffSaid, T0 } from '../store/samples.ts';
import { type TrialDesk, type TrialOptions, trialDesk } from './trial-desk.ts';
import { botSays } from './turns.ts';

let desk: TrialDesk;
async function start(options: TrialOptions = {}): Promise<TrialDesk> {
  desk = await trialDesk(options);
  return desk;
}
afterEach(() => desk.end());

const numbers = (length: number) => Array.from({ length }, (_, i) => i);

/** A store in memory of which the test has changed some ways. */
async function storeWith(change: (store: Store) => Partial<Store>): Promise<Store> {
  const store = await openStore('file::memory:');
  return { ...store, ...change(store) };
}

describe('order', () => {
  const echo = (turn: Turn) => (turn.from === 'customer' ? [botSays(`re: ${turn.text}`)] : []);

  it('answers each customer in the order of their messages, however they arrive among each other', async () => {
    await start({ policy: echo });
    const all = numbers(20).flatMap((n) => numbers(5).map((c) => ({ text: `${c}-${n}`, address: `c${c}` })));
    await Promise.all(all.map(({ text, address }) => desk.customer(text, { address })));
    await desk.idle();
    for (const c of numbers(5)) {
      const told = desk.told('customer').filter((text) => text.startsWith(`re: ${c}-`));
      expect(told).toEqual(numbers(20).map((n) => `re: ${c}-${n}`));
    }
    expect(await desk.store.backlog()).toEqual({});
  });

  it('never decides two messages of one conversation at once', async () => {
    const deciding = new Set<string>();
    let most = 0;
    const store = await storeWith(({ commit }) => ({
      async commit(given) {
        const { id } = given.conversation;
        expect(deciding.has(id)).toBe(false);
        deciding.add(id);
        most = Math.max(most, deciding.size);
        const outcome = await commit(given);
        deciding.delete(id);
        return outcome;
      },
    }));
    await start({ policy: echo, store });
    await Promise.all(numbers(60).map((n) => desk.customer(`${n}`, { address: `c${n % 3}` })));
    await desk.idle();
    expect(desk.told('customer')).toHaveLength(60);
    expect(most).toBeGreaterThan(1);
  });
});

describe('a burst', () => {
  it('is answered once, when the customer is quiet', async () => {
    await start({ quietWindowMs: 2000 });
    await desk.customer('who');
    await desk.pass(1.5);
    await desk.customer('are you');
    await desk.pass(1.5);
    expect(desk.attempts).toEqual([]);
    await desk.pass(1);
    expect(desk.commits.map((commit) => commit.decided.length)).toEqual([2]);
    expect(desk.attempts.map((attempt) => attempt.at)).toEqual([3.5]);
  });

  it('is answered after 5 seconds, although the customer goes on', async () => {
    await start({ quietWindowMs: 2000 });
    for (const n of numbers(7)) {
      await desk.customer(`who ${n}`);
      await desk.pass(1);
    }
    expect(desk.attempts[0]?.at).toBe(5);
    await desk.pass(10);
    expect(desk.commits.flatMap((commit) => commit.decided)).toHaveLength(7);
  });

  it('does not wait when a person is asked for, nor while a person has the conversation', async () => {
    await start({ quietWindowMs: 2000 });
    await desk.customer('hello');
    await desk.customer('a human please');
    await desk.idle();
    expect((await desk.conversation())?.status).toBe('waiting');
    await desk.staff('I am here');
    await desk.customer('thank you');
    await desk.idle();
    expect(desk.told('staff').at(-1)).toBe('Ana: thank you');
    expect(new Set(desk.attempts.map((attempt) => attempt.at))).toEqual(new Set([0]));
  });
});

describe('a decision that others have overtaken', () => {
  it('is made again on the conversation as it is now', async () => {
    let others = 0;
    const store = await storeWith((real) => ({
      async commit(commit) {
        others += 1;
        if (others === 1) {
          // Another process decides something in the same conversation first.
          await real.receive([said('elsewhere', 'x')], T0);
          const [first, second] = (await real.load(commit.conversation.id))?.undecided ?? [];
          const there = await decisionOn(real, commit.conversation.id, { change: { misses: 1 } });
          await real.commit({ ...there, decided: [second?.seq ?? 0] });
          expect(first?.seq).toBe(commit.decided[0]);
        }
        return real.commit(commit);
      },
    }));
    const seen: number[] = [];
    await start({
      store,
      policy: (turn) => {
        seen.push(turn.conversation.misses);
        return [botSays(`you had ${turn.conversation.misses} misses`)];
      },
    });
    await desk.customer('hello');
    await desk.idle();
    expect(seen).toEqual([0, 1]);
    expect(desk.told('customer')).toEqual(['you had 1 misses']);
  });

  it('is dropped when a person spoke meanwhile: the person is heard, the bot is silent', async () => {
    let arrived = false;
    const store = await storeWith((real) => ({
      async commit(commit) {
        if (!arrived) {
          arrived = true;
          await desk.staff('I will answer this');
        }
        return real.commit(commit);
      },
    }));
    await start({ store });
    await desk.customer('who are you?');
    await desk.idle();
    expect(desk.told('customer')).toEqual(['I will answer this']);
    expect(desk.told('staff')).toEqual(['Ana: who are you?']);
  });

  it('draws another reference when a ticket has it already', async () => {
    await start();
    await desk.customer('price please');
    await desk.idle();
    const [taken] = await desk.tickets();
    const references: string[] = [];
    await desk.end();
    await start({
      store: await storeWith(() => ({})),
      policy: (turn) => {
        const mine = references.length === 0 ? (taken?.id ?? '') : (turn.references[0] ?? '');
        references.push(mine);
        return decide({ ...turn, references: [mine, ...turn.references.slice(1)] });
      },
    });
    await desk.store.receive([said('other', 'x', { address: 'c9' })], T0);
    const other = (await desk.store.findConversation('telegram', 'c9'))?.id ?? '';
    if (taken) await desk.store.commit(await decisionOn(desk.store, other, { openedTickets: [taken] }));
    await desk.customer('price please');
    await desk.idle();
    expect(references).toHaveLength(2);
    expect((await desk.tickets()).map((t) => t.id)).toEqual([references[1]]);
  });

  it('is left for later when there is no end to it, and then made', async () => {
    let stale = 25;
    const store = await storeWith((real) => ({
      commit: async (commit) => {
        stale -= 1;
        return stale > 0 ? 'stale' : real.commit(commit);
      },
    }));
    await start({ store });
    await desk.customer('who are you?');
    await desk.idle();
    expect(desk.attempts).toEqual([]);
    await desk.pass(2);
    expect(desk.told('customer')).toHaveLength(1);
  });
});

describe('a store that fails for a while', () => {
  it('costs a pause, never a message', async () => {
    let failures = 2;
    const store = await storeWith((real) => ({
      load: (id) => {
        failures -= 1;
        return failures >= 0 ? Promise.reject(new Error('disk full')) : real.load(id);
      },
    }));
    await start({ store });
    await desk.customer('who are you?');
    await desk.pass(10);
    expect(desk.attempts.map((attempt) => attempt.at)).toEqual([4]);
  });

  it('does not leave a message behind that was stored although the channel was told that it was not', async () => {
    let failures = 1;
    const store = await storeWith((real) => ({
      async receive(messages, at) {
        const received = await real.receive(messages, at);
        failures -= 1;
        if (failures >= 0) throw new Error('connection lost after the commit');
        return received;
      },
    }));
    await start({ store });
    await expect(desk.receive([said('m1', 'who are you?')])).rejects.toThrow('connection lost');
    await desk.receive([said('m1', 'who are you?')]);
    await desk.idle();
    expect(desk.told('customer')).toHaveLength(1);
  });
});

describe('stopping and starting', () => {
  it('takes up what was received and not decided, a person’s words first', async () => {
    const store = await openStore('file::memory:');
    const id = await arrive(store, said('m1', 'who are you?'));
    await arrive(store, staffSaid('s1', 'We make APIs.', { conversationId: id }, { channel: 'console' }));
    await start({ store });
    await desk.idle();
    expect(desk.told('customer')).toEqual(['We make APIs.']);
  });

  it('finishes the decision that is under way, and takes nothing new up', async () => {
    await start();
    await desk.customer('who are you?');
    await desk.stop();
    const [first] = await desk.store.undecided();
    expect(desk.commits).toHaveLength(1);
    expect(first).toBeUndefined();
    await desk.customer('price?');
    await desk.pass(60);
    expect(desk.commits).toHaveLength(1);
    expect(await desk.store.undecided()).toHaveLength(1);
  });
});
