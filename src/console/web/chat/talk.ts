/** One customer's side of the chat: what was said, what is on its way, and whether we are connected. */
import type { ChatLine, ChatLines, ChatPost } from '../../../channels/web/wire.ts';
import { ask, Refused } from '../ask.ts';
import { type LiveSource, openLive } from '../live-source.ts';
import { newId } from '../new-id.ts';
import { nextToSend, type Outgoing, resend, settle } from '../outgoing.ts';
import { mergeLines } from '../thread.ts';
import { keepOutgoing, keptOutgoing } from './kept.ts';

export interface Talk {
  readonly lines: readonly ChatLine[];
  /** Oldest first; a message leaves this list when it comes back as a line. */
  readonly outgoing: readonly Outgoing[];
  readonly isConnected: boolean;
  /** The history has been read. */
  readonly isLoaded: boolean;
  /** An answer is coming. */
  readonly isTyping: boolean;
}

export interface Talker {
  now(): Talk;
  subscribe(listener: () => void): () => void;
  say(text: string, choice?: string): void;
  retry(id: string): void;
  close(): void;
}

/** Typing is shown this long unless an answer comes before. */
const TYPING_MS = 8_000;
/** An accepted message comes back within a moment; if not, the stream looks elsewhere and is opened anew. */
const ECHO_MS = 5_000;

/** Starts the chat of this page. */
export function createTalker(): Talker {
  const listeners = new Set<() => void>();
  let talk: Talk = { lines: [], outgoing: keptOutgoing(), isConnected: true, isLoaded: false, isTyping: false };
  let cursor = '';
  let isSending = false;
  let typing: number | undefined;
  let live: LiveSource | undefined;

  function change(changes: Partial<Talk>): void {
    talk = { ...talk, ...changes };
    if (changes.outgoing) keepOutgoing(talk.outgoing);
    for (const listener of listeners) listener();
  }

  function take({ lines, cursor: reached }: ChatLines): void {
    cursor = reached;
    const known = new Set(lines.map(({ id }) => id));
    const answered = lines.some(({ from }) => from !== 'customer');
    change({
      lines: mergeLines(talk.lines, lines),
      outgoing: talk.outgoing.filter(({ id }) => !known.has(id)),
      isLoaded: true,
      isTyping: talk.isTyping && !answered,
    });
  }

  async function read(): Promise<void> {
    await ask<ChatLines>(`/api/chat/lines?after=${encodeURIComponent(cursor)}`)
      .then(take)
      .catch(() => change({ isConnected: false }));
  }

  async function sendAll(): Promise<void> {
    if (isSending) return;
    isSending = true;
    for (let next = nextToSend(talk.outgoing); next; next = nextToSend(talk.outgoing)) await send(next);
    isSending = false;
  }

  async function send({ id, text, choice }: Outgoing): Promise<void> {
    const post: ChatPost = choice === undefined ? { id, text } : { id, text, choice };
    try {
      await ask('/api/chat/messages', post);
      change({ outgoing: settle(talk.outgoing, id, { state: 'accepted' }) });
      window.setTimeout(() => checkEcho(id), ECHO_MS);
    } catch (thrown) {
      const refused = thrown instanceof Refused ? thrown : new Refused(0, 'No connection.');
      const fate = { state: 'failed', why: refused.message, isPassing: refused.isPassing } as const;
      change({ outgoing: settle(talk.outgoing, id, fate) });
      // A server that is just starting answers soon; without any connection the stream's return sends it again.
      if (refused.status >= 500) window.setTimeout(sendAgain, 3_000);
    }
  }

  /** Two tabs that were opened together for the first time may hold different cookies; the last one counts. */
  function checkEcho(id: string): void {
    if (!talk.outgoing.some((message) => message.id === id)) return;
    cursor = '';
    live?.reopen();
  }

  function sendAgain(): void {
    change({ outgoing: resend(talk.outgoing) });
    void sendAll();
  }

  function connect(): void {
    live = openLive({
      url: () => `/api/chat/events?after=${encodeURIComponent(cursor)}`,
      on: {
        lines: (data) => take(data as ChatLines),
        typing: () => {
          clearTimeout(typing);
          change({ isTyping: true });
          typing = window.setTimeout(() => change({ isTyping: false }), TYPING_MS);
        },
      },
      onConnected(isConnected) {
        change({ isConnected });
        if (isConnected) sendAgain();
      },
      whileHidden: () => void read(),
    });
  }
  // The history first: it brings the cookie, which everything after it shares.
  void read().then(() => {
    change({ isLoaded: true });
    connect();
    void sendAll();
  });

  return {
    now: () => talk,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say(text, choice) {
      const message: Outgoing = {
        id: newId(),
        at: new Date().toISOString(),
        text,
        ...(choice === undefined ? {} : { choice }),
        fate: { state: 'sending' },
      };
      change({ outgoing: [...talk.outgoing, message] });
      void sendAll();
    },
    retry(id) {
      change({ outgoing: settle(talk.outgoing, id, { state: 'sending' }) });
      void sendAll();
    },
    close: () => live?.close(),
  };
}
