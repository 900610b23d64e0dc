/** One open page: server-sent events over one response that stays open. */
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Proxies cut a silent connection after 30 to 60 s; this keeps it warm with room to spare. */
const HEARTBEAT_MS = 20_000;
/** A page that reads this little is gone or asleep; it is let go and catches up when it comes back. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

/** What a page is told: a named value, and the place to go on from after a break. */
export interface StreamEvent {
  readonly name: string;
  readonly data: unknown;
  /** Comes back as `Last-Event-ID` when the page reconnects. */
  readonly id?: string;
}

export interface Stream {
  send(event: StreamEvent): void;
  onClose(listener: () => void): void;
  close(): void;
}

/**
 * Answers a request with a stream of events; the handler then returns `reply`.
 *
 * Every `heartbeatMs` a comment keeps proxies from closing the line, and an event `beat` lets the page notice a
 * connection that is open but dead, which comments cannot: browsers do not show them to the page.
 *
 * @param heartbeatMs  milliseconds between signs of life, default 20 s
 */
export function openStream(reply: FastifyReply, heartbeatMs = HEARTBEAT_MS): Stream {
  const body = new PassThrough();
  const write = (text: string) => {
    if (body.destroyed || body.writableEnded) return;
    if (body.writableLength + body.readableLength > MAX_UNREAD_BYTES) body.destroy();
    else body.write(text);
  };

  const heartbeat = setInterval(() => write(': still here\n\nevent: beat\ndata: 1\n\n'), heartbeatMs);
  heartbeat.unref();
  body.on('close', () => clearInterval(heartbeat));
  // The other end went away: `close` follows and says so.
  body.on('error', () => clearInterval(heartbeat));

  reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    // nginx collects a response before passing it on unless told not to.
    .header('x-accel-buffering', 'no')
    .send(body);
  write('retry: 2000\n\n');

  return {
    send({ name, data, id }) {
      write(`event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);
    },
    onClose(listener) {
      body.once('close', listener);
    },
    close() {
      clearInterval(heartbeat);
      body.end();
    },
  };
}

/** Where a page wants to go on from: the browser's own memory of the last event, else `?after=`. */
export function resumePoint(lastEventId: unknown, after: string | undefined): string | undefined {
  const cursor = typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : after;
  return cursor === '' ? undefined : cursor;
}
