import { createHash } from 'node:crypto';

/** A saved matcher cannot be used: it is something else, damaged, or of another version of this code. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}

const MAGIC = 'desk-matcher';
const HEAD = MAGIC.length + 4;
const DIGEST = 32;

/**
 * One block of bytes: magic, length of the facts, SHA-256 of what follows it, facts as JSON, arrays as float32.
 *
 * @param version  of the code that may read it again
 */
export function packModel(version: string, facts: object, arrays: readonly Float32Array[]): Uint8Array {
  const json = padded(JSON.stringify({ version, lengths: arrays.map((a) => a.length), facts }));
  const parts = [json, ...arrays.map((a) => Buffer.from(a.buffer, a.byteOffset, a.byteLength))];
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
export function unpackModel(version: string, bytes: Uint8Array): { facts: unknown; arrays: Float32Array[] } {
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
  const json = JSON.parse(body.toString('utf8', 0, size)) as { version: string; lengths: number[]; facts: unknown };
  if (json.version !== version) {
    throw new ModelFileError(`the saved matcher is of version ${json.version}, this code is ${version}; train again`);
  }
  let at = size;
  // Where they lie: a copy would need the same room again.
  const own = body.byteOffset % FLOAT === 0 ? body : Buffer.from(new Uint8Array(body));
  const arrays = json.lengths.map((length) => {
    const array = new Float32Array(own.buffer, own.byteOffset + at, length);
    at += array.byteLength;
    return array;
  });
  return { facts: json.facts, arrays };
}

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** JSON with spaces at its end, so that the arrays after it begin where an array may begin. */
function padded(json: string): Buffer {
  const bytes = Buffer.from(json, 'utf8');
  return Buffer.concat([bytes, Buffer.alloc((FLOAT - (bytes.length % FLOAT)) % FLOAT, ' ')]);
}
