/** Whatever somebody does to a file, loading ends in a base or in a list of problems. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { problemsOf, SMALL_BASE } from './small-base.ts';

const path = fc.constantFrom(...Object.keys(SMALL_BASE));
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom(
      '\n',
      ': ',
      ' - ',
      '\t',
      '---\n',
      '"',
      "'",
      '[',
      '{',
      '}',
      '&a ',
      '*a ',
      '!!binary ',
      '!x ',
      '| ',
      '#',
      '? ',
      '<<: ',
      '__proto__: ',
      'constructor: ',
      '~',
      '0x',
      '\u0000',
      '\ufeff',
      '\r\n',
      '%YAML 9\n',
      '...\n',
      '{email',
      '👍',
    )
    .map((text) => Buffer.from(text)),
);
/** Takes some bytes out at a place and puts others in. */
const cut = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), out: fc.nat(20), piece });

function mangle(text: string, cuts: readonly { at: number; out: number; piece: Buffer }[]): Buffer {
  let bytes = Buffer.from(text);
  for (const { at, out, piece: put } of cuts) {
    const start = Math.floor(at * bytes.length);
    bytes = Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + out)]);
  }
  return bytes;
}

describe('a mangled file', () => {
  it('is reported with file, line and a sentence, or does no harm', () => {
    fc.assert(
      fc.property(path, fc.array(cut, { minLength: 1, maxLength: 4 }), (name, cuts) => {
        // Throws, and fails, on anything that is not a KnowledgeError.
        for (const problem of problemsOf({ [name]: mangle(SMALL_BASE[name]!, cuts) })) {
          expect(problem).toMatch(/^knowledge\/[^:]+:[1-9]\d* \S[\s\S]{10,}/);
          expect(problem).not.toMatch(/undefined|\[object|Invalid input/);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('may hold nothing but noise', () => {
    fc.assert(
      fc.property(path, fc.uint8Array({ maxLength: 300 }), (name, noise) => {
        expect(Array.isArray(problemsOf({ [name]: noise }))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
