import { type BinaryNode, proto } from '@whiskeysockets/baileys';
import type { Wait } from '../waiting.ts';
import { type Content, compose } from './compose.ts';
import type { Sent } from './journal.ts';
import type { Phone } from './phone.ts';
import { confirmRead } from './phone-receipts.ts';
import { freshId, type Manner, type World } from './world.ts';

/** How a person writes to the bot. */
export interface PersonManner extends Manner {
  /** Under which address; the LID by default when there is one. */
  via?: 'lid' | 'pn';
  /** Leaves out the other address, so that the bot cannot learn from this message that both are one person. */
  alone?: true;
}

/** Somebody who writes to the bot. */
export type Person = ReturnType<typeof createPerson>;

/** Gives a phone an owner who uses it. */
export function createPerson(world: World, phone: Phone) {
  const { name, pnJid, lidJid, signal } = phone;

  function write(
    message: proto.IMessage,
    manner: PersonManner,
    { attrs = {}, mediaType }: { attrs?: BinaryNode['attrs']; mediaType?: string | undefined } = {},
  ): string {
    const id = manner.id ?? freshId();
    const head: BinaryNode['attrs'] = {
      ...phone.addresses(manner.via, manner.alone),
      id,
      t: world.unixTime(manner.at),
      type: mediaType === undefined ? 'text' : 'media',
      notify: name,
      ...(manner.offline ? { offline: '0' } : {}),
      ...attrs,
    };
    world.write(() => ({ signal, attrs: head, message, mediaType }), manner);
    return id;
  }

  /** How the person calls the bot in a message that points at another one. */
  const botJid = (): string => (lidJid ? world.account.lidJid() : world.account.pnJid());
  const botSaid = (id: string): Sent | undefined => world.journal.sent.find((sent) => sent.id === id);
  const isHere = (sent: Sent): boolean => world.phoneAt(sent.to) === phone;

  /** Something that points at an earlier message of this person. */
  function amend(id: string, change: proto.Message.IProtocolMessage, edit: string, manner: PersonManner): string {
    const key = { remoteJid: botJid(), fromMe: true, id };
    return write({ protocolMessage: { key, ...change } }, manner, { attrs: { edit } });
  }

  const person = {
    ...phone,

    /** Writes to the bot; returns the id of the message. */
    says: (text: string, manner: PersonManner = {}): string => person.sends({ text }, manner),

    /** Sends anything else. */
    sends(content: Content, manner: PersonManner = {}): string {
      const { message, mediaType } = compose(content);
      return write(message, manner, { mediaType });
    },

    /** Changes an earlier message of this person. */
    edits(id: string, text: string, manner: PersonManner = {}): string {
      const timestampMs = (manner.at ?? world.now()).getTime();
      const type = proto.Message.ProtocolMessage.Type.MESSAGE_EDIT;
      return amend(id, { type, editedMessage: { conversation: text }, timestampMs }, '1', manner);
    },

    /** Deletes an earlier message of this person for everyone. */
    deletes: (id: string, manner: PersonManner = {}): string =>
      amend(id, { type: proto.Message.ProtocolMessage.Type.REVOKE }, '7', manner),

    /** Answers one message in particular: of the bot, or an own one. */
    quotes(id: string, text: string, manner: PersonManner = {}): string {
      const ofBot = botSaid(id)?.message;
      const quotedMessage = ofBot ?? world.messageOf(id);
      if (!quotedMessage) throw new Error(`${name} cannot quote ${id}: nobody has sent it`);
      const participant = ofBot ? botJid() : phone.jid;
      return write(
        { extendedTextMessage: { text, contextInfo: { stanzaId: id, participant, quotedMessage } } },
        manner,
      );
    },

    /** Puts an emoji on a message. */
    reacts(id: string, emoji: string, manner: PersonManner = {}): string {
      const key = { remoteJid: botJid(), fromMe: !botSaid(id), id };
      const reactionMessage = { key, text: emoji, senderTimestampMs: world.now().getTime() };
      return write({ reactionMessage }, manner, { attrs: { type: 'reaction' } });
    },

    /** Opens the chat: one read receipt for all that was not read yet. */
    reads(): void {
      const arrived = new Set(phone.chat().map(({ id }) => id));
      const fresh = world.journal.sent.filter(
        (sent) => isHere(sent) && sent.delivered && arrived.has(sent.id) && !sent.receipts.includes('read'),
      );
      if (fresh.length === 0) throw new Error(`${name} has nothing to read`);
      confirmRead(world, fresh.reverse());
    },

    /** The bot learns through a notice of WhatsApp which phone number is behind the LID: `lid-mapping.update`. */
    linksAddresses(): void {
      if (!lidJid) throw new Error(`${name} has no LID to link`);
      const updates = [{ jid: lidJid, added_profiles: [{ pn: pnJid }] }];
      const content = Buffer.from(JSON.stringify({ operation: 'NotificationLinkedProfilesUpdates', updates }));
      const attrs = { from: lidJid, type: 'mex', id: freshId(), t: world.unixTime() };
      world.mailbox.post({ tag: 'notification', attrs, content: [{ tag: 'mex', attrs: {}, content }] });
    },

    /** Waits for words of the bot on this phone; a text must be the whole message. */
    hears(words: string | RegExp, wait: Partial<Wait> = {}): Promise<Sent> {
      const fits = ({ text = '' }: Sent) => (typeof words === 'string' ? text === words : words.test(text));
      const arrives = (sent: Sent) => sent.delivered && isHere(sent) && sent.decryptedBy.includes(name) && fits(sent);
      return world.journal.waitFor(({ sent }) => sent && arrives(sent) && sent, {
        what: `${name} to hear ${String(words)}`,
        ...wait,
      });
    },
  };
  return person;
}
