/** The law of the hand-over: from a person's first word to `/close` the bot says nothing to their customer. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { failed } from '../../handlers/failure.ts';
import { decide } from '../../handlers/index.ts';
import type { Turn } from '../../src/core/turn.ts';
import { openStore } from '../../src/store/open.ts';
import type { Commit, Store } from '../../src/store/store.ts';
import { trialDesk } from './trial-desk.ts';

type Event =
  | { readonly from: 'customer'; readonly text: string; readonly address: string }
  | { readonly from: 'staff'; readonly text: string; readonly address: string; readonly name: string };

const addresses = fc.constantFrom('c1', 'c2');
const customers = fc.record({
  from: fc.constant('customer' as const),
  text: fc.constantFrom(
    'who are you?',
    'price of 25 kg',
    'human',
    'he is sick',
    'gibberish',
    '',
    '1',
    'incomprehensible',
  ),
  address: addresses,
});
const staffs = fc.record({
  from: fc.constant('staff' as const),
  text: fc.constantFrom('Dear customer,', 'one moment', '/claim', '/close', '/what', '// a note'),
  address: addresses,
  name: fc.constantFrom('Li', 'Wang'),
});
/** Events that arrive at one moment, and the seconds until the next ones. */
const steps = fc.array(
  fc.record({
    events: fc.array(fc.oneof<fc.Arbitrary<Event>[]>(customers, staffs), { minLength: 1, maxLength: 4 }),
    seconds: fc.constantFrom(0, 1, 3),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Watches every decision: the turn, and what was written because of it. */
async function watchedStore() {
  const real = await openStore('file::memory:');
  const decisions: { turn: Turn; commit: Commit }[] = [];
  let turn: Turn | undefined;
  const store: Store = {
    ...real,
    async commit(commit) {
      // Nothing is awaited between the policy and this call, so the last turn is the one decided here.
      const decided = turn as Turn;
      const outcome = await real.commit(commit);
      if (outcome === 'saved') decisions.push({ turn: decided, commit });
      return outcome;
    },
  };
  const policy = (given: Turn) => {
    turn = given;
    return decide(given);
  };
  const onFailure = (given: Turn) => {
    turn = given;
    return failed(given);
  };
  return { store, policy, onFailure, decisions };
}

function takesOver({ from, message }: Turn): boolean {
  return from === 'staff' && (message.text.startsWith('/claim') || !message.text.startsWith('/'));
}

function givesBack({ from, message }: Turn): boolean {
  return from === 'staff' && message.text.startsWith('/close');
}

it('the bot says nothing to a customer from the moment in which a person takes over until /close', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom(0, 2000), async (moments, quietWindowMs) => {
      const { store, decisions, ...handlers } = await watchedStore();
      const desk = await trialDesk({ store, quietWindowMs, ...handlers });
      for (const address of ['c1', 'c2']) await desk.customer('hello', { address });
      await desk.pass(10);
      for (const { events, seconds } of moments) {
        await Promise.all(
          events.map((event) =>
            event.from === 'customer'
              ? desk.customer(event.text, { address: event.address })
              : desk.staff(event.text, { staff: { id: event.name, name: event.name } }, event.address),
          ),
        );
        await desk.pass(seconds);
      }
      await desk.pass(10);

      const owned = new Set<string>();
      for (const { turn, commit } of decisions) {
        const { id } = turn.conversation;
        if (givesBack(turn)) owned.delete(id);
        if (takesOver(turn)) owned.add(id);
        const botWords = commit.outbox.filter((row) => row.to === 'customer' && row.by === 'bot');
        if (owned.has(id)) expect(botWords).toEqual([]);
        expect(commit.conversation.status === 'staff').toBe(owned.has(id));
      }
      expect(await store.undecided()).toEqual([]);
      expect(await store.backlog()).toEqual({});
      await desk.end();
    }),
    { numRuns: 25 },
  );
}, 60_000);

it('every word of a person reaches the customer, in order, and no command or note does', async () => {
  const words = fc.array(fc.constantFrom('one', 'two', '/claim', '/what', '// a note', '/close', 'three'), {
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(words, async (said) => {
      const desk = await trialDesk();
      await desk.customer('hello');
      await desk.idle();
      for (const text of said) await desk.staff(text);
      await desk.idle();
      const persons = desk.attempts.filter((a) => a.message.kind === 'person').map((a) => a.message.text);
      expect(persons).toEqual(said.filter((text) => !text.startsWith('/')));
      await desk.end();
    }),
    { numRuns: 15 },
  );
});
