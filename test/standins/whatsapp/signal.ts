import {
  addTransactionCapability,
  type BinaryNode,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  encodeBigEndian,
  encodeWAMessage,
  generateSignalPubKey,
  initAuthCreds,
  KEY_BUNDLE_TYPE,
  proto,
  unpadRandomMax16,
  xmppPreKey,
  xmppSignedPreKey,
} from '@whiskeysockets/baileys';
import { pino } from 'pino';
import { memoryKeys } from './memory-keys.ts';

/** Public keys of one side, enough to open a session with it. Keys are 32 bytes, without the type byte. */
export interface Bundle {
  registrationId: number;
  identityKey: Uint8Array;
  signedPreKey: { keyId: number; publicKey: Uint8Array; signature: Uint8Array };
  /** A one-time key; without it a session opens all the same. */
  preKey?: { keyId: number; publicKey: Uint8Array } | undefined;
}

/** An encrypted message as it stands in an `enc` stanza. */
export interface Sealed {
  type: 'pkmsg' | 'msg';
  ciphertext: Uint8Array;
}

const logger = pino({ level: 'silent' });

/** One person's end-to-end encryption: an identity, its keys and its sessions, by the real Signal protocol. */
export type Signal = ReturnType<typeof createSignal>;

/** Makes a new identity. */
export function createSignal() {
  const creds = initAuthCreds();
  const keys = addTransactionCapability(memoryKeys(), logger, { maxCommitRetries: 1, delayBetweenTriesMs: 0 });
  // Sessions are opened under LIDs here, so nobody ever has to be looked up.
  const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds, keys }, logger, async () => undefined);
  let lastPreKeyId = 0;

  const open = (peer: string, bundle: Bundle): Promise<void> => {
    const { registrationId, identityKey, signedPreKey, preKey } = bundle;
    const key = <K extends { publicKey: Uint8Array }>(bare: K): K => ({
      ...bare,
      publicKey: generateSignalPubKey(bare.publicKey),
    });
    const session = {
      registrationId,
      identityKey: generateSignalPubKey(identityKey),
      signedPreKey: key(signedPreKey),
      ...(preKey ? { preKey: key(preKey) } : {}),
    };
    return repository.injectE2ESession({ jid: peer, session });
  };

  return {
    identity: creds.signedIdentityKey,
    registrationId: creds.registrationId,

    /** The children of a stanza that hands out this side's keys, with a fresh one-time key each time. */
    async keyNodes(): Promise<BinaryNode[]> {
      lastPreKeyId += 1;
      const preKey = Curve.generateKeyPair();
      await keys.set({ 'pre-key': { [lastPreKeyId]: preKey } });
      return [
        { tag: 'registration', attrs: {}, content: encodeBigEndian(creds.registrationId) },
        { tag: 'type', attrs: {}, content: KEY_BUNDLE_TYPE },
        { tag: 'identity', attrs: {}, content: creds.signedIdentityKey.public },
        xmppSignedPreKey(creds.signedPreKey),
        xmppPreKey(preKey, lastPreKeyId),
      ];
    },

    /** Opens a new session in place of the one there is. */
    open,

    /** Encrypts for a device, opening a session first when there is none. */
    async seal(peer: string, message: proto.IMessage, bundle: () => Bundle): Promise<Sealed> {
      if (!(await repository.validateSession(peer)).exists) await open(peer, bundle());
      return repository.encryptMessage({ jid: peer, data: encodeWAMessage(message) });
    },

    /** Decrypts what a device sent; throws when it cannot. */
    async unseal(peer: string, { type, ciphertext }: Sealed): Promise<proto.Message> {
      return proto.Message.decode(unpadRandomMax16(await repository.decryptMessage({ jid: peer, type, ciphertext })));
    },

    /** Encrypts for a group; the second part gives a device the key to the first. */
    async sealForGroup(group: string, me: string, message: proto.IMessage): Promise<[Uint8Array, proto.IMessage]> {
      const data = encodeWAMessage(message);
      const { ciphertext, senderKeyDistributionMessage } = await repository.encryptGroupMessage({
        group,
        meId: me,
        data,
      });
      const item = { groupId: group, axolotlSenderKeyDistributionMessage: senderKeyDistributionMessage };
      return [ciphertext, { senderKeyDistributionMessage: item }];
    },

    /** Lets its timers go. */
    close: (): void => repository.close?.(),
  };
}

/** Flips one bit of the ciphertext: the MAC no longer fits. Behind it a pre-key message has up to 7 bytes more. */
export function tamper({ type, ciphertext }: Sealed): Sealed {
  const bytes = Buffer.from(ciphertext);
  const at = bytes.length - 12;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return { type, ciphertext: bytes };
}
