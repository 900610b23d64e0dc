/** Stays connected to a stream of events: comes back after every break, and notices a line that is open but dead. */

export interface LiveSource {
  /** Begins anew at once, for instance with another address. */
  reopen(): void;
  close(): void;
}

export interface LiveOptions {
  /** Asked at each opening, so that it can name how far the page has read. */
  readonly url: () => string;
  readonly on: Readonly<Record<string, (data: unknown) => void>>;
  readonly onConnected: (isConnected: boolean) => void;
  /**
   * What a hidden tab does instead of holding a connection. A browser opens six connections to one server, and a
   * seventh tab that held one would wait for ever. Left out: the tab stays connected.
   */
  readonly whileHidden?: () => void;
}

/** The server gives a sign of life every 20 s; two missing and the line is dead. */
const SILENCE_MS = 50_000;
const LONGEST_WAIT_MS = 15_000;
/** Time to look at another tab and come back. */
const HIDDEN_AFTER_MS = 5_000;
const HIDDEN_POLL_MS = 10_000;

/** Opens the stream and keeps it open until `close`. */
export function openLive({ url, on, onConnected, whileHidden }: LiveOptions): LiveSource {
  let source: EventSource | undefined;
  let failures = 0;
  let retry: number | undefined;
  let watchdog: number | undefined;
  let hidden: number | undefined;

  function disconnect(): void {
    source?.close();
    source = undefined;
    for (const timer of [retry, watchdog, hidden]) clearTimeout(timer);
  }

  function connect(): void {
    disconnect();
    const opened = new EventSource(url());
    source = opened;
    const heard = () => {
      clearTimeout(watchdog);
      watchdog = window.setTimeout(lost, SILENCE_MS);
    };
    opened.addEventListener('open', () => {
      failures = 0;
      heard();
      onConnected(true);
    });
    opened.addEventListener('beat', heard);
    opened.addEventListener('error', lost);
    for (const [name, listener] of Object.entries(on)) {
      opened.addEventListener(name, (event) => {
        heard();
        listener(JSON.parse((event as MessageEvent<string>).data));
      });
    }
    heard();
  }

  /** Waits a little longer each time, and never the same, so that a thousand pages do not come back at once. */
  function lost(): void {
    disconnect();
    onConnected(false);
    const wait = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** failures);
    failures += 1;
    retry = window.setTimeout(connect, wait * (0.5 + Math.random() / 2));
  }

  function rest(poll: () => void): void {
    disconnect();
    poll();
    hidden = window.setTimeout(() => rest(poll), HIDDEN_POLL_MS);
  }

  function onVisibility(): void {
    if (!whileHidden) return;
    clearTimeout(hidden);
    if (document.hidden) hidden = window.setTimeout(() => rest(whileHidden), HIDDEN_AFTER_MS);
    else if (!source) connect();
  }

  const onOnline = () => source ?? connect();
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', lost);
  connect();

  return {
    reopen: connect,
    close() {
      disconnect();
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', onOnline);
      window.removeEventListener('offline', lost);
    },
  };
}
