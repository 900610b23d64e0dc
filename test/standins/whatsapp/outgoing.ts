import {
  type BinaryNode,
  getAllBinaryNodeChildren,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  jidDecode,
  type proto,
} from '@whiskeysockets/baileys';
import { textOf } from './compose.ts';
import type { Connection } from './connection.ts';
import type { Sent } from './journal.ts';
import type { Phone } from './phone.ts';
import { askAgain, confirm } from './phone-receipts.ts';
import type { Sealed } from './signal.ts';
import type { World } from './world.ts';

/** A message of the bot as one phone received it. */
interface Copy {
  /** `undefined` is the paired phone. */
  phone: Phone | undefined;
  decrypted: boolean;
}

/** Takes the messages the bot sends: decrypts them with the keys of those who get them, acknowledges, delivers. */
export function createOutgoing(world: World) {
  const { account, journal, faults } = world;

  function ownerOf(jid: string): Phone | 'own phone' | undefined {
    const { user } = jidDecode(jid) ?? {};
    return user === account.phone || user === account.lid ? 'own phone' : world.phoneAt(jid);
  }

  /** Decrypts one copy into the record of the message. */
  async function unseal(sent: Sent, jid: string, enc: BinaryNode, vouched: boolean): Promise<Copy | undefined> {
    const owner = ownerOf(jid);
    if (!owner || !(enc.content instanceof Uint8Array)) return undefined;
    const phone = owner === 'own phone' ? undefined : owner;
    const name = phone?.name ?? 'own phone';
    try {
      const type = enc.attrs.type as Sealed['type'];
      // A phone that does not know the linked device trusts it only with the account's signature beside the message.
      if (type === 'pkmsg' && !vouched) throw new Error('A pre-key message came without a device identity');
      const signal = phone?.signal ?? account.signal;
      const message = await signal.unseal(account.deviceJid(), { type, ciphertext: Buffer.from(enc.content) });
      if (phone?.isDeaf()) throw new Error('This phone is told not to understand');
      keepWords(sent, message.deviceSentMessage?.message ?? message);
      sent.decryptedBy.push(name);
      return { phone, decrypted: true };
    } catch (error) {
      sent.failedFor.push(`${name}: ${error instanceof Error ? error.message : error}`);
      return { phone, decrypted: false };
    }
  }

  function keepWords(sent: Sent, message: proto.IMessage): void {
    sent.message ??= message;
    const text = textOf(message);
    if (text !== undefined) sent.text ??= text;
  }

  async function unsealAll(sent: Sent, node: BinaryNode): Promise<Copy[]> {
    const vouched = getBinaryNodeChild(node, 'device-identity') !== undefined;
    const copies: Copy[] = [];
    const take = async (jid: string, enc: BinaryNode | undefined) => {
      const copy = enc && (await unseal(sent, jid, enc, vouched));
      if (copy) copies.push(copy);
    };
    const participants = getBinaryNodeChild(node, 'participants');
    for (const to of participants ? getAllBinaryNodeChildren(participants) : []) {
      await take(to.attrs.jid ?? '', getBinaryNodeChild(to, 'enc'));
    }
    // Straight inside the stanza when it is for one device only: a resend, or a word to the own phone.
    if (!sent.to.endsWith('@g.us')) for (const enc of getBinaryNodeChildren(node, 'enc')) await take(sent.to, enc);
    return copies;
  }

  function acknowledge(connection: Connection, sent: Sent, error?: number): void {
    if (connection.isOver()) return;
    sent.ackedWith = error ?? 'ok';
    const attrs = { class: 'message', id: sent.id, from: sent.to, t: world.unixTime() };
    connection.send({ tag: 'ack', attrs: error === undefined ? attrs : { ...attrs, error: String(error) } });
  }

  async function deliver(sent: Sent, copies: Copy[]): Promise<void> {
    sent.delivered = true;
    for (const { phone, decrypted } of copies) {
      if (decrypted) phone?.sees(sent, 'bot');
    }
    for (const { phone, decrypted } of copies) {
      if (phone && decrypted) confirm(world, sent);
      else if (phone) await askAgain(world, phone, sent);
    }
  }

  /** A `<message>` of the bot. */
  return async function take(connection: Connection, node: BinaryNode): Promise<void> {
    const { id = '', to = '', category, edit } = node.attrs;
    const sent: Sent = {
      id,
      to,
      ...(edit ? { edit } : {}),
      at: Date.now(),
      decryptedBy: [],
      failedFor: [],
      ackedWith: null,
      delivered: false,
      receipts: [],
    };
    const copies = await unsealAll(sent, node);
    // Words to the own phone, such as a request to resend, are not messages to anybody.
    if (category === 'peer') return acknowledge(connection, sent);
    const fault = faults.take('message', { node, sent });
    if (fault?.hang || fault?.drop === 'before' || fault?.lost) {
      journal.record({ sent });
      if (fault.drop) connection.drop();
      return;
    }
    if (fault?.end) {
      journal.record({ sent });
      return connection.end(fault.end);
    }
    const ack = fault?.ack;
    if (typeof ack === 'object' && 'error' in ack) {
      acknowledge(connection, sent, ack.error);
      return journal.record({ sent });
    }
    if (fault?.drop === 'after') connection.drop();
    const late = () => {
      acknowledge(connection, sent);
      journal.record({ acked: sent });
    };
    if (ack === 'held') fault?.hold(late);
    else if (typeof ack === 'object') setTimeout(late, ack.afterMs).unref();
    else if (ack !== 'never' && !fault?.drop) acknowledge(connection, sent);
    await deliver(sent, copies);
    journal.record({ sent });
  };
}
