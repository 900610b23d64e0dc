import { randomBytes } from 'node:crypto';
import {
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  type BinaryNode,
  Curve,
  derivePairingCodeKey,
  getBinaryNodeChild,
  hkdf,
  S_WHATSAPP_NET,
} from '@whiskeysockets/baileys';
import { type Account, bytesIn } from './account.ts';
import type { Connection } from './connection.ts';
import type { Candidate, Pairing } from './pairing.ts';

const REG = 'link_code_companion_reg';

/** A client that shows a code and waits for its owner to type it into the phone. */
interface Request {
  candidate: Candidate;
  ref: Buffer;
  /** The client's public key for this pairing, encrypted with the code. */
  wrapped: Buffer;
  /** The phone's half, once the code was typed. */
  ephemeral?: ReturnType<typeof Curve.generateKeyPair>;
  theirs?: Buffer;
}

/**
 * Linking with a code typed into the phone instead of a QR code.
 *
 * Source: Baileys 7.0.0-rc14, `requestPairingCode` and the `link_code_companion_reg` notification, read backwards.
 */
export function createPairCode(account: Account, pairing: Pairing) {
  let request: Request | undefined;

  return {
    /** `<iq xmlns="md">` with a stage of this pairing. */
    hear(connection: Connection, iq: BinaryNode, answer: (content: BinaryNode[]) => void): void {
      const reg = getBinaryNodeChild(iq, REG);
      const candidate = pairing.candidateOn(connection);
      if (!candidate) throw new Error('A client that is already linked asks for a pairing code');
      if (reg?.attrs.stage === 'companion_hello') {
        const ref = randomBytes(16);
        request = { candidate, ref, wrapped: bytesIn(reg, 'link_code_pairing_wrapped_companion_ephemeral_pub') };
        const child: BinaryNode = { tag: 'link_code_pairing_ref', attrs: {}, content: ref };
        answer([{ tag: REG, attrs: {}, content: [child] }]);
        return;
      }
      if (!request?.ephemeral || !request.theirs) throw new Error('A client finishes a pairing nobody agreed to');
      const shared = Curve.sharedKey(request.ephemeral.private, request.theirs);
      const secret = advSecret(shared, bytesIn(reg, 'link_code_pairing_wrapped_key_bundle'));
      answer([]);
      pairing.accept(candidate, secret);
    },

    /** The owner types the code into the phone. A wrong code shows later: the client's keys make no sense. */
    async type(code: string): Promise<void> {
      if (!request) throw new Error('No client has asked for a pairing code');
      const { wrapped, candidate, ref } = request;
      const open = await derivePairingCodeKey(code, wrapped.subarray(0, 32));
      request.theirs = aesDecryptCTR(wrapped.subarray(48, 80), open, wrapped.subarray(32, 48));
      request.ephemeral = Curve.generateKeyPair();
      const [salt, iv] = [randomBytes(32), randomBytes(16)];
      const sealed = aesEncryptCTR(request.ephemeral.public, await derivePairingCodeKey(code, salt), iv);
      const part = (tag: string, content: Uint8Array): BinaryNode => ({ tag, attrs: {}, content });
      candidate.connection.send({
        tag: 'notification',
        attrs: { from: S_WHATSAPP_NET, type: REG, id: 'pair-code', t: String(Math.floor(Date.now() / 1000)) },
        content: [
          {
            tag: REG,
            attrs: { stage: 'primary_hello' },
            content: [
              part('link_code_pairing_wrapped_primary_ephemeral_pub', Buffer.concat([salt, iv, sealed])),
              part('primary_identity_pub', account.signal.identity.public),
              part('link_code_pairing_ref', ref),
            ],
          },
        ],
      });
    },
  };

  /** Both sides compute the secret from the shared key, their identities and the client's random bytes. */
  function advSecret(shared: Buffer, bundle: Buffer): Buffer {
    const key = hkdf(shared, 32, {
      salt: bundle.subarray(0, 32),
      info: 'link_code_pairing_key_bundle_encryption_key',
    });
    const plain = aesDecryptGCM(bundle.subarray(44), key, bundle.subarray(32, 44), Buffer.alloc(0));
    const identity = Curve.sharedKey(account.signal.identity.private, plain.subarray(0, 32));
    return Buffer.from(hkdf(Buffer.concat([shared, identity, plain.subarray(64)]), 32, { info: 'adv_secret' }));
  }
}
