/** A customer is never left with silence and no ticket, also when the bot itself fails. */
import { afterEach, expect, it } from '@jest/globals';
import { type TrialDesk, type TrialOptions, trialDesk } from './trial-desk.ts';
import { botSays } from './turns.ts';

let desk: TrialDesk;
async function start(options: TrialOptions = {}): Promise<TrialDesk> {
  desk = await trialDesk(options);
  return desk;
}
afterEach(() => desk.end());

const broken = () => {
  throw new Error('a handler has failed');
};

it('a failed turn opens a ticket, alerts a person at once, and tells the customer so', async () => {
  await start({ policy: broken });
  await desk.customer('price of 25 kg');
  await desk.idle();
  const [ticket] = await desk.tickets();
  expect(ticket).toMatchObject({ kind: 'failure', urgent: true, status: 'open', words: 'price of 25 kg' });
  expect((await desk.conversation())?.status).toBe('waiting');
  expect(desk.told('customer')).toEqual([expect.stringContaining(ticket?.id ?? 'no ticket')]);
  expect(desk.told('staff')).toEqual([expect.stringContaining('price of 25 kg')]);
  expect(await desk.store.undecided()).toEqual([]);
});

it('the next message is decided as if nothing had happened', async () => {
  let failures = 1;
  await start({
    policy: (turn) => {
      failures -= 1;
      return failures >= 0 ? broken() : [botSays(`re: ${turn.message.text}`)];
    },
  });
  await desk.customer('a');
  await desk.customer('b');
  await desk.idle();
  expect(desk.told('customer').at(-1)).toBe('re: b');
});

it('two failures in a row are one matter: one ticket, two alerts', async () => {
  await start({ policy: broken });
  await desk.customer('a');
  await desk.customer('b');
  await desk.idle();
  expect(await desk.tickets()).toHaveLength(1);
  expect(desk.told('staff')).toHaveLength(2);
});

it.each([0, 2000])(
  'a text that cannot be understood reaches a person, with a quiet window of %i ms too',
  async (ms) => {
    await start({ quietWindowMs: ms });
    await desk.customer('this is incomprehensible');
    await desk.pass(10);
    expect(await desk.tickets()).toMatchObject([{ kind: 'failure' }]);
    expect(desk.told('customer')).toHaveLength(1);
  },
);

it('a price in the bot’s mouth is such a failure: it is not said, and a person gets the message', async () => {
  await start({ policy: () => [botSays('It costs $5.')] });
  await desk.customer('price?');
  await desk.idle();
  expect(await desk.tickets()).toMatchObject([{ kind: 'failure' }]);
  expect(desk.told('customer').join()).not.toContain('$5');
});

it('a customer who talks to a person is told nothing, the person is alerted', async () => {
  let isBroken = false;
  const { decide } = await import('../../handlers/index.ts');
  await start({ policy: (turn) => (isBroken ? broken() : decide(turn)) });
  await desk.customer('hello');
  await desk.idle();
  await desk.staff('I am here');
  await desk.idle();
  isBroken = true;
  const before = desk.told('customer').length;
  await desk.customer('thanks');
  await desk.idle();
  expect(desk.told('customer')).toHaveLength(before);
  expect(desk.told('staff').at(-1)).toContain('thanks');
  expect((await desk.conversation())?.status).toBe('staff');
});

it('staff whose message could not be handled are told to send it again', async () => {
  await start({ policy: (turn) => (turn.from === 'staff' ? broken() : []) });
  await desk.customer('hello');
  await desk.staff('Dear Ana');
  await desk.idle();
  expect(desk.told('customer')).toEqual([]);
  expect(desk.told('staff')).toEqual([expect.stringContaining('Please send it again')]);
});
