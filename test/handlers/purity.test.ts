/** Handlers are pure: a turn in, effects out, and nothing else. */
import { describe, expect, it } from '@jest/globals';
import { decide, policy } from '../../handlers/index.ts';
import type { Turn } from '../../src/core/turn.ts';
import { staffTurn } from '../flow/turns.ts';
import { said, T0 } from '../store/samples.ts';
import { asking, shipped, ticket, turnOf } from './turns.ts';

/** Freezes a value and all that hangs on it; a write anywhere throws from then on. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

const file = said('m9', '', { kind: 'image', ref: { channel: 'telegram', place: 'c1', id: 'm9' } });
const quote = ticket({ fields: { products: [{ text: 'losartan', name: 'losartan' }] } });
const waiting = { status: 'waiting', tickets: [quote] } as const;
const menu = { text: 'the paper', options: [{ option: '1', topic: 'doc-coa' }] } as const;
const offer = { desk: 'sales', kind: 'question', topics: ['moq'], words: 'moq?' } as const;

const turns: readonly (readonly [string, Turn])[] = [
  ...[...shipped.topics.keys()].map((id): [string, Turn] => [id, asking(id)]),
  ...[...shipped.topics.keys()].map((id): [string, Turn] => [`${id}, waiting`, asking(id, { conversation: waiting })]),
  ['doubt', turnOf('the paper', { unsure: ['doc-coa', 'doc-tds'] })],
  ['a number', turnOf('1', {}, { conversation: { menu } })],
  ['a yes', turnOf('yes', {}, { conversation: { offer } })],
  ['a no', turnOf('no', {}, { conversation: { offer } })],
  ['an amount', turnOf('25 kg', { entities: { quantity: 25, unit: 'kg', quantityKg: 25 } }, { conversation: waiting })],
  ['nothing known', turnOf('tralala')],
  ['nothing known again', turnOf('tralala', {}, { conversation: { misses: 1 } })],
  ['a picture', { ...turnOf(''), message: file, bubbles: [file] }],
  ['while a person has it', asking('pv-adverse-event', { conversation: { ...waiting, status: 'staff' } })],
  ['after a stop', turnOf('ok', { courtesy: 'st-thanks-bye' }, { conversation: { status: 'optedOut' } })],
  ['staff answer', staffTurn('Which grade?')],
  ['staff close', staffTurn('/close')],
];

describe('the policy', () => {
  it.each(turns)('decides the same twice, and leaves the turn as it was: %s', (_, turn) => {
    const before = structuredClone({ ...turn, knowledge: null });
    const first = decide(frozen(turn));
    expect(decide(turn)).toEqual(first);
    expect(structuredClone({ ...turn, knowledge: null })).toEqual(before);
  });

  it('knows no time but that of the turn', () => {
    const greeted = { greetedAt: T0 };
    const hello = turnOf('hello', { courtesy: 'st-greeting' }, { conversation: greeted });
    const nextWeek = { ...hello, now: new Date(T0.getTime() + 7 * 24 * 3600 * 1000) };
    expect(decide(hello)).not.toEqual(decide(nextWeek));
  });

  it('asks each handler by one name', () => {
    const names = policy.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
