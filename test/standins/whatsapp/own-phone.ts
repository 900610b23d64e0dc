import { deflateSync } from 'node:zlib';
import { type BinaryNode, proto } from '@whiskeysockets/baileys';
import { type Content, compose } from './compose.ts';
import type { Phone } from './phone.ts';
import { freshId, type Manner, type World } from './world.ts';

/** How the owner writes. */
export interface OwnManner extends Manner {
  /** Under which address of the customer; the LID by default when there is one. */
  via?: 'lid' | 'pn';
  /** Leaves out the customer's other address. */
  alone?: true;
}

/** The paired phone: a person of the business writes with it, and it supplies the linked device. */
export type OwnPhone = ReturnType<typeof createOwnPhone>;

/** Makes the paired phone. */
export function createOwnPhone(world: World) {
  const { account } = world;
  return {
    /** A person of the business answers a customer from the phone; the bot gets a copy. Returns the id. */
    says(customer: Phone, content: string | Content, manner: OwnManner = {}): string {
      const id = manner.id ?? freshId();
      const { message, mediaType } = compose(typeof content === 'string' ? { text: content } : content);
      const {
        from: recipient = '',
        addressing_mode,
        sender_pn,
        sender_lid,
      } = customer.addresses(manner.via, manner.alone);
      const attrs: BinaryNode['attrs'] = {
        from: addressing_mode === 'lid' ? account.lidJid() : account.pnJid(),
        recipient,
        ...(addressing_mode === undefined ? {} : { addressing_mode }),
        ...(sender_pn === undefined ? {} : { peer_recipient_pn: sender_pn }),
        ...(sender_lid === undefined ? {} : { peer_recipient_lid: sender_lid }),
        id,
        t: world.unixTime(manner.at),
        type: mediaType === undefined ? 'text' : 'media',
        notify: account.name,
        ...(manner.offline ? { offline: '0' } : {}),
      };
      const copy = { deviceSentMessage: { destinationJid: recipient, message } };
      customer.sees({ id, message }, 'own phone');
      world.write(() => ({ signal: account.signal, attrs, message: copy, mediaType }), manner);
      return id;
    },

    /**
     * Sends a newly linked device its history, which is empty. Until this comes a client that syncs history holds
     * back every message for 20 s.
     */
    sharesHistory(): void {
      const syncType = proto.Message.HistorySyncType.INITIAL_BOOTSTRAP;
      const history = proto.HistorySync.encode({
        syncType: proto.HistorySync.HistorySyncType.INITIAL_BOOTSTRAP,
      }).finish();
      const protocolMessage = {
        type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
        historySyncNotification: {
          syncType,
          chunkOrder: 1,
          progress: 100,
          initialHistBootstrapInlinePayload: deflateSync(history),
        },
      };
      const attrs = { from: account.pnJid(), type: 'text', category: 'peer', id: freshId(), t: world.unixTime() };
      world.write(() => ({ signal: account.signal, attrs, message: { protocolMessage }, live: true }));
    },
  };
}
