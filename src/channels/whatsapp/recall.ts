/** What we have sent: phones ask for it again, tell that it came, and staff quote it before the store has it. */
import type { Outbound } from '../../core/channel.ts';
import type { Store } from '../../store/store.ts';
import { piecesOf } from './ids.ts';

/** The row of the outbox that a message of WhatsApp belongs to. */
export interface SentRow {
  readonly outboxId: string;
  /** To whom, as the row says. */
  readonly place: string;
}

export interface Recall {
  /** It is about to be sent. A file that is passed on has no text; nor has a change, which cannot be sent again as words. */
  sending(step: { readonly id: string; readonly text?: string }, message: Outbound): void;
  /** The text that was sent under an id, also by an earlier process. */
  textOf(id: string): Promise<string | undefined>;
  /** What was sent under an id, also by an earlier process; nothing when it was not us. */
  rowOf(id: string): Promise<SentRow | undefined>;
  /** The conversation of an alert or a relayed message that was sent under this id a moment ago. */
  conversationOf(id: string): string | undefined;
}

interface Remembered extends SentRow {
  readonly text?: string;
  readonly conversationId?: string;
}

/** The rest is in the store. */
const MOST_REMEMBERED = 2000;

export function createRecall(store: Pick<Store, 'sentUnder'>): Recall {
  const sent = new Map<string, Remembered>();

  async function stored(id: string): Promise<string | undefined> {
    const row = await store.sentUnder('whatsapp', id);
    return row && piecesOf(row.outboxId, row.text).find((piece) => piece.id === id)?.text;
  }

  return {
    sending({ id, text }, { id: outboxId, recipient: place, kind, conversationId }) {
      // A reply to a card or to a customer's words speaks to the customer; one to a notice of ours does not.
      const isAnswerable = kind === 'alert' || kind === 'relay';
      sent.delete(id);
      sent.set(id, {
        outboxId,
        place,
        ...(text === undefined ? {} : { text }),
        ...(isAnswerable ? { conversationId } : {}),
      });
      if (sent.size > MOST_REMEMBERED) sent.delete(sent.keys().next().value ?? '');
    },
    textOf: async (id) => sent.get(id)?.text ?? (await stored(id)),
    rowOf: async (id) => sent.get(id) ?? (await store.sentUnder('whatsapp', id)),
    conversationOf: (id) => sent.get(id)?.conversationId,
  };
}
