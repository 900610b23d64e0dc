import {
  type BinaryNode,
  getAllBinaryNodeChildren,
  getBinaryNodeChild,
  getBinaryNodeChildBuffer,
  getBinaryNodeChildren,
  getBinaryNodeChildUInt,
  jidEncode,
} from '@whiskeysockets/baileys';
import { type Bundle, createSignal } from './signal.ts';

/** Who owns the paired phone. */
export interface AccountFields {
  /** Digits with country code. */
  phone: string;
  /** Digits. */
  lid: string;
  name: string;
}

/** What the server knows of the linked device: the bot. */
export interface LinkedDevice extends Bundle {
  /** Counts from 1 with every pairing; 0 is the phone. */
  readonly number: number;
  readonly noiseKey: Buffer;
  /** One-time keys that nobody has used yet. */
  preKeys: { keyId: number; publicKey: Uint8Array }[];
  /** Whether the phone has sent it the (empty) history. */
  hasHistory: boolean;
}

/** The account the bot is linked to: its phone, its addresses and the one device linked to it. */
export type Account = ReturnType<typeof createAccount>;

/** Makes the account; no device is linked yet. */
export function createAccount({ phone, lid, name }: AccountFields) {
  let linkedOnes = 0;
  let device: LinkedDevice | undefined;
  const account = {
    phone,
    lid,
    name,
    /** The phone's own encryption. It also vouches for the linked device. */
    signal: createSignal(),

    /** The two addresses of a device of the account; without a number, of the account itself. */
    pnJid: (number?: number): string => jidEncode(phone, 's.whatsapp.net', number),
    lidJid: (number?: number): string => jidEncode(lid, 'lid', number),

    /** The linked device, if there is one. */
    device: (): LinkedDevice | undefined => device,

    /** The linked device; throws when there is none, since then nobody can receive anything. */
    linked(): LinkedDevice {
      if (!device) throw new Error('No device is linked: pair the bot first (scan or pairCode)');
      return device;
    },

    /** The address under which the device's sessions are kept. */
    deviceJid: (): string => account.lidJid(account.linked().number),

    /** Links a device; one that was linked before is forgotten. */
    link(found: Omit<LinkedDevice, 'number' | 'preKeys' | 'hasHistory'>): LinkedDevice {
      linkedOnes += 1;
      device = { ...found, number: linkedOnes, preKeys: [], hasHistory: false };
      return device;
    },

    unlink(): void {
      device = undefined;
    },

    /** The device's keys, one of its one-time keys used up. */
    takeBundle(): Bundle {
      const linked = account.linked();
      return { ...linked, preKey: linked.preKeys.shift() };
    },

    /** Keeps the keys the device uploads with `<iq xmlns="encrypt" type="set">`. */
    keepKeys(iq: BinaryNode): void {
      const linked = account.linked();
      const upload = getBinaryNodeChild(iq, 'rotate') ?? iq;
      const signed = getBinaryNodeChild(upload, 'skey');
      if (signed) linked.signedPreKey = signedKeyOf(signed);
      const list = getBinaryNodeChild(iq, 'list');
      if (list) linked.preKeys.push(...getBinaryNodeChildren(list, 'key').map(keyOf));
    },
  };
  return account;
}

/** The keys a device hands out itself inside a retry receipt, if it does. */
export function bundleIn(receipt: BinaryNode): Bundle | undefined {
  const keys = getBinaryNodeChild(receipt, 'keys');
  if (!keys) return undefined;
  const [signed, key] = [getBinaryNodeChild(keys, 'skey'), getBinaryNodeChild(keys, 'key')];
  if (!signed) throw new Error('A retry receipt with keys has no signed pre-key');
  return {
    registrationId: getBinaryNodeChildUInt(receipt, 'registration', 4) ?? 0,
    identityKey: bytesIn(keys, 'identity'),
    signedPreKey: signedKeyOf(signed),
    preKey: key && keyOf(key),
  };
}

/** The bytes of a child; throws when it is missing. */
export function bytesIn(node: BinaryNode | undefined, tag: string): Buffer {
  const bytes = getBinaryNodeChildBuffer(node, tag);
  if (!bytes) {
    const inside = node ? getAllBinaryNodeChildren(node).map((one) => one.tag) : [];
    throw new Error(`<${node?.tag}> has no <${tag}> with bytes, only ${inside.join(', ') || 'nothing'}`);
  }
  return Buffer.from(bytes);
}

function keyOf(node: BinaryNode): { keyId: number; publicKey: Uint8Array } {
  return { keyId: getBinaryNodeChildUInt(node, 'id', 3) ?? 0, publicKey: bytesIn(node, 'value') };
}

function signedKeyOf(node: BinaryNode): Bundle['signedPreKey'] {
  return { ...keyOf(node), signature: bytesIn(node, 'signature') };
}
