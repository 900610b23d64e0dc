import { NOISE_WA_HEADER } from '@whiskeysockets/baileys';

/** A frame's length takes 3 bytes. */
const LENGTH_BYTES = 3;

/** Puts the length before a frame. */
export function frame(bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(LENGTH_BYTES);
  head.writeUIntBE(bytes.length, 0, LENGTH_BYTES);
  return Buffer.concat([head, bytes]);
}

/**
 * Cuts what a client writes into frames, wherever the network split it. Before the first frame the client
 * writes an introduction: optionally `ED` with routing info it was given earlier, then `WA` and two versions.
 *
 * @returns a function that takes bytes and gives the frames they complete; it throws on a wrong introduction
 */
export function createSplitter(): (bytes: Uint8Array) => Buffer[] {
  let rest = Buffer.alloc(0);
  let introduced = false;

  /** Whether the whole introduction has arrived; takes it off. */
  function introduction(): boolean {
    let at = 0;
    if (rest.subarray(0, 2).toString() === 'ED') {
      if (rest.length < 7) return false;
      at = 7 + rest.readUIntBE(4, LENGTH_BYTES);
    }
    if (rest.length < at + NOISE_WA_HEADER.length) return false;
    if (!rest.subarray(at, at + NOISE_WA_HEADER.length).equals(NOISE_WA_HEADER))
      throw new Error('This client does not speak WA 6.3');
    rest = rest.subarray(at + NOISE_WA_HEADER.length);
    return true;
  }

  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    introduced ||= introduction();
    const frames: Buffer[] = [];
    while (introduced && rest.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + rest.readUIntBE(0, LENGTH_BYTES);
      if (rest.length < end) break;
      frames.push(rest.subarray(LENGTH_BYTES, end));
      rest = rest.subarray(end);
    }
    return frames;
  };
}
