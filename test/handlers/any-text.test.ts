/** Laws that hold for any text, however odd, on the real knowledge and the real matcher. */
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../handlers/index.ts';
import { prepareMind } from '../../src/commands/prepare.ts';
import type { Conversation } from '../../src/core/conversation.ts';
import type { CustomerTurn } from '../../src/core/turn.ts';
import { guard } from '../../src/flow/guard.ts';
import { customerTurn, staffTurn } from '../flow/turns.ts';
import { T0 } from '../store/samples.ts';
import { opened, outcomeOf, saidBy, ticket, toCustomer } from './turns.ts';

const { mind, base } = prepareMind({
  dataDir: path.join('node_modules', '.cache', 'desk'),
  serveProvisional: true,
});

/** Words that customers use, with every topic's among them, and what no customer ever wrote. */
const words = [...(base.knowledge.entries.get('en')?.values() ?? [])].flatMap(({ questions }) => questions.slice(0, 6));
const values = [
  '25 kg',
  'losartan',
  'fentanyl',
  'Mexico',
  '144701-48-4',
  '144701-48-5',
  'a@b.example',
  'EP',
  'CIF',
  '0',
  '1',
];
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.constantFrom(...words, ...values, '?', '.', '\n', 'stop', 'human', 'rash', 'yes', 'no'), { maxLength: 5 })
    .map((parts) => parts.join(' ')),
);

const quote = ticket({ fields: { products: [{ text: 'losartan', name: 'losartan', quantity: 5, unit: 'kg' }] } });
const silent = ticket({ id: 'TM-8888', kind: 'compliance', desk: 'compliance', topics: ['comp-controlled'] });
const harm = ticket({ id: 'TM-7777', kind: 'adverse-event', desk: 'PV', topics: ['pv-adverse-event'], urgent: true });
const anyState = fc.constantFrom<Partial<Conversation>>(
  {},
  { misses: 1, greetedAt: T0 },
  { insults: 1 },
  { status: 'waiting', tickets: [quote, silent], entities: quote.fields },
  { status: 'waiting', tickets: [quote, harm] },
  { tickets: [silent] },
  { status: 'closed' },
  {
    menu: {
      text: 'the paper',
      options: [
        { option: '1', topic: 'doc-coa' },
        { option: '2', topic: 'moq' },
      ],
    },
  },
  { offer: { desk: 'RA', kind: 'question', topics: ['reg-dmf-us'], words: 'DMF?' } },
);

function turnFor(text: string, state: Partial<Conversation>): CustomerTurn {
  const turn = customerTurn('', state);
  const message = { ...turn.message, text };
  const understanding = mind.understand(text, turn.conversation, T0);
  return {
    ...turn,
    text,
    message,
    bubbles: [message],
    understanding,
    knowledge: mind.view(understanding.language, T0),
  };
}

describe('any text', () => {
  it('is answered once, with an outcome, at most one hand-off that is told and one that is not', () => {
    fc.assert(
      fc.property(anyText, anyState, (text, state) => {
        const turn = turnFor(text, state);
        const effects = guard(turn, decide(turn));
        expect(toCustomer(effects)).toHaveLength(1);
        expect(saidBy(effects).trim()).not.toBe('');
        expect(outcomeOf(effects)).toBeDefined();
        const references = opened(effects).map(({ id }) => id);
        expect(references.length).toBeLessThanOrEqual(2);
        expect(references.every((id) => turn.references.includes(id))).toBe(true);
        expect(new Set(references).size).toBe(references.length);
        expect(references.filter((id) => saidBy(effects).includes(id)).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });

  it('never makes the bot give away a silent alert', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const turn = turnFor(text, { status: 'waiting', tickets: [quote, silent] });
        expect(saidBy(decide(turn))).not.toContain(silent.id);
      }),
      { numRuns: 80 },
    );
  });

  it('never makes the bot speak while a person has the chat, but for the answer to a stop', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const turn = turnFor(text, { status: 'staff', owner: { id: 's1', name: 'Li' } });
        const effects = decide(turn);
        const stops = effects.some((e) => e.type === 'setStatus' && e.status === 'optedOut');
        expect(toCustomer(effects)).toHaveLength(stops ? 1 : 0);
        expect(effects.some((e) => e.type === 'send' && e.to === 'staff' && e.by === 'person')).toBe(true);
        expect(opened(effects).every(({ id }) => id !== '')).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('of staff that begins with a slash never reaches a customer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(toCustomer(decide(staffTurn(`/${text}`)))).toEqual([]);
      }),
    );
  });
});
