/** Short references for tickets, such as `TM-4F7K`. */
import { createHash } from 'node:crypto';

/** Letters and digits that are not mistaken for one another on a phone or in handwriting. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 4;

/**
 * References for a turn: the same turn draws the same ones, another attempt draws others.
 *
 * @returns  `count` different references; whether one is free, the store decides
 */
export function drawReferences(turnId: string, attempt: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, nth) => {
    const hash = createHash('sha256').update(`${turnId}/${attempt}/${nth}`).digest();
    const letters = Array.from({ length: LENGTH }, (_, i) => ALPHABET[hash.readUInt16BE(i * 2) % ALPHABET.length]);
    return `TM-${letters.join('')}`;
  });
}
