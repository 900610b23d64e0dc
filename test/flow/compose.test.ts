/** From effects to what is written down. */
import { describe, expect, it } from '@jest/globals';
import type { Status } from '../../src/core/conversation.ts';
import type { Effect } from '../../src/core/effect.ts';
import { outcome } from '../../src/core/effect.ts';
import type { Turn } from '../../src/core/turn.ts';
import { compose } from '../../src/flow/compose.ts';
import { later, T0, ticket } from '../store/samples.ts';
import { botSays, conversation, customerTurn, opens, personSays, staffTurn } from './turns.ts';

const GROUP = { channel: 'telegram', recipient: 'group' } as const;
const CONSOLE = { channel: 'console', recipient: 'staff' } as const;
const CONTEXT = { expectedVersion: 4, decided: [7, 8], staffRoutes: [GROUP, CONSOLE], timeZone: 'Asia/Shanghai' };
const FILE = { channel: 'telegram', place: 'c1', id: '99' } as const;

const composed = (turn: Turn, effects: readonly Effect[]) => compose(turn, effects, CONTEXT);
const become = (status: Status): Effect => ({ type: 'setStatus', status, owner: { id: 's1', name: 'Li' } });

describe('a decision', () => {
  it('names what it decides, on which version, and what was done', () => {
    const done = [outcome('clarify', [], null), outcome('answer', [{ topic: 'about-us', score: 0.9 }], null)];
    expect(composed(customerTurn('who?'), done)).toMatchObject({
      conversation: conversation(),
      expectedVersion: 4,
      decided: [7, 8],
      outcome: { behaviour: 'answer' },
      outbox: [],
      at: T0,
    });
    expect(composed(customerTurn('who?'), []).outcome).toBeNull();
  });

  it('gives the same messages the same ids when it is made again, and no two messages one id', () => {
    const effects = [opens('TM-2222'), botSays('a'), botSays('b', { to: 'staff' })];
    const ids = composed(customerTurn('hi'), effects).outbox.map((row) => row.id);
    expect(ids).toEqual([0, 1, 2, 3, 4].map((n) => `conversation-1.7.${n}`));
    expect(composed(customerTurn('hi'), effects).outbox.map((row) => row.id)).toEqual(ids);
  });
});

describe('what the customer is told', () => {
  it('goes to their address on their channel, with its choices and where it comes from', () => {
    const [row] = composed(customerTurn('hi'), [botSays('hello', { choices: [{ id: 'a', label: 'A' }] })]).outbox;
    expect(row).toEqual({
      id: 'conversation-1.7.0',
      conversationId: 'conversation-1',
      messageId: 'm1',
      to: 'customer',
      channel: 'telegram',
      recipient: 'c1',
      kind: 'answer',
      by: 'bot',
      text: 'hello',
      choices: [{ id: 'a', label: 'A' }],
      provenance: [{ kind: 'phrase', phrase: 'test.phrase', language: 'en' }],
      answerable: false,
      about: 'Ana',
    });
  });

  it('is marked as a person’s when a person says it, with the file that they sent', () => {
    const [row] = composed(staffTurn('see here'), [personSays('see here', { copyOf: FILE })]).outbox;
    expect(row).toMatchObject({ kind: 'person', by: 'person', copyOf: FILE, recipient: 'c1', answerable: false });
  });
});

describe('alerts', () => {
  it('go to every place where staff read, for every ticket that is opened or changed', () => {
    const before = { tickets: [ticket('TM-9999')], status: 'waiting' } as const;
    const update: Effect = { type: 'updateTicket', id: 'TM-9999', topics: [], words: 'and 50 kg', fields: {} };
    const second = opens('TM-2222', { urgent: true, kind: 'adverse-event', desk: 'PV' });
    const { outbox } = composed(customerTurn('sick, and 50 kg', before), [update, second]);
    const alerts = outbox.filter((row) => row.kind === 'alert');
    expect(alerts.map((row) => [row.channel, row.recipient, row.ticket?.id])).toEqual([
      ['telegram', 'group', 'TM-9999'],
      ['console', 'staff', 'TM-9999'],
      ['telegram', 'group', 'TM-2222'],
      ['console', 'staff', 'TM-2222'],
    ]);
    expect(alerts[0]).toMatchObject({ to: 'staff', answerable: true, ticket: { desk: 'sales', update: true } });
    expect(alerts[0]?.text).toContain('and 50 kg');
    expect(alerts[2]).toMatchObject({ ticket: { desk: 'PV', urgent: true, update: false } });
  });

  it('are followed, in every place, by the files that they are about', () => {
    const { outbox } = composed(customerTurn(''), [opens('TM-2222', { files: [FILE, { ...FILE, id: '100' }] })]);
    const brief = outbox.map((row) => [row.recipient, row.kind, row.copyOf?.id, row.answerable]);
    expect(brief).toEqual([
      ['group', 'alert', undefined, true],
      ['group', 'relay', '99', true],
      ['group', 'relay', '100', true],
      ['staff', 'alert', undefined, true],
      ['staff', 'relay', '99', true],
      ['staff', 'relay', '100', true],
    ]);
  });

  it('carry the reference, the customer, their words, and what the bot answered', () => {
    const effects = [opens('TM-2222', { words: 'price of 25 kg' }), botSays('Our sales team will answer.')];
    const card = composed(customerTurn('price of 25 kg'), effects).outbox[0]?.text ?? '';
    for (const part of ['TM-2222', 'Ana', 'price of 25 kg', 'Our sales team will answer.']) {
      expect(card).toContain(part);
    }
  });

  it('reach every place also when it was staff who caused them', () => {
    const { outbox } = composed(staffTurn('please check'), [opens('TM-2222')]);
    expect(outbox.map((row) => row.recipient)).toEqual(['group', 'staff']);
  });
});

