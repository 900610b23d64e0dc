import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError } from './api-error.ts';
import { readBody } from './body.ts';
import { type Faults, usualDescription } from './faults.ts';
import type { ApiCall } from './journal.ts';
import type { Context } from './methods/context.ts';
import { perform } from './methods/index.ts';
import type { Params } from './wire.ts';

interface Options {
  token: string;
  context: Context;
  faults: Faults;
}

/** How a call ended, before it is put on the wire. */
type Ending = Pick<ApiCall, 'result' | 'error'> & { outcome: 'ok' | 'error'; bytes?: Buffer };

/** The HTTP side: routes, the token, scripted faults and Telegram's envelope. */
export async function startServer({ token, context, faults }: Options) {
  const { journal, files } = context;
  const hanging = new Set<NodeJS.Timeout>();

  /** Carries out a call and turns whatever comes out of it into an ending. */
  async function endingOf(run: () => unknown): Promise<Ending> {
    try {
      const result = await run();
      return Buffer.isBuffer(result) ? { outcome: 'ok', bytes: result } : { outcome: 'ok', result };
    } catch (error) {
      return failure(error instanceof ApiError ? error : new ApiError(500, `Internal Server Error: ${String(error)}`));
    }
  }

  function failure({ code, description, parameters }: ApiError): Ending {
    return { outcome: 'error', error: { code, description, ...(parameters ? { parameters } : {}) } };
  }

  function hang(ms: number, closed: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      hanging.add(timer);
      closed.addEventListener('abort', () => {
        clearTimeout(timer);
        hanging.delete(timer);
        resolve();
      });
    });
  }

  function write(response: ServerResponse, { error, result, bytes }: Ending, isBroken: boolean): void {
    response.statusCode = error?.code ?? 200;
    response.setHeader('content-type', bytes ? 'application/octet-stream' : 'application/json');
    const body = error
      ? { ok: false, error_code: error.code, description: error.description, parameters: error.parameters }
      : { ok: true, result };
    const text = JSON.stringify(body);
    response.end(bytes ?? (isBroken ? text.slice(0, -5) : text));
  }

  /** Decides what a call does: the token first, then the script of faults, then the method itself. */
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const closing = new AbortController();
    response.on('close', () => closing.abort());
    const closed = closing.signal;
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const route = /^\/(file\/)?bot([^/]+)\/(?:test\/)?(.+)$/.exec(decodeURIComponent(url.pathname));
    const { params, files: uploads } = await readBody(request, url);
    const [, isFile, givenToken, rest = ''] = route ?? [];
    const method = isFile ? 'download' : rest;
    const call = journal.open(method, isFile ? { file_path: rest } : params, uploads);
    closed.addEventListener('abort', () => journal.close(call, { outcome: 'dropped' }));

    const run = (): unknown => {
      if (!route) throw new ApiError(404, 'Not Found');
      if (givenToken !== token) throw new ApiError(401, 'Unauthorized');
      if (!isFile) return perform(context, rest, { params, files: uploads, closed });
      const bytes = files.read(rest);
      if (!bytes) throw new ApiError(404, 'Not Found');
      return bytes;
    };

    const fault = route && givenToken === token ? faults.take(method, call.params) : undefined;
    const drop = (ending: Partial<Ending>) => {
      journal.close(call, { ...ending, outcome: 'dropped' });
      request.socket.destroy();
    };
    if (fault?.dropConnection === 'before') {
      if (fault.hangMs) await hang(fault.hangMs, closed);
      return drop({});
    }
    const ending = fault?.status === undefined ? await endingOf(run) : failure(scripted(fault.status, fault));
    if (fault?.hangMs) await hang(fault.hangMs, closed);
    if (fault?.dropConnection === 'after') return drop({ result: ending.result });
    write(response, ending, fault?.badJson === true);
    const { bytes: _bytes, ...noted } = ending;
    journal.close(call, noted);
  }

  const server: Server = createServer((request, response) => {
    // What fails here is the bot's connection or an unreadable body; neither can be answered otherwise.
    answer(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    /** For `new Telegraf(token, { telegram: { apiRoot } })`. */
    apiRoot: `http://127.0.0.1:${port}`,

    /** Carries out the call a bot put into its answer to a webhook. Its result goes nowhere, as on the real server. */
    async callFromAnswer(method: string, params: Params): Promise<void> {
      const call = journal.open(method, params, []);
      const closed = new AbortController().signal;
      journal.close(call, await endingOf(() => perform(context, method, { params, files: [], closed })));
    },

    /** Cuts every open connection, long polls included. */
    dropConnections(): void {
      server.closeAllConnections();
    },

    /** Cuts every connection and stops listening; resolves when the port is free. */
    async stop(): Promise<void> {
      for (const timer of hanging) clearTimeout(timer);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The refusal of a fault, in Telegram's words unless the script has its own. */
function scripted(status: number, fault: { description?: string; retryAfter?: number }): ApiError {
  const { retryAfter } = fault;
  const description = fault.description ?? usualDescription(status, retryAfter);
  return new ApiError(status, description, retryAfter === undefined ? undefined : { retry_after: retryAfter });
}
