/** The open connection, as those see it who send over it or wonder whether it is alive. */
import type { WASocket } from './baileys.ts';
import type { Line } from './wire.ts';

export interface OpenLine {
  /** A connection begins; it is not open yet. */
  begins(): void;
  opens(socket: WASocket): void;
  ends(): void;
  /** WhatsApp has sent anything at all. */
  hears(): void;
  current(): Line | undefined;
  /** When this connection was opened, in milliseconds since 1970; undefined when it never was. */
  openedAt(): number | undefined;
  /** How long nothing has come over it, in milliseconds; 0 while none is open. */
  silentMs(): number;
}

export function createOpenLine(): OpenLine {
  let line: Line | undefined;
  let ended = new AbortController();
  let openedAt: number | undefined;
  let heardAt = 0;
  return {
    begins() {
      openedAt = undefined;
    },
    opens(socket) {
      ended = new AbortController();
      line = { socket, signal: ended.signal };
      openedAt = heardAt = Date.now();
    },
    ends() {
      line = undefined;
      ended.abort();
    },
    hears() {
      heardAt = Date.now();
    },
    current: () => line,
    openedAt: () => openedAt,
    silentMs: () => (line ? Date.now() - heardAt : 0),
  };
}
