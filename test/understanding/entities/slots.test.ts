/** A table of whole messages with what a careful sales person would write down, found with nothing but the shipped list. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { withoutInnerFields } from '../../../src/commands/ask.ts';
import type { Entities } from '../../../src/core/entities.ts';
import { read } from './given.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly expect: Entities;
}

const rows = readFileSync('test/understanding/entities/slots.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

/** Every value of a message as one line, so that two readings of it can be compared value by value. */
function slotsOf(entities: Entities): readonly string[] {
  const { products = [], cas = [], documents = [], quantityKg, ...rest } = entities;
  const alone = [
    'destinationCountry',
    'grade',
    'incoterm',
    'company',
    'email',
    'phone',
    'neededBy',
    'purpose',
    'batch',
  ];
  // With one product the amount is the message's, whether or not the product was recognised.
  const single = products.length <= 1 ? (products[0]?.quantityKg ?? quantityKg) : undefined;
  const amount = single === undefined ? [] : [`quantity ${single} kg`];
  return [
    ...products.flatMap(({ name, text = '', cas: number, quantityKg: kg }) => {
      const called = (name ?? (text || number) ?? '').toLowerCase();
      return [`product ${called}`, ...(kg === undefined || products.length === 1 ? [] : [`${called} ${kg} kg`])];
    }),
    ...cas.map(({ number, valid }) => `CAS ${number} ${valid}`),
    ...documents.map((document) => `document ${document}`),
    ...amount,
    ...alone.flatMap((key) => {
      const value = rest[key as keyof typeof rest];
      return value === undefined ? [] : [`${key} ${String(value).toLowerCase()}`];
    }),
  ];
}

const compared = rows.map(({ id, text, expect: wanted }) => {
  const found = slotsOf(withoutInnerFields(read(text, id.slice(0, 2))));
  const right = slotsOf(wanted);
  return {
    id,
    text,
    right: found.filter((slot) => right.includes(slot)),
    wrong: found.filter((slot) => !right.includes(slot)),
    missed: right.filter((slot) => !found.includes(slot)),
  };
});
const count = (key: 'right' | 'wrong' | 'missed') => compared.reduce((sum, row) => sum + row[key].length, 0);

describe('150 messages of buyers in six languages', () => {
  it('are there, each once', () => {
    expect(rows).toHaveLength(150);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(150);
  });

  it('have at least 95 of 100 found values right', () => {
    expect(count('right') / (count('right') + count('wrong'))).toBeGreaterThanOrEqual(0.95);
  });

  it('have at least 95 of 100 values found', () => {
    expect(count('right') / (count('right') + count('missed'))).toBeGreaterThanOrEqual(0.95);
  });

  it('in which nothing is named have nothing found', () => {
    const empty = compared.filter((_, i) => Object.keys(rows[i]?.expect ?? {}).length === 0);
    expect(empty.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  });
});
