/** One connection, from its first byte to its end. */
import type { Logger } from 'pino';
import type { Progress } from '../../core/channel.ts';
import { reason } from '../../core/errors.ts';
import { progressOf } from './ack.ts';
import { type BinaryNode, makeWASocket, type WASocket } from './baileys.ts';
import type { Reported } from './codes.ts';
import { type SocketParts, socketOptions } from './socket-options.ts';
import type { Take } from './take.ts';

export interface ConnectParts extends SocketParts {
  readonly take: Pick<Take, 'stanza' | 'reported'>;
  readonly onQr: (qr: string, socket: WASocket) => void;
  /** The phone has scanned the code; WhatsApp now asks for a new connection. */
  readonly onPaired: () => void;
  readonly onOpen: (socket: WASocket) => void;
  /** WhatsApp has sent anything at all. */
  readonly onFrame: () => void;
  /** A phone tells what became of a message of ours. */
  readonly onProgress: (id: string, progress: Progress) => void;
  readonly log: Logger;
}

export interface Connection {
  /** Why it ended. Never rejects. */
  readonly ended: Promise<Reported>;
  /** Ends it in good manners. */
  end(): void;
  /** Ends it at once: nobody answers on the other side. */
  drop(): void;
}

/** Begins to connect. Events die with the connection: the next one has a socket and listeners of its own. */
export function connect(parts: ConnectParts): Connection {
  const { auth, take, log, onQr, onPaired, onOpen, onFrame, onProgress } = parts;
  const socket = makeWASocket(socketOptions(parts));

  // Before Baileys' own listener, which begins to decrypt.
  socket.ws.prependListener('CB:message', (stanza: BinaryNode) => take.stanza(stanza));

  socket.ws.on('frame', onFrame);
  // Baileys hears that the handshake was refused and does nothing, so that it is noticed only after 20 s.
  socket.ws.on('unexpected-response', (_request: unknown, { statusCode }: { statusCode?: number }) => {
    const refused = new Error(`WebSocket Error (the server answers ${statusCode})`);
    void socket.end(Object.assign(refused, { output: { statusCode } }));
  });

  socket.ev.on('creds.update', () => {
    auth.save().catch((thrown) => log.error({ why: reason(thrown) }, 'whatsapp: the credentials could not be saved'));
  });
  socket.ev.on('messages.upsert', ({ messages }) => {
    for (const message of messages) take.reported(message);
  });
  socket.ev.on('messages.update', (updates) => {
    for (const { key, update } of updates) {
      const progress = key.fromMe ? progressOf(update.status) : undefined;
      if (key.id && progress) onProgress(key.id, progress);
    }
  });

  const ended = new Promise<Reported>((resolve) => {
    socket.ev.on('connection.update', ({ connection, lastDisconnect, qr, isNewLogin }) => {
      if (qr) onQr(qr, socket);
      if (isNewLogin) {
        // Baileys would hold all messages back for 20 s at the first login, waiting for a history that we do not read.
        auth.creds.accountSyncCounter = Math.max(1, auth.creds.accountSyncCounter);
        onPaired();
      }
      if (connection === 'open') onOpen(socket);
      if (connection === 'close') {
        const error = lastDisconnect?.error as
          | (Error & { output?: { statusCode?: number }; data?: unknown })
          | undefined;
        resolve({
          statusCode: error?.output?.statusCode,
          message: error?.message,
          isPaired: auth.isPaired(),
          expiresInS: expiry(error?.data),
        });
      }
    });
  });

  return {
    ended,
    end: () => void socket.end(undefined),
    // Baileys closes with a handshake, for which a dead line takes 30 s.
    drop: () => (socket.ws as unknown as { socket?: { terminate(): void } | null }).socket?.terminate(),
  };
}

/** How many seconds a temporary ban lasts, when WhatsApp says so. */
function expiry(data: unknown): number | undefined {
  const seconds = Number((data as { expire?: unknown } | null | undefined)?.expire);
  return seconds > 0 ? seconds : undefined;
}
