/** The web server of the desk: chat page, staff page, probes, and whatever the channels add. */
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { answerErrors, frameworkError } from './json-errors.ts';
import { listen } from './listen.ts';
import { type Pages, servePages } from './pages.ts';
import { type Probes, serveProbes } from './probes.ts';

/** What `createServer` needs; each part names what it is for. */
export interface ServerOptions extends Probes, Pages {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Signs the cookies; at least 32 characters, the same on every process and after a restart. */
  readonly secret: string;
  /** Believe `X-Forwarded-For` and `-Proto` from a proxy on this machine; default true. */
  readonly trustLoopback?: boolean;
  readonly log?: FastifyBaseLogger;
}

/** A part of the desk that adds routes, before the server listens. */
export type Routes = (app: FastifyInstance) => void | Promise<void>;

export interface Server {
  /** Adds routes; call it before `listen`. */
  register(routes: Routes): void;
  /** Begins to listen. @returns the address, as `http://127.0.0.1:3000`. @throws ConfigError when the port is taken */
  listen(): Promise<string>;
  /** Ends open pages and stops; resolves when every answer under way has been given. */
  close(): Promise<void>;
  /** The server itself, for tests that ask without a network. */
  readonly app: FastifyInstance;
}

const BODY_LIMIT_BYTES = 256 * 1024;

/** Builds the server; nothing is open to the network until `listen`. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { host, port, secret, trustLoopback = true, log } = options;
  const app: FastifyInstance = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: trustLoopback ? 'loopback' : false,
    // Open pages must not hold up the end: clients come back to the next process.
    forceCloseConnections: true,
    frameworkErrors: frameworkError,
    routerOptions: { maxParamLength: 200 },
    // Addresses of visitors do not belong into the log; errors are logged where they are answered.
    logController: new LogController({ disableRequestLogging: true }),
    ...(log ? { loggerInstance: log } : {}),
  });
  // A form on another site can post plain text without asking the browser; JSON it cannot.
  app.removeContentTypeParser('text/plain');
  answerErrors(app);

  await app.register(cookie, { secret });
  await app.register(helmet, ownFilesOnly);
  await app.register(rateLimit, { global: false });
  serveProbes(app, options);
  await app.register(async (scope) => servePages(scope, options));

  return {
    app,
    register(routes) {
      app.register(async (scope) => routes(scope));
    },
    listen: () => listen(app, host, port),
    close: () => app.close(),
  };
}

/** Pages load nothing but their own files, run no inline script, and stand in nobody's frame. */
const ownFilesOnly = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // The proxy in front knows whether its other names speak https; we answer for our own only.
  strictTransportSecurity: { maxAge: 180 * 24 * 60 * 60, includeSubDomains: false },
  referrerPolicy: { policy: 'no-referrer' as const },
};
