import { createHash } from 'node:crypto';

/** A saved matcher cannot be used: it is something else, damaged, or of another version of this code. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}

const MAGIC = 'desk-matcher';
const HEAD = MAGIC.length + 4;
const DIGEST = 32;

const KINDS = { Float32Array, Int32Array, Uint32Array, Uint16Array, Int8Array, Uint8Array } as const;
type Kind = keyof typeof KINDS;

/** A list of numbers that a model file can hold. */
export type Numbers = Float32Array | Int32Array | Uint32Array | Uint16Array | Int8Array | Uint8Array;

/** What the file says of its arrays. */
interface Listed {
  readonly kind: Kind;
  readonly length: number;
}

/**
 * One block of bytes: magic, length of the facts, SHA-256 of what follows it, facts as JSON, arrays as they lie in memory.
 *
 * @param version  of the code that may read it again
 */
export function packModel(version: string, facts: object, arrays: readonly Numbers[]): Uint8Array {
  const listed = arrays.map((a): Listed => ({ kind: a.constructor.name as Kind, length: a.length }));
  const json = padded(Buffer.from(JSON.stringify({ version, arrays: listed, facts })));
  const parts = [json, ...arrays.map((a) => padded(Buffer.from(a.buffer, a.byteOffset, a.byteLength)))];
  // Memory of its own, as small Buffers share theirs and could not be handed to another thread.
  const all = Buffer.from(new ArrayBuffer(parts.reduce((sum, part) => sum + part.length, HEAD + DIGEST)));
  all.write(MAGIC, 'latin1');
  all.writeUInt32LE(json.length, MAGIC.length);
  let at = HEAD + DIGEST;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  all.set(
    createHash('sha256')
      .update(all.subarray(HEAD + DIGEST))
      .digest(),
    HEAD,
  );
  return all;
}

/**
 * Takes apart what `packModel` made.
 *
 * @throws ModelFileError when it is not ours, damaged, or of another version
 */
export function unpackModel(version: string, bytes: Uint8Array): { facts: unknown; arrays: Numbers[] } {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.length < HEAD + DIGEST || all.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new ModelFileError('this is not a saved matcher; train again');
  }
  const body = all.subarray(HEAD + DIGEST);
  if (
    !createHash('sha256')
      .update(body)
      .digest()
      .equals(all.subarray(HEAD, HEAD + DIGEST))
  ) {
    throw new ModelFileError('the saved matcher is damaged; delete it and train again');
  }
  const size = all.readUInt32LE(MAGIC.length);
  const json = JSON.parse(body.toString('utf8', 0, size)) as {
    version: string;
    arrays: Listed[];
    facts: unknown;
  };
  if (json.version !== version) {
    throw new ModelFileError(`the saved matcher is of version ${json.version}, this code is ${version}; train again`);
  }
  let at = size;
  // Where they lie: a copy would need the same room again.
  const own = body.byteOffset % WORD === 0 ? body : Buffer.from(new Uint8Array(body));
  const arrays = json.arrays.map(({ kind, length }) => {
    const array = new KINDS[kind](own.buffer as ArrayBuffer, own.byteOffset + at, length);
    at += Math.ceil(array.byteLength / WORD) * WORD;
    return array;
  });
  return { facts: json.facts, arrays };
}

/** Every part begins where an array of any kind may begin. */
const WORD = 4;

/** Bytes with spaces at their end, up to where the next part may begin. */
function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((WORD - (bytes.length % WORD)) % WORD, ' ')]);
}
