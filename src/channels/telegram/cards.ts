/** The card of a topic: the first alert in it is pinned, and goes on to say how things stand; the topic's title too. */
import type { Logger } from 'pino';
import type { Delivery, Outbound } from '../../core/channel.ts';
import type { MessageRef } from '../../core/message.ts';
import { clip } from '../../core/ticket-lines.ts';
import type { Store } from '../../store/store.ts';
import type { Api } from './api.ts';
import { deliveryOf } from './delivery.ts';
import { ApiFailure } from './failure.ts';
import { keyboard } from './part-calls.ts';
import type { StaffChat } from './staff-chat.ts';
import { topicName } from './topic-name.ts';

export interface Cards {
  /** An alert stands in a topic: the first one becomes its card. Whatever fails, the alert itself has arrived. */
  adopt(alert: Outbound, ref: MessageRef, thread: number): Promise<void>;
  /** Brings card and title up to date; in a group without topics there is neither. */
  show(card: Outbound): Promise<Delivery>;
}

/** The part of the store that cards need. */
export type CardStore = Pick<Store, 'thread' | 'card' | 'keepCard' | 'load'>;

/** Telegram's limit of a message; a card is one message. */
const MAX_TEXT = 4096;
const UNCHANGED = /not modified|TOPIC_NOT_MODIFIED/i;

export function createCards(api: Api, staff: StaffChat, store: CardStore, log: Logger): Cards {
  /** Titles as they are, by conversation; those of before this process are not known. */
  const titles = new Map<string, string>();

  /** Does what only helps to find one's way: what fails is tried again when there is news. */
  async function embellish(what: string, call: () => Promise<unknown>): Promise<void> {
    try {
      await call();
    } catch (thrown) {
      if (!(thrown instanceof ApiFailure)) throw thrown;
      if (!UNCHANGED.test(thrown.message)) log.debug({ why: thrown.message }, `telegram: ${what}`);
    }
  }

  async function retitle(conversationId: string, thread: number): Promise<void> {
    const conversation = (await store.load(conversationId))?.conversation;
    const name = conversation && topicName(conversation);
    if (name === undefined || titles.get(conversationId) === name) return;
    await embellish('a topic keeps its title', async () => {
      await api.call('editForumTopic', { chat_id: staff.id(), message_thread_id: thread, name });
      titles.set(conversationId, name);
    });
  }

  return {
    async adopt({ conversationId }, { id }, thread) {
      if ((await store.card(staff.id(), conversationId)) === undefined) {
        await store.keepCard(staff.id(), conversationId, id);
        await embellish('an alert could not be pinned', () =>
          api.call('pinChatMessage', { chat_id: staff.id(), message_id: Number(id), disable_notification: true }),
        );
      }
      await retitle(conversationId, thread);
    },

    async show(message) {
      const { conversationId, text, choices = [] } = message;
      const thread = await store.thread(staff.id(), conversationId);
      if (thread === undefined) return { kind: 'sent', refs: [] };
      await retitle(conversationId, Number(thread));
      const card = await store.card(staff.id(), conversationId);
      if (card === undefined) return { kind: 'sent', refs: [] };
      const where = { chat_id: staff.id(), message_id: Number(card) };
      const look = { link_preview_options: { is_disabled: true }, ...keyboard(choices, 'staff') };
      try {
        await api.call('editMessageText', { ...where, text: clip(text, MAX_TEXT), ...look });
      } catch (thrown) {
        if (!(thrown instanceof ApiFailure)) throw thrown;
        const isPassing = thrown.kind !== 'refused' && thrown.kind !== 'forbidden';
        if (isPassing) return deliveryOf(thrown, 'staff').delivery;
        // Somebody has deleted it, or its topic: the next alert is the card.
        if (!UNCHANGED.test(thrown.message)) await store.keepCard(staff.id(), conversationId, undefined);
      }
      return { kind: 'sent', refs: [] };
    },
  };
}
