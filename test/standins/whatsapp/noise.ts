import {
  aesDecryptGCM,
  aesEncryptGCM,
  Curve,
  hkdf,
  type KeyPair,
  NOISE_MODE,
  NOISE_WA_HEADER,
  proto,
  sha256,
} from '@whiskeysockets/baileys';

const NOTHING = Buffer.alloc(0);

/** The two ciphers after the handshake. */
export interface Transport {
  seal(plain: Uint8Array): Buffer;
  open(sealed: Uint8Array): Buffer;
}

/** What the server learns from a handshake. */
export interface Greeting {
  /** The static key of the client: it proves who logs in. */
  noiseKey: Buffer;
  payload: proto.ClientPayload;
  transport: Transport;
}

/**
 * The answering half of Noise XX (25519, AES-GCM, SHA-256) as WhatsApp speaks it.
 *
 * @param staticKey  the server's static key
 * @param chain      the certificate chain that names it
 * Source: "The Noise Protocol Framework", revision 34, section 7.5.
 */
export function createResponder(staticKey: KeyPair, chain: Uint8Array) {
  const ephemeral = Curve.generateKeyPair();
  let hash = Buffer.from(NOISE_MODE);
  let salt = hash;
  let key = hash;
  let counter = 0;

  const mixHash = (bytes: Uint8Array) => {
    hash = sha256(Buffer.concat([hash, bytes])) as Buffer<ArrayBuffer>;
  };
  const split = (secret: Uint8Array): [Buffer<ArrayBuffer>, Buffer<ArrayBuffer>] => {
    const bytes = Buffer.from(hkdf(secret, 64, { salt, info: '' }));
    return [bytes.subarray(0, 32), bytes.subarray(32)];
  };
  const mixKey = (secret: Uint8Array) => {
    [salt, key] = split(secret);
    counter = 0;
  };
  const seal = (plain: Uint8Array): Buffer => {
    const sealed = aesEncryptGCM(plain, key, nonce(counter++), hash);
    mixHash(sealed);
    return sealed;
  };
  const open = (sealed: Uint8Array): Buffer => {
    const plain = aesDecryptGCM(sealed, key, nonce(counter++), hash);
    mixHash(sealed);
    return plain;
  };

  return {
    /** The first frame of the client; returns the answer. */
    hello(bytes: Uint8Array): Uint8Array {
      const theirs = proto.HandshakeMessage.decode(bytes).clientHello?.ephemeral;
      if (!theirs) throw new Error('The first frame is not a client hello');
      mixHash(NOISE_WA_HEADER);
      mixHash(theirs);
      mixHash(ephemeral.public);
      mixKey(Curve.sharedKey(ephemeral.private, theirs));
      const sealedStatic = seal(staticKey.public);
      mixKey(Curve.sharedKey(staticKey.private, theirs));
      const serverHello = { ephemeral: ephemeral.public, static: sealedStatic, payload: seal(chain) };
      return proto.HandshakeMessage.encode({ serverHello }).finish();
    },

    /** The second frame of the client: who it is and what it wants. */
    finish(bytes: Uint8Array): Greeting {
      const finish = proto.HandshakeMessage.decode(bytes).clientFinish;
      if (!finish?.static || !finish.payload) throw new Error('The second frame is not a client finish');
      const noiseKey = open(finish.static);
      mixKey(Curve.sharedKey(ephemeral.private, noiseKey));
      const payload = proto.ClientPayload.decode(open(finish.payload));
      const [clientWrites, serverWrites] = split(NOTHING);
      return { noiseKey, payload, transport: createTransport(serverWrites, clientWrites) };
    },
  };
}

function createTransport(writeKey: Buffer, readKey: Buffer): Transport {
  let written = 0;
  let read = 0;
  return {
    seal: (plain) => aesEncryptGCM(plain, writeKey, nonce(written++), NOTHING),
    open: (sealed) => aesDecryptGCM(sealed, readKey, nonce(read++), NOTHING),
  };
}

function nonce(counter: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(counter, 8);
  return bytes;
}
