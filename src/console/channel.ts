/** The staff page as a channel whose people are staff: what they write enters by the same door as everything else. */
import csrf from '@fastify/csrf-protection';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../channels/web/refusal.ts';
import type { Channel, Receive } from '../core/channel.ts';
import type { Store } from '../store/store.ts';
import { createStaffAuth } from './auth.ts';
import { loginRoutes } from './login-routes.ts';
import { createStaffLive, type StaffStore } from './staff-live.ts';
import { staffRoutes } from './staff-routes.ts';

/** What the console needs. */
export interface ConsoleOptions {
  readonly store: StaffStore & Pick<Store, 'fact' | 'keepFact'>;
  /** `CONSOLE_PASSWORD`, or the one that was generated on the first start. */
  readonly password: string;
  /** The server's own `secret`. */
  readonly secret: string;
  /** `BUSINESS_TIME_ZONE`, for the times on a card. */
  readonly timeZone: string;
  /** Told when a page could not be kept up to date. */
  readonly onError?: (thrown: unknown) => void;
  readonly now?: () => Date;
  /** Milliseconds between signs of life on an open page, default 20 s. */
  readonly heartbeatMs?: number;
}

/** The channel, and its part of the web server. */
export interface Console extends Channel {
  /** Adds `/api/staff/…`; hand it to the server before it listens. */
  routes(app: FastifyInstance): Promise<void>;
  /** Whether a request comes from a logged-in staff member; for `createServer({ isStaff })`. */
  isStaff(request: FastifyRequest): Promise<boolean>;
}

/** The staff page's channel. Alerts reach it by being in the store, where every open page reads them. */
export function createConsoleChannel(options: ConsoleOptions): Console {
  const { store, password, secret, timeZone, onError = () => undefined, now = () => new Date(), heartbeatMs } = options;
  const auth = createStaffAuth({ password, secret, store, now });
  const live = createStaffLive({ store, timeZone, now, onError });
  let receive: Receive | undefined;

  async function requireStaff(request: FastifyRequest) {
    const session = await auth.session(request);
    if (!session) throw new Refusal(401, 'Please log in.');
    return session;
  }

  return {
    name: 'console',
    async start(heard) {
      receive = heard;
    },
    async send({ recipient, id, kind, conversationId, text }) {
      // Relays stand in the transcript; alerts and notices are said aloud as well.
      if (kind === 'alert' || kind === 'notice') live.tell({ conversationId, kind, text });
      return { kind: 'sent', refs: [{ channel: 'console', place: recipient, id }] };
    },
    health() {
      return receive ? { ready: true } : { ready: false, why: 'the staff page has not started yet' };
    },
    staffHealth() {
      return receive ? { ready: true } : { ready: false, why: 'the staff page has not started yet' };
    },
    async stop() {
      receive = undefined;
      live.close();
    },
    async isStaff(request) {
      return (await auth.session(request)) !== undefined;
    },
    async routes(app) {
      await app.register(csrf, {
        cookieKey: 'desk_csrf',
        cookieOpts: { path: '/', httpOnly: true, sameSite: 'strict', signed: true },
        getToken: (request) => request.headers['x-csrf-token']?.toString(),
        getUserInfo: auth.claimedId,
        csrfOpts: { hmacKey: secret },
      });
      loginRoutes(app, auth, requireStaff);
      staffRoutes(app, {
        store,
        live,
        requireStaff,
        timeZone,
        now,
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
