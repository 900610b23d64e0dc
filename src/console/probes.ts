/** What watches the desk from outside: is it alive, is it ready, how busy is it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Whether the desk can do its work; parts that cannot say why. */
export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, true | string>>;
}

/** What the probes ask. */
export interface Probes {
  readonly ready: () => Promise<Readiness>;
  /** A prom-client registry. */
  readonly metrics?: { readonly contentType: string; metrics(): Promise<string> };
  /** Whether a logged-in staff member asks. */
  readonly isStaff?: (request: FastifyRequest) => Promise<boolean>;
}

/** Adds `/healthz`, `/readyz` and `/metrics`. */
export function serveProbes(app: FastifyInstance, { ready, metrics, isStaff }: Probes): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get('/healthz', async () => ({ status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    const { ready: isReady, parts } = await ready();
    return reply.code(isReady ? 200 : 503).send({ ready: isReady, parts: notReady(parts) });
  });

  app.get('/metrics', async (request, reply) => {
    if (!isLocal(request) && !(await isStaff?.(request))) {
      return reply.code(403).send({ error: 'Metrics are shown on this machine, or to staff who have logged in.' });
    }
    if (!metrics) return reply.code(404).send({ error: 'This desk keeps no metrics.' });
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
}

function notReady(parts: Readiness['parts']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(parts).filter((part): part is [string, string] => part[1] !== true));
}

/** A program on this machine itself, not a proxy here that passes on a stranger. */
function isLocal(request: FastifyRequest): boolean {
  const { headers, socket } = request.raw;
  const isPassedOn = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some((name) => headers[name] !== undefined);
  return !isPassedOn && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}
