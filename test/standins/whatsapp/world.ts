import { randomBytes } from 'node:crypto';
import { type BinaryNode, jidDecode, type proto, S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import { type Account, bundleIn } from './account.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import type { Mailbox } from './mailbox.ts';
import type { Phone } from './phone.ts';
import { type Bundle, type Signal, tamper } from './signal.ts';

/** WhatsApp tells a device to upload more one-time keys when fewer than this are left. */
const FEW_KEYS = 5;

/** How somebody writes to the bot: all optional. */
export interface Manner {
  /** The id of the message; a fresh one by default. */
  id?: string;
  /** When it was written; now by default. */
  at?: Date;
  /** Marks the stanza as part of the backlog although the client is connected. */
  offline?: true;
  /** How many times the ciphertext arrives broken; the bot must ask for it again. */
  tampered?: number;
  /** Arrives twice: the very same `stanza`, or `encrypted` anew under the same id. */
  twice?: 'stanza' | 'encrypted';
}

/** A message on its way to the bot. */
interface Letterhead {
  signal: Signal;
  attrs: BinaryNode['attrs'];
  message: proto.IMessage;
  mediaType?: string | undefined;
  /** Never part of a backlog. */
  live?: boolean;
  /** Stanzas beside the one that is encrypted for the device: the ciphertext for a group. */
  beside?: BinaryNode[];
}

/** What everybody in the stand-in shares. */
export type World = ReturnType<typeof createWorld>;

/** Starts an empty world around an account. */
export function createWorld(parts: {
  account: Account;
  journal: Journal;
  faults: Faults;
  mailbox: Mailbox;
  now: () => Date;
  deliveryReceipts: boolean;
  history: boolean;
}) {
  const { account, journal, mailbox, now } = parts;
  const phones = new Set<Phone>();
  const written = new Map<string, Letterhead & { tampered: number }>();
  let queue = Promise.resolve();

  /** The device's keys; when they run low the device is told, as by WhatsApp. */
  function takeBundle(): Bundle {
    const bundle = account.takeBundle();
    const left = account.linked().preKeys.length;
    const told = mailbox.waiting().some(({ attrs }) => attrs.type === 'encrypt');
    if (left < FEW_KEYS && !told) {
      const attrs = { from: S_WHATSAPP_NET, type: 'encrypt', id: freshId(), t: unixTime() };
      mailbox.post({ tag: 'notification', attrs, content: [{ tag: 'count', attrs: { value: String(left) } }] });
    }
    return bundle;
  }

  const unixTime = (at = now()): string => String(Math.floor(at.getTime() / 1000));

  async function stanza(head: Letterhead & { tampered: number }, count?: number): Promise<BinaryNode> {
    const sealed = await head.signal.seal(account.deviceJid(), head.message, takeBundle);
    const { type, ciphertext } = head.tampered > 0 ? tamper(sealed) : sealed;
    head.tampered -= 1;
    const attrs = {
      v: '2',
      type,
      ...(head.mediaType === undefined ? {} : { mediatype: head.mediaType }),
      ...(count === undefined ? {} : { count: String(count) }),
    };
    const enc: BinaryNode = { tag: 'enc', attrs, content: ciphertext };
    return { tag: 'message', attrs: head.attrs, content: [enc, ...(count === undefined ? (head.beside ?? []) : [])] };
  }

  /** Runs a task after all that were given before it, so that what is said first arrives first. */
  function inTurn(task: () => unknown): void {
    queue = queue
      .then(async () => {
        // Whatever was on its way when the device was unlinked reaches nobody.
        if (account.device()) await task();
      })
      .catch(journal.trouble);
  }

  return {
    ...parts,
    phones,
    unixTime,
    inTurn,

    /** The phone behind an address of either kind. */
    phoneAt(jid: string): Phone | undefined {
      const { user, server } = jidDecode(jid) ?? {};
      return [...phones].find(({ phone, lid }) => user === (server === 'lid' ? lid : phone));
    },

    /** Resolves when everything that was said has been encrypted and handed to the server. */
    allSaid: (): Promise<void> => queue,

    /**
     * Encrypts a message for the linked device and posts it, in turn.
     *
     * @throws at once when no device is linked
     */
    write(compose: () => Letterhead | Promise<Letterhead>, { tampered = 0, twice }: Manner = {}): void {
      account.linked();
      inTurn(async () => {
        const head = { ...(await compose()), tampered };
        const live = head.live ?? false;
        written.set(head.attrs.id ?? '', head);
        const first = await stanza(head);
        mailbox.post(first, { live });
        if (twice === 'stanza') mailbox.post(first, { live });
        if (twice === 'encrypted') mailbox.post(await stanza(head), { live });
      });
    },

    /** The device could not decrypt a message: its writer opens a new session and sends it again. */
    writeAgain(receipt: BinaryNode, count: number): void {
      inTurn(async () => {
        const head = written.get(receipt.attrs.id ?? '');
        if (!head) throw new Error(`The client asks again for ${receipt.attrs.id}, which nobody has sent`);
        await head.signal.open(account.deviceJid(), bundleIn(receipt) ?? takeBundle());
        mailbox.post(await stanza(head, count));
      });
    },

    /** What somebody wrote under this id. */
    messageOf: (id: string): proto.IMessage | undefined => written.get(id)?.message,
  };
}

/** An id as a phone makes it. */
export function freshId(): string {
  return `3A${randomBytes(9).toString('hex').toUpperCase()}`;
}
