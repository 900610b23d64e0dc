/** A place where people's phones leave files, sealed as WhatsApp's are by Baileys itself, and a server that misbehaves. */
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { prepareWAMessageMedia, type proto } from '@whiskeysockets/baileys';

/** A running file server. */
export type FileServer = Awaited<ReturnType<typeof startFileServer>>;

/** Starts one on a free port of 127.0.0.1. */
export async function startFileServer() {
  const files = new Map<string, RequestListener>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const serve = files.get(request.url ?? '');
    if (serve) serve(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    /** The paths that were asked for. */
    asked: asked as readonly string[],

    /** Leaves a file here; the result is what stands in a message about it. */
    async keeps(bytes: Buffer, fileName = 'file.bin'): Promise<proto.Message.IDocumentMessage> {
      const { documentMessage } = await prepareWAMessageMedia(
        { document: bytes, mimetype: 'application/octet-stream', fileName },
        {
          async upload(file) {
            const sealed = await readFile(file as string);
            const path = `/v/${files.size}`;
            files.set(path, (_request, response) => response.end(sealed));
            return { mediaUrl: `${url}${path}`, directPath: path };
          },
        },
      );
      if (!documentMessage) throw new Error('Baileys has made no document of it');
      return { ...documentMessage };
    },

    /** Answers a path as a test says. @returns its address */
    answers(path: string, serve: RequestListener): string {
      files.set(path, serve);
      return `${url}${path}`;
    },

    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
