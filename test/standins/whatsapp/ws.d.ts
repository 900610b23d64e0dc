/** The part of `ws` the stand-in uses; the package comes with Baileys and carries no types. */
declare module 'ws' {
  import type { EventEmitter } from 'node:events';
  import type { IncomingMessage, Server } from 'node:http';

  export class WebSocket extends EventEmitter {
    send(bytes: Uint8Array): void;
    close(): void;
    terminate(): void;
  }

  export class WebSocketServer extends EventEmitter {
    constructor(options: {
      server: Server;
      perMessageDeflate: boolean;
      verifyClient: (info: { req: IncomingMessage }, answer: (accept: boolean, status?: number) => void) => void;
    });
    close(): void;
  }
}
