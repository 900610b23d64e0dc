import { randomBytes } from 'node:crypto';
import {
  type BinaryNode,
  Curve,
  getBinaryNodeChild,
  hmacSign,
  proto,
  S_WHATSAPP_NET,
  WA_ADV_ACCOUNT_SIG_PREFIX,
} from '@whiskeysockets/baileys';
import { type Account, bytesIn } from './account.ts';
import type { Connection } from './connection.ts';
import type { Journal } from './journal.ts';
import type { Greeting } from './noise.ts';

/** WhatsApp offers six QR codes, then the client gives up. */
const REFS = 6;

/** A client that wants to be linked. */
export interface Candidate {
  connection: Connection;
  noiseKey: Buffer;
  registrationId: number;
  identityKey: Buffer;
  signedPreKey: { keyId: number; publicKey: Uint8Array; signature: Uint8Array };
  /** What its QR codes begin with. */
  refs: string[];
}

/** Linking of devices, up to the moment when the client has to log in. */
export type Pairing = ReturnType<typeof createPairing>;

/** Waits for clients that want to be linked. */
export function createPairing(account: Account, journal: Journal) {
  const candidates = new Set<Candidate>();

  /** The phone has agreed: tells the client who it is from now on, vouched for by the account's identity key. */
  function accept(candidate: Candidate, advSecret: Buffer): void {
    const { connection, refs: _refs, ...keys } = candidate;
    const device = account.link(keys);
    const details = proto.ADVDeviceIdentity.encode({
      rawId: 1,
      timestamp: Math.floor(Date.now() / 1000),
      keyIndex: device.number,
    }).finish();
    const vouched = Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, candidate.identityKey]);
    const identity = proto.ADVSignedDeviceIdentity.encode({
      details,
      accountSignatureKey: account.signal.identity.public,
      accountSignature: Curve.sign(account.signal.identity.private, vouched),
    }).finish();
    const content = proto.ADVSignedDeviceIdentityHMAC.encode({
      details: identity,
      hmac: hmacSign(identity, advSecret),
    }).finish();
    const t = String(Math.floor(Date.now() / 1000));
    connection.send({
      tag: 'iq',
      attrs: { from: S_WHATSAPP_NET, type: 'set', id: 'pair-success', xmlns: 'md', t },
      content: [
        {
          tag: 'pair-success',
          attrs: {},
          content: [
            { tag: 'device-identity', attrs: {}, content },
            { tag: 'device', attrs: { jid: account.pnJid(device.number), lid: account.lidJid(device.number) } },
            { tag: 'biz', attrs: { name: account.name } },
            { tag: 'platform', attrs: { name: 'smba' } },
          ],
        },
      ],
    });
  }

  return {
    accept,

    /** Offers QR codes to a client without credentials. */
    offer(connection: Connection, { noiseKey, payload }: Greeting): void {
      const data = payload.devicePairingData;
      if (!data?.eRegid || !data.eIdent || !data.eSkeyId || !data.eSkeyVal || !data.eSkeySig) {
        throw new Error('A client wants to be linked without saying with which keys');
      }
      const refs = Array.from({ length: REFS }, () => `2@${randomBytes(24).toString('base64')}`);
      candidates.add({
        connection,
        noiseKey,
        registrationId: Buffer.from(data.eRegid).readUInt32BE(0),
        identityKey: Buffer.from(data.eIdent),
        signedPreKey: {
          keyId: Buffer.from(data.eSkeyId).readUIntBE(0, 3),
          publicKey: data.eSkeyVal,
          signature: data.eSkeySig,
        },
        refs,
      });
      connection.send({
        tag: 'iq',
        attrs: { from: S_WHATSAPP_NET, type: 'set', id: 'pair-device', xmlns: 'md' },
        content: [
          {
            tag: 'pair-device',
            attrs: {},
            content: refs.map((ref): BinaryNode => ({ tag: 'ref', attrs: {}, content: Buffer.from(ref) })),
          },
        ],
      });
    },

    /** The client on this connection, if it wants to be linked. */
    candidateOn: (connection: Connection): Candidate | undefined =>
      [...candidates].find((candidate) => candidate.connection === connection),

    /** The owner scans a QR code; its text is as Baileys gave it. Throws when it is not on offer (any more). */
    scan(qr: string): void {
      const [ref, noiseKey, identityKey, advSecret] = qr.slice(qr.indexOf('#') + 1).split(',');
      const candidate = [...candidates].find(({ refs }) => refs.includes(ref ?? ''));
      if (!candidate) throw new Error('This QR code is not on offer: no connected client holds its reference');
      if (candidate.noiseKey.toString('base64') !== noiseKey) throw new Error('The QR code has another noise key');
      if (candidate.identityKey.toString('base64') !== identityKey) throw new Error('The QR code has another identity');
      accept(candidate, Buffer.from(advSecret ?? '', 'base64'));
    },

    /** The client has answered `pair-success`; WhatsApp now has it log in anew. */
    signed(connection: Connection, iq: BinaryNode): void {
      const identity = bytesIn(getBinaryNodeChild(iq, 'pair-device-sign'), 'device-identity');
      const { deviceSignature } = proto.ADVSignedDeviceIdentity.decode(identity);
      if (deviceSignature?.length !== 64) throw new Error('The device identity of the client carries no signature');
      journal.record({ paired: account.linked().number });
      connection.end(515);
    },

    /** A connection is gone, and its QR codes with it. */
    forget(connection: Connection): void {
      for (const candidate of candidates) if (candidate.connection === connection) candidates.delete(candidate);
    },
  };
}
