/** Keeps open chat pages up to date: a customer may have many tabs, and each sees everything. */
import type { Store } from '../../store/store.ts';
import { customerView } from './customer-view.ts';
import { type Follower, follow } from './follow.ts';
import type { Stream } from './stream.ts';
import { type Wakeable, wakeable } from './wake.ts';

/** The part of the store that the chat page reads. */
export type ChatStore = Pick<Store, 'findConversation' | 'load' | 'lines' | 'onChange'>;

export interface Live {
  /** Tells a tab everything after `after`, and from then on everything that is said. */
  open(address: string, after: string | undefined, stream: Stream): void;
  /** There may be news for this customer: something was stored, or is on its way to them. */
  heard(address: string): void;
  /** Shows the customer's tabs that an answer is coming. */
  typing(address: string): void;
  close(): void;
}

interface Tab {
  readonly stream: Stream;
  readonly news: Wakeable;
}

/** How many conversations are remembered by their customer's address; the oldest is looked up again when needed. */
const MAX_REMEMBERED = 10_000;
/** Browsers open six at most to one server; more is a program that forgot to close. */
const MAX_TABS = 20;

/** @param onError  told when the store fails; the tab is let go, and its page comes back by itself */
export function createLive(store: ChatStore, onError: (thrown: unknown) => void): Live {
  const tabs = new Map<string, Set<Tab>>();
  /** Whose conversation it is; null for other channels. */
  const customers = new Map<string, string | null>();

  function remember(conversationId: string, address: string | null): void {
    const oldest = customers.size >= MAX_REMEMBERED ? customers.keys().next().value : undefined;
    if (oldest !== undefined) customers.delete(oldest);
    customers.set(conversationId, address);
  }

  async function customerOf(conversationId: string): Promise<string | null> {
    const known = customers.get(conversationId);
    if (known !== undefined) return known;
    const conversation = (await store.load(conversationId))?.conversation;
    const address = conversation?.channel === 'web' ? conversation.address : null;
    if (conversation) remember(conversationId, address);
    return address;
  }

  function wakeAll(address: string): void {
    for (const tab of tabs.get(address) ?? []) tab.news.wake();
  }

  const stopListening = store.onChange((conversationId) => {
    if (tabs.size === 0) return;
    customerOf(conversationId)
      .then((address) => address !== null && wakeAll(address))
      .catch(onError);
  });

  return {
    open(address, after, stream) {
      let follower: Follower | undefined;
      const tellNews = async () => {
        if (!follower) {
          const conversation = await store.findConversation('web', address);
          if (!conversation) return;
          remember(conversation.id, address);
          follower = follow((from) => store.lines(conversation.id, 'customer', from), after);
        }
        const { lookAgainMs, ...lines } = await follower.next();
        if (lookAgainMs) tab.news.wakeIn(lookAgainMs);
        const news = customerView(address, lines);
        if (news.lines.length > 0) stream.send({ name: 'lines', data: news, id: news.cursor });
      };
      const giveUp = (thrown: unknown) => {
        onError(thrown);
        stream.close();
      };

      const tab: Tab = { stream, news: wakeable(tellNews, giveUp) };
      const own = tabs.get(address) ?? new Set();
      tabs.set(address, own.add(tab));
      if (own.size > MAX_TABS) own.values().next().value?.stream.close();
      stream.onClose(() => {
        tab.news.stop();
        own.delete(tab);
        if (own.size === 0 && tabs.get(address) === own) tabs.delete(address);
      });
      tab.news.wake();
    },
    heard: wakeAll,
    typing(address) {
      for (const tab of tabs.get(address) ?? []) tab.stream.send({ name: 'typing', data: {} });
    },
    close() {
      stopListening();
      for (const own of tabs.values()) for (const tab of own) tab.stream.close();
    },
  };
}
