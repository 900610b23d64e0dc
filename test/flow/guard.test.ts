/** What must never be said is not said, whatever a handler returns. */
import { describe, expect, it } from '@jest/globals';
import type { Status } from '../../src/core/conversation.ts';
import type { Effect } from '../../src/core/effect.ts';
import { entryWording, joinWordings, phraseWording } from '../../src/core/wording.ts';
import { GuardError, guard } from '../../src/flow/guard.ts';
import { ticket } from '../store/samples.ts';
import { botSays, conversation, customerTurn, opens, personSays, staffTurn } from './turns.ts';

const become = (status: Status): Effect => ({ type: 'setStatus', status });

describe('the bot’s silence', () => {
  it('lets the bot speak while it has the conversation, and while staff have not come yet', () => {
    const words = [botSays('hello')];
    expect(guard(customerTurn('hi'), words)).toEqual(words);
    expect(guard(customerTurn('hi', { status: 'waiting', tickets: [ticket('TM-2222')] }), words)).toEqual(words);
  });

  it('never lets the bot speak to a customer whom a person has, and lets everything else pass', () => {
    const others = [botSays('a note', { to: 'staff' }), personSays('relayed', { to: 'staff' }), opens('TM-2222')];
    expect(guard(customerTurn('hi', { status: 'staff' }), [botSays('hello'), ...others])).toEqual(others);
  });

  it('never lets the bot speak in the turn in which a person takes over, only the person', () => {
    const effects = [personSays('I am here'), become('staff'), botSays('and I am the bot')];
    expect(guard(staffTurn('I am here'), effects)).toEqual([personSays('I am here'), become('staff')]);
  });

  it('lets the bot speak in the turn in which a person gives the conversation back', () => {
    const effects = [become('bot'), botSays('I am back')];
    expect(guard(staffTurn('/close', { status: 'staff' }), effects)).toEqual(effects);
  });

  it('confirms a stop once, and then says nothing more', () => {
    const effects = [become('optedOut'), botSays('You will hear no more of us.')];
    expect(guard(customerTurn('stop'), effects)).toEqual(effects);
    expect(guard(customerTurn('stop', { status: 'optedOut' }), effects)).toEqual([become('optedOut')]);
    expect(guard(customerTurn('ok', { status: 'optedOut' }), [botSays('fine')])).toEqual([]);
  });

  it('answers again when a customer who had left comes back', () => {
    for (const status of ['optedOut', 'closed'] as const) {
      const effects = [become('bot'), botSays('welcome back')];
      expect(guard(customerTurn('hi', { status }), effects)).toEqual(effects);
    }
  });

  it('says nothing to a customer who cannot be reached', () => {
    expect(guard(customerTurn('hi', { status: 'closed' }), [botSays('hello')])).toEqual([]);
    expect(guard(customerTurn('hi'), [become('closed'), botSays('bye')])).toEqual([become('closed')]);
  });

  it('goes by the last word on who has the conversation', () => {
    const effects = [become('bot'), botSays('hello'), become('staff')];
    expect(guard(customerTurn('hi'), effects)).toEqual([become('bot'), become('staff')]);
  });
});

describe('prices', () => {
  it.each([
    'It costs $5 a kilo.',
    'US$ 120 per kg',
    'about 1,200 USD',
    'USD 1200',
    '€ 30',
    '30€',
    '¥800 per gram',
    '15-20 dollars',
    '12.50 EUR',
    '₹ 4000',
    'RMB 70 / kg',
    '5 euros',
  ])('are never named by the bot: %s', (text) => {
    expect(() => guard(customerTurn('price?'), [botSays(text)])).toThrow(GuardError);
  });

  it.each([
    '25 kg to Mexico',
    'CAS 1050477-31-0',
    'ISO 9001:2015',
    'Prices are in USD.',
    'We invoice in EUR or USD; 30 days net.',
    'Batch 1200 USP grade',
    'Usdan 5, Europa 3',
  ])('are not seen where there are none: %s', (text) => {
    expect(guard(customerTurn('price?'), [botSays(text)])).toHaveLength(1);
  });

  it('may be named by a person, and read by staff', () => {
    const effects = [personSays('It is $5 a kilo.'), botSays('Customer: “I pay $5”', { to: 'staff' })];
    expect(guard(staffTurn('It is $5 a kilo.', { status: 'staff' }), effects)).toEqual(effects);
  });

  it('do not stop a turn in which the bot is silent anyway', () => {
    expect(guard(customerTurn('price?', { status: 'staff' }), [botSays('$5')])).toEqual([]);
  });

  it('are reported with the entry or phrase to correct', () => {
    const entry = { kind: 'entry', entry: 'pay-terms', language: 'en', version: 3, hash: 'f00d' } as const;
    const wording = joinWordings([entryWording('From $5.', entry), phraseWording('Ask us.', 'treat.offer', 'en')]);
    const effects = [botSays('', { wording })];
    expect(() => guard(customerTurn('price?'), effects)).toThrow(/look at pay-terms, treat\.offer/);
  });
});

describe('waiting', () => {
  it('is refused when nobody was told', () => {
    expect(() => guard(customerTurn('human'), [become('waiting')])).toThrow(/no ticket/);
    expect(() => guard(customerTurn('hi', { status: 'waiting' }), [])).toThrow(GuardError);
  });

  it('is allowed with a ticket that is opened, changed, or open already', () => {
    const update: Effect = { type: 'updateTicket', id: 'TM-2222', topics: [], words: '', fields: {} };
    for (const effect of [opens('TM-2222'), update]) {
      expect(guard(customerTurn('human'), [effect, become('waiting')])).toHaveLength(2);
    }
    const open = { status: 'waiting', tickets: [ticket('TM-2222')] } as const;
    expect(guard(customerTurn('hi', open), [botSays('soon')])).toHaveLength(1);
  });
});

it('leaves the turn and the effects as they were', () => {
  const effects = Object.freeze([botSays('hello'), become('staff')]);
  const turn = customerTurn('hi');
  guard(turn, effects);
  expect(effects).toHaveLength(2);
  expect(turn.conversation).toEqual(conversation());
});
