import { type BinaryNode, proto, STORIES_JID } from '@whiskeysockets/baileys';
import { type Content, compose } from './compose.ts';
import type { Phone } from './phone.ts';
import { freshId, type Manner, type World } from './world.ts';

/** Where many people read: groups, status, channels (newsletters). The bot is a member of all of them. */
export function createRooms(world: World) {
  /** Encrypts for the room, and gives the linked device the key beside it, as a member's phone does. */
  function write(room: string, person: Phone, content: string | Content, manner: Manner): string {
    const id = manner.id ?? freshId();
    const { message, mediaType } = compose(typeof content === 'string' ? { text: content } : content);
    const { from: participant = '', addressing_mode, sender_pn } = person.addresses();
    const attrs: BinaryNode['attrs'] = {
      from: room,
      participant,
      ...(addressing_mode === undefined ? {} : { addressing_mode }),
      ...(sender_pn === undefined ? {} : { participant_pn: sender_pn }),
      id,
      t: world.unixTime(manner.at),
      type: mediaType === undefined ? 'text' : 'media',
      notify: person.name,
      ...(manner.offline ? { offline: '0' } : {}),
    };
    world.write(async () => {
      const [content, key] = await person.signal.sealForGroup(room, participant, message);
      const beside: BinaryNode[] = [{ tag: 'enc', attrs: { v: '2', type: 'skmsg' }, content }];
      return { signal: person.signal, attrs, message: key, mediaType, beside };
    }, manner);
    return id;
  }

  return {
    /** Somebody writes in a group, by default one with a fixed address. Returns the id. */
    groupSays: (person: Phone, content: string | Content, manner: Manner & { group?: string } = {}): string =>
      write(manner.group ?? '120363000000000001@g.us', person, content, manner),

    /** Somebody posts a status. */
    statusPost: (person: Phone, content: string | Content, manner: Manner = {}): string =>
      write(STORIES_JID, person, content, manner),

    /** A channel posts; this is not encrypted end to end. */
    newsletterPost(text: string, manner: Manner & { newsletter?: string } = {}): string {
      const id = manner.id ?? freshId();
      const from = manner.newsletter ?? '120363000000000002@newsletter';
      const attrs = { from, id, t: world.unixTime(manner.at), type: 'text', server_id: '101' };
      const content = proto.Message.encode({ conversation: text }).finish();
      world.inTurn(() =>
        world.mailbox.post({ tag: 'message', attrs, content: [{ tag: 'plaintext', attrs: {}, content }] }),
      );
      return id;
    },
  };
}
