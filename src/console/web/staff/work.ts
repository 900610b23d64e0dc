/** What the staff page knows, kept up to date by the server. */
import type { ConversationItem, StaffLine, StaffLines, StaffNotice } from '../../wire.ts';
import { openLive } from '../live-source.ts';
import { mergeLines } from '../thread.ts';
import { callFor } from './calls.ts';

/** The conversation that the page shows. */
export interface Shown {
  readonly id: string;
  readonly card: string;
  readonly lines: readonly StaffLine[];
  readonly isLoaded: boolean;
}

export interface Work {
  readonly items: readonly ConversationItem[];
  readonly isLoaded: boolean;
  readonly isConnected: boolean;
  /** The last thing worth saying aloud. */
  readonly announcement: string;
  /** Conversations with something that nobody here has looked at. */
  readonly fresh: ReadonlySet<string>;
  readonly shown: Shown | undefined;
  /** What the desk told about conversations, newest last. */
  readonly notices: readonly (StaffNotice & { readonly key: number })[];
}

export interface Worker {
  /** Shows a conversation, or none. */
  show(id: string | undefined): void;
  close(): void;
}

const MOST_NOTICES = 20;

/**
 * @param onChange  called with everything known whenever something changes
 * @param onLost    the connection broke, or was refused
 */
export function createWork(onChange: (work: Work) => void, onLost: () => void): Worker {
  let cursor = '';
  let noticeCount = 0;
  let work: Work = {
    items: [],
    isLoaded: false,
    isConnected: true,
    announcement: '',
    fresh: new Set(),
    shown: undefined,
    notices: [],
  };

  function change(changes: Partial<Work>): void {
    work = { ...work, ...changes };
    onChange(work);
  }

  function takeItem(item: ConversationItem): void {
    const before = work.items.find(({ id }) => id === item.id);
    const others = work.items.filter(({ id }) => id !== item.id);
    const call = callFor(before, item);
    const isSeen = work.shown?.id === item.id && !document.hidden;
    const isNews = call !== undefined || before?.lastWords !== item.lastWords;
    change({
      items: [...others, item].sort((a, b) => (a.order < b.order ? -1 : 1)),
      ...(call === undefined ? {} : { announcement: call }),
      ...(isNews && !isSeen ? { fresh: new Set([...work.fresh, item.id]) } : {}),
    });
  }

  function takeLines({ conversationId, card, lines, cursor: reached }: StaffLines): void {
    const { shown } = work;
    if (shown?.id !== conversationId) return;
    cursor = reached;
    change({ shown: { ...shown, card, lines: mergeLines(shown.lines, lines), isLoaded: true } });
  }

  function takeNotice(notice: StaffNotice): void {
    noticeCount += 1;
    // An alert is in the list already; what is left are answers of the desk to staff.
    if (notice.kind !== 'notice') return;
    const notices = [...work.notices, { ...notice, key: noticeCount }].slice(-MOST_NOTICES);
    change({ notices, announcement: notice.text });
  }

  const live = openLive({
    url() {
      const id = work.shown?.id;
      if (id === undefined) return '/api/staff/events';
      return `/api/staff/events?conversation=${encodeURIComponent(id)}&after=${encodeURIComponent(cursor)}`;
    },
    on: {
      conversations: (data) => change({ items: data as ConversationItem[], isLoaded: true }),
      conversation: (data) => takeItem(data as ConversationItem),
      lines: (data) => takeLines(data as StaffLines),
      notice: (data) => takeNotice(data as StaffNotice),
    },
    onConnected(isConnected) {
      change({ isConnected });
      if (!isConnected) onLost();
    },
  });

  function look(): void {
    const id = work.shown?.id;
    if (document.hidden || id === undefined || !work.fresh.has(id)) return;
    change({ fresh: new Set([...work.fresh].filter((fresh) => fresh !== id)) });
  }
  document.addEventListener('visibilitychange', look);

  return {
    show(id) {
      if (work.shown?.id === id) return;
      cursor = '';
      change({ shown: id === undefined ? undefined : { id, card: '', lines: [], isLoaded: false } });
      look();
      live.reopen();
    },
    close() {
      document.removeEventListener('visibilitychange', look);
      live.close();
    },
  };
}
