/** Keeps open staff pages up to date: the list for all, and for each the conversation that it shows. */
import { type Follower, follow } from '../channels/web/follow.ts';
import type { Stream } from '../channels/web/stream.ts';
import { type Wakeable, wakeable } from '../channels/web/wake.ts';
import type { Store } from '../store/store.ts';
import { watchConfirmations } from './confirmations.ts';
import { consoleCard, conversationItem, staffLine } from './staff-view.ts';
import type { ConversationItem, StaffLines, StaffNotice } from './wire.ts';

/** The part of the store that the staff page reads. */
export type StaffStore = Pick<Store, 'load' | 'lines' | 'progress' | 'conversations' | 'work' | 'onChange'>;

export interface StaffLive {
  /** Tells a page the whole list, then each conversation that changes, and the lines of the one it shows. */
  open(stream: Stream, shown?: { readonly conversationId: string; readonly after: string | undefined }): void;
  /** Shows all pages what the desk tells staff. */
  tell(notice: StaffNotice): void;
  close(): void;
}

/** More than a screen can use, of those in which nothing is open. */
const LIST_LENGTH = 1000;
/** A busy desk changes a thousand times a second; a list that people read need not. */
const GAP_MS = 100;

/** The list as `/api/staff/conversations` answers it; rooms where staff talk are left out. */
export async function conversationList(store: StaffStore): Promise<readonly ConversationItem[]> {
  const summaries = [...(await store.work()), ...(await store.conversations(LIST_LENGTH))];
  const customers = new Map(
    summaries.filter(({ conversation }) => conversation.kind === 'customer').map((summary) => [summary.id, summary]),
  );
  return [...customers.values()]
    .map(({ conversation, updatedAt }) => conversationItem(conversation, updatedAt))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
}

/** What a staff page stays up to date with. */
export interface StaffLiveOptions {
  readonly store: StaffStore;
  readonly timeZone: string;
  readonly now: () => Date;
  /** Told when the store fails; a page that cannot be served is let go and comes back by itself. */
  readonly onError: (thrown: unknown) => void;
}

export function createStaffLive({ store, timeZone, now, onError }: StaffLiveOptions): StaffLive {
  const pages = new Map<Stream, { readonly conversationId: string; readonly news: Wakeable } | undefined>();
  const changed = new Set<string>();

  const listNews = wakeable(
    async () => {
      const ids = [...changed];
      changed.clear();
      for (const id of ids) {
        const conversation = (await store.load(id))?.conversation;
        if (conversation?.kind !== 'customer') continue;
        const item = conversationItem(conversation, now());
        for (const stream of pages.keys()) stream.send({ name: 'conversation', data: item });
      }
    },
    onError,
    GAP_MS,
  );

  const stopListening = store.onChange((conversationId) => {
    if (pages.size === 0) return;
    changed.add(conversationId);
    listNews.wake();
    for (const shown of pages.values()) if (shown?.conversationId === conversationId) shown.news.wake();
  });

  /** Tells one page what is new in the conversation that it shows. */
  function transcriptNews(stream: Stream, conversationId: string, after: string | undefined): Wakeable {
    const follower: Follower = follow((from) => store.lines(conversationId, 'staff', from), after);
    const confirmations = watchConfirmations(store);
    let lastCard: string | undefined;
    const news = wakeable(
      async () => {
        const conversation = (await store.load(conversationId))?.conversation;
        const { lines: newLines, cursor, lookAgainMs } = await follower.next();
        const lines = [...newLines, ...(await confirmations.among(newLines))];
        if (lookAgainMs) news.wakeIn(lookAgainMs);
        const card = conversation ? consoleCard(conversation, timeZone) : '';
        if (lines.length === 0 && card === lastCard) return;
        lastCard = card;
        const data: StaffLines = {
          conversationId,
          card,
          lines: lines.map((line) => staffLine(conversationId, line)),
          cursor,
        };
        stream.send({ name: 'lines', data, id: cursor });
      },
      (thrown) => {
        onError(thrown);
        stream.close();
      },
    );
    return news;
  }

  return {
    open(stream, shown) {
      const news = shown && transcriptNews(stream, shown.conversationId, shown.after);
      pages.set(stream, news && { conversationId: shown.conversationId, news });
      stream.onClose(() => {
        news?.stop();
        pages.delete(stream);
      });
      conversationList(store)
        .then((list) => stream.send({ name: 'conversations', data: list }))
        .catch((thrown: unknown) => {
          onError(thrown);
          stream.close();
        });
      news?.wake();
    },
    tell(notice) {
      for (const stream of pages.keys()) stream.send({ name: 'notice', data: notice });
    },
    close() {
      stopListening();
      listNews.stop();
      for (const stream of pages.keys()) stream.close();
    },
  };
}
