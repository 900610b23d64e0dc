/** The customer's web chat as a channel: a message is delivered by being in the store, where the page reads it. */
import type { FastifyInstance } from 'fastify';
import type { Channel, Receive } from '../../core/channel.ts';
import { type ChatStore, createLive } from './live.ts';
import { Refusal } from './refusal.ts';
import { chatRoutes } from './routes.ts';

/** What the web chat needs. */
export interface WebChatOptions {
  readonly store: ChatStore;
  /** False switches the rate limits off (`PACING=off`); default on. */
  readonly limited?: boolean;
  /** Told when a page could not be kept up to date. */
  readonly onError?: (thrown: unknown) => void;
  readonly now?: () => Date;
  /** Milliseconds between signs of life on an open page, default 20 s. */
  readonly heartbeatMs?: number;
}

/** The channel, and its part of the web server. */
export interface WebChat extends Channel {
  /** Adds `/api/chat/…`; hand it to the server before it listens. */
  routes(app: FastifyInstance): void;
}

/**
 * The web chat. Its pages are served by the console's server; this adds what they talk to.
 *
 * A message that comes before `start` is refused with 503, and the page tries again: nothing is taken in that
 * nobody would answer.
 */
export function createWebChat(options: WebChatOptions): WebChat {
  const { store, limited = true, onError = () => undefined, now = () => new Date(), heartbeatMs } = options;
  const live = createLive(store, onError);
  let receive: Receive | undefined;

  return {
    name: 'web',
    async start(heard) {
      receive = heard;
    },
    async send({ recipient, id, replaces }) {
      live.heard(recipient);
      if (replaces) return { kind: 'sent', refs: [] }; // It stands where it stood.
      return { kind: 'sent', refs: [{ channel: 'web', place: recipient, id }] };
    },
    async typing(recipient) {
      live.typing(recipient);
    },
    health() {
      return receive ? { ready: true } : { ready: false, why: 'the web chat has not started yet' };
    },
    async stop() {
      receive = undefined;
      live.close();
    },
    routes(app) {
      chatRoutes(app, {
        store,
        live,
        now,
        limited,
        ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
        async hear(message) {
          if (!receive) throw new Refusal(503, 'The desk is just starting or stopping. Please try again in a moment.');
          await receive([message]);
        },
      });
      app.addHook('preClose', async () => live.close());
    },
  };
}