describe('what staff are told', () => {
  it('keeps the buttons that it has', () => {
    const choices = [{ id: '/canned got-it', label: 'got-it' }];
    const { outbox } = composed(staffTurn('/canned got'), [botSays('found', { to: 'staff', choices })]);
    expect(outbox).toMatchObject([{ kind: 'notice', answerable: false, choices }]);
  });

  it('goes to every place where staff read when a customer caused it', () => {
    const relay = personSays('Ana: hello?', { to: 'staff', answerable: true });
    const { outbox } = composed(customerTurn('hello?', { status: 'staff' }), [
      relay,
      botSays('a notice', { to: 'staff' }),
    ]);
    expect(outbox.map((row) => [row.kind, row.recipient, row.answerable])).toEqual([
      ['relay', 'group', true],
      ['relay', 'staff', true],
      ['notice', 'group', false],
      ['notice', 'staff', false],
    ]);
  });

  it('goes back to where they wrote when they caused it', () => {
    const turn = staffTurn('lunch?');
    const elsewhere = { ...turn, message: { ...turn.message, place: 'another group' } };
    const { outbox } = composed(elsewhere, [botSays('not sent', { to: 'staff' })]);
    expect(outbox.map((row) => [row.channel, row.recipient])).toEqual([['telegram', 'another group']]);
  });

  it('names no customer in a room, where there is none', () => {
    const turn = staffTurn('lunch?', { kind: 'room', customer: {}, address: 'room:group' });
    expect(composed(turn, [botSays('not sent', { to: 'staff' })]).outbox[0]?.about).toBe('');
  });
});

describe('tickets', () => {
  it('are opened at the moment of the turn', () => {
    const opening = opens('TM-2222');
    const { dueAt, resolveBy } = opening;
    const { openedTickets, updatedTickets, conversation: next } = composed(customerTurn('price'), [opening]);
    expect(openedTickets).toEqual([
      ticket('TM-2222', { fields: {}, words: 'price please', openedAt: T0, updatedAt: T0, dueAt, resolveBy }),
    ]);
    expect(next.tickets).toEqual(openedTickets);
    expect(updatedTickets).toEqual([]);
  });

  it('that are open are taken when a person takes the conversation', () => {
    const before = { status: 'waiting', tickets: [ticket('TM-2222'), ticket('TM-3333')] } as const;
    const { updatedTickets, openedTickets } = composed(staffTurn('I am here', before), [become('staff')]);
    expect(updatedTickets.map((t) => [t.id, t.status])).toEqual([
      ['TM-2222', 'taken'],
      ['TM-3333', 'taken'],
    ]);
    expect(openedTickets).toEqual([]);
  });

  it('that were changed are written, the others left alone', () => {
    const before = { tickets: [ticket('TM-2222'), ticket('TM-3333')] };
    const update: Effect = { type: 'updateTicket', id: 'TM-3333', topics: [], words: 'more', fields: { batch: 'B1' } };
    const turn = { ...customerTurn('more', before), now: later(9) };
    const { updatedTickets } = composed(turn, [update]);
    expect(updatedTickets).toEqual([
      ticket('TM-3333', { words: 'more', fields: { quantity: 25, unit: 'kg', batch: 'B1' }, updatedAt: later(9) }),
    ]);
  });

  it('are all closed when the conversation is given back', () => {
    const before = { status: 'staff', tickets: [ticket('TM-2222'), ticket('TM-3333')] } as const;
    const back: readonly Effect[] = [{ type: 'closeTickets' }, { type: 'setStatus', status: 'bot' }];
    const { updatedTickets, conversation: next } = composed(staffTurn('/close', before), back);
    expect(updatedTickets.map(({ id, status, closedAt }) => [id, status, closedAt])).toEqual([
      ['TM-2222', 'closed', T0],
      ['TM-3333', 'closed', T0],
    ]);
    expect(next).toMatchObject({ status: 'bot', owner: null, tickets: [] });
  });
});

describe('the bot’s unsent words', () => {
  it.each([
    ['bot', 'staff', true],
    ['waiting', 'staff', true],
    ['bot', 'optedOut', true],
    ['bot', 'closed', true],
    ['staff', 'staff', false],
    ['bot', 'waiting', false],
    ['staff', 'bot', false],
  ] as const)('when the conversation goes from %s to %s: taken back: %s', (before, after, withdrawn) => {
    const turn = staffTurn('…', { status: before });
    expect(composed(turn, [become(after)]).withdrawBotWords).toBe(withdrawn);
  });
});

it('leaves the conversation that it was given as it was', () => {
  const turn = customerTurn('price', { tickets: [ticket('TM-9999')] });
  const before = structuredClone(turn.conversation);
  composed(turn, [opens('TM-2222'), become('staff'), { type: 'recordMiss' }, { type: 'closeTickets' }]);
  expect(turn.conversation).toEqual(before);
});
