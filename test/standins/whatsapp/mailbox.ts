import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Connection } from './connection.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';

/** A stanza for the linked device, kept until the device acknowledges it. */
interface Letter {
  readonly node: BinaryNode;
  /** Never part of the backlog: it is sent once the backlog is through. */
  readonly live: boolean;
}

/** All that waits for the linked device. It outlives connections. */
export type Mailbox = ReturnType<typeof createMailbox>;

/** Starts an empty mailbox. */
export function createMailbox(journal: Journal, faults: Faults) {
  let letters: Letter[] = [];
  /** Where new letters go at once; missing while the client is away or still has the backlog before it. */
  let line: Connection | undefined;
  /** Ids whose letter a retry receipt has taken off; the refusal that follows it is about that letter too. */
  const settled = new Set<string>();

  function send(connection: Connection, letter: Letter, attrs: BinaryNode['attrs'] = {}): void {
    if (connection.isOver()) return;
    const node = { ...letter.node, attrs: { ...letter.node.attrs, ...attrs } };
    const fault = faults.take('deliver', { node });
    if (fault?.hang) return;
    if (fault?.drop === 'before') connection.drop();
    else if (fault?.end) connection.end(fault.end);
    else {
      connection.send(node);
      journal.record({ delivered: node.attrs.id ?? '' });
      if (fault?.drop === 'after') connection.drop();
    }
  }

  const backlog = (): Letter[] => letters.filter(({ live }) => !live);

  /** Sends the backlog, oldest first, then opens the line for what comes live. */
  function handOver(connection: Connection): void {
    const old = backlog();
    for (const [index, letter] of old.entries()) send(connection, letter, { offline: String(index) });
    const offline: BinaryNode = { tag: 'offline', attrs: { count: String(old.length) } };
    connection.send({ tag: 'ib', attrs: {}, content: [offline] });
    line = connection;
    for (const letter of letters.filter(({ live }) => live)) send(connection, letter);
  }

  function takeOff(covered: (node: BinaryNode) => boolean): void {
    const taken = letters.filter(({ node }) => covered(node));
    letters = letters.filter(({ node }) => !covered(node));
    for (const { node } of taken) journal.record({ taken: node.attrs.id ?? '' });
  }

  return {
    handOver,

    /** Leaves a stanza for the device: it goes out now, or as part of the backlog at the next login. */
    post(node: BinaryNode, { live = false } = {}): void {
      const letter = { node, live };
      letters.push(letter);
      if (line) send(line, letter);
    },

    /** Tells a client that has just logged in how much waits for it; false when nothing does. */
    announce(connection: Connection): boolean {
      const old = backlog();
      const count = (tag: string) => String(old.filter(({ node }) => node.tag === tag).length);
      const attrs = {
        count: String(old.length),
        message: count('message'),
        receipt: count('receipt'),
        notification: count('notification'),
      };
      const preview: BinaryNode = { tag: 'offline_preview', attrs };
      if (old.length > 0) connection.send({ tag: 'ib', attrs: {}, content: [preview] });
      return old.length > 0;
    },

    /** The connection is gone; what it did not acknowledge stays. */
    leave(connection: Connection): void {
      if (line !== connection) return;
      line = undefined;
      settled.clear();
    },

    /** The device has dealt with messages: a receipt of any type says so. */
    received(receipt: BinaryNode): void {
      const ids = new Set([receipt.attrs.id, ...idsInList(receipt)]);
      takeOff(({ tag, attrs }) => tag === 'message' && ids.has(attrs.id));
      if (receipt.attrs.type === 'retry' && receipt.attrs.id !== undefined) settled.add(receipt.attrs.id);
    },

    /** The device acknowledges a stanza, or refuses it for good: it is never delivered again. */
    acknowledged({ attrs: { id, class: tag, type } }: BinaryNode): void {
      if (id !== undefined && tag === 'message' && settled.delete(id)) return;
      takeOff(({ tag: t, attrs }) => t === tag && attrs.id === id && (tag === 'message' || attrs.type === type));
    },

    /** Forgets everything: the device was unlinked. */
    clear(): void {
      letters = [];
      line = undefined;
    },

    /** What the device has not acknowledged, oldest first. */
    waiting: (): BinaryNode[] => letters.map(({ node }) => node),
  };
}

/** Further ids in the `<list>` of a receipt. */
export function idsInList({ content }: BinaryNode): string[] {
  const [list] = Array.isArray(content) ? content : [];
  if (list?.tag !== 'list' || !Array.isArray(list.content)) return [];
  return list.content.flatMap(({ attrs }) => (attrs.id === undefined ? [] : [attrs.id]));
}
