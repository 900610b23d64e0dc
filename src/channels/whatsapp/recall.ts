/** What we have sent: phones ask for it again, and staff quote it before the store has written it down. */
import type { Outbound } from '../../core/channel.ts';
import type { Store } from '../../store/store.ts';
import { type Piece, piecesOf } from './ids.ts';

export interface Recall {
  /** It is about to be sent. */
  sending(piece: Piece, message: Outbound): void;
  /** The text that was sent under an id, also by an earlier process. */
  textOf(id: string): Promise<string | undefined>;
  /** Whether we have sent it ourselves. */
  isOurs(id: string): Promise<boolean>;
  /** The conversation of an alert or a relayed message that was sent under this id a moment ago. */
  conversationOf(id: string): string | undefined;
}

/** The rest is in the store. */
const MOST_REMEMBERED = 2000;

export function createRecall(store: Pick<Store, 'sentUnder'>): Recall {
  const sent = new Map<string, { readonly text: string; readonly conversationId?: string }>();

  async function stored(id: string): Promise<string | undefined> {
    const row = await store.sentUnder('whatsapp', id);
    return row && piecesOf(row.outboxId, row.text).find((piece) => piece.id === id)?.text;
  }

  return {
    sending({ id, text }, { kind, conversationId }) {
      // A reply to a card or to a customer's words speaks to the customer; one to a notice of ours does not.
      const isAnswerable = kind === 'alert' || kind === 'relay';
      sent.delete(id);
      sent.set(id, { text, ...(isAnswerable ? { conversationId } : {}) });
      if (sent.size > MOST_REMEMBERED) sent.delete(sent.keys().next().value ?? '');
    },
    textOf: async (id) => sent.get(id)?.text ?? (await stored(id)),
    isOurs: async (id) => sent.has(id) || (await store.sentUnder('whatsapp', id)) !== undefined,
    conversationOf: (id) => sent.get(id)?.conversationId,
  };
}
