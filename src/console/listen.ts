/** Opens the port, or says in one sentence why not and what to do. */
import type { FastifyInstance } from 'fastify';
import { ConfigError } from '../core/errors.ts';

/** @returns the address that people open. @throws ConfigError when the host or the port cannot be had */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (thrown) {
    const sentence = cure((thrown as NodeJS.ErrnoException).code, host, port);
    if (sentence) throw new ConfigError(sentence, { cause: thrown });
    throw thrown;
  }
  const bound = app.server.address();
  const realPort = typeof bound === 'object' && bound ? bound.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${realPort}`;
}

function cure(code: string | undefined, host: string, port: number): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use by another program; set PORT to a free one`;
    case 'EACCES':
      return `port ${port} on ${host} may not be opened by this user; set PORT to one above 1023`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is not an address of this machine; set HOST to 127.0.0.1, or to 0.0.0.0 for all its addresses`;
    default:
      return undefined;
  }
}
