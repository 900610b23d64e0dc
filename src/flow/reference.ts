/** Short references for tickets, such as `TM-4F7K`. */
import { hash } from 'node:crypto';

/** Letters and digits that are not mistaken for one another on a phone or in handwriting. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 4;
/** Two bytes a letter: the alphabet's size then skews nothing that matters. One hash gives four references. */
const BYTES = LENGTH * 2;

/**
 * References for a turn: the same turn draws the same ones, another attempt draws others.
 *
 * @returns  `count` different references; whether one is free, the store decides
 */
export function drawReferences(turnId: string, attempt: number, count: number): readonly string[] {
  const drawn = new Set<string>();
  for (let round = 0; drawn.size < count; round++) {
    const bytes = hash('sha256', `${turnId}/${attempt}/${round}`, 'buffer');
    for (let at = 0; at + BYTES <= bytes.length && drawn.size < count; at += BYTES) {
      const letters = Array.from(
        { length: LENGTH },
        (_, i) => ALPHABET[bytes.readUInt16BE(at + i * 2) % ALPHABET.length],
      );
      drawn.add(`TM-${letters.join('')}`);
    }
  }
  return [...drawn];
}
