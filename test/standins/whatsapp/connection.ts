import { type BinaryNode, decodeBinaryNode, encodeBinaryNode, type KeyPair } from '@whiskeysockets/baileys';
import type { WebSocket } from 'ws';
import { type Ending, endingNode } from './endings.ts';
import { createSplitter, frame } from './frames.ts';
import { createResponder, type Greeting, type Transport } from './noise.ts';

/** One WebSocket of a client, from its handshake to its end. */
export type Connection = ReturnType<typeof createConnection>;

/** What the rest of the server does with a connection. */
interface Listener {
  /** The handshake is done. */
  greet(connection: Connection, greeting: Greeting): void;
  /** A stanza; the next one waits until this one is done. */
  hear(connection: Connection, node: BinaryNode): Promise<void>;
  close(connection: Connection): void;
  trouble(error: unknown): void;
}

/** Answers the handshake on a fresh WebSocket, then carries stanzas both ways, encrypted. */
export function createConnection(
  socket: WebSocket,
  number: number,
  certificate: { staticKey: KeyPair; chain: Uint8Array },
  listener: Listener,
) {
  const responder = createResponder(certificate.staticKey, certificate.chain);
  const split = createSplitter();
  let stage: 'hello' | 'finish' | Transport = 'hello';
  let over = false;
  let queue = Promise.resolve();

  const connection = {
    /** Counts from 1. */
    number,

    /** Whether nothing can be sent any more. */
    isOver: (): boolean => over,

    send(node: BinaryNode): void {
      if (over || typeof stage === 'string') return;
      socket.send(frame(stage.seal(encodeBinaryNode(node))));
    },

    /** Says why the stream ends, ignores what still comes, and leaves closing to the client, as WhatsApp does. */
    end(ending: Ending, atLogin = false): void {
      connection.send(endingNode(ending, atLogin));
      over = true;
    },

    /** Cuts the TCP connection. */
    drop(): void {
      over = true;
      socket.terminate();
    },
  };

  function take(bytes: Buffer): void {
    if (stage === 'hello') {
      socket.send(frame(responder.hello(bytes)));
      stage = 'finish';
    } else if (stage === 'finish') {
      const greeting = responder.finish(bytes);
      stage = greeting.transport;
      listener.greet(connection, greeting);
    } else {
      const plain = stage.open(bytes);
      queue = queue
        .then(async () => {
          const node = await decodeBinaryNode(plain);
          if (!over) await listener.hear(connection, node);
        })
        .catch(listener.trouble);
    }
  }

  socket.on('message', (bytes: Buffer) => {
    if (over) return;
    try {
      for (const one of split(bytes)) take(one);
    } catch (error) {
      connection.drop();
      listener.trouble(error);
    }
  });
  socket.on('error', () => connection.drop());
  socket.on('close', () => {
    over = true;
    listener.close(connection);
  });
  return connection;
}
