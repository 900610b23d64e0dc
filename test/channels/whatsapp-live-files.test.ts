/** A file from a customer's phone to the eyes of staff who have no WhatsApp. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createWhatsAppChannel } from '../../src/channels/whatsapp/index.ts';
import type { MessageRef } from '../../src/core/message.ts';
import { type FileServer, startFileServer } from '../standins/whatsapp/file-server.ts';
import { type Bench, KEY, startBench } from './whatsapp-bench.ts';

const PDF = Buffer.from('%PDF-1.7 the certificate');

let bench: Bench;
let files: FileServer;
let app: FastifyInstance;
beforeEach(async () => {
  [bench, files] = await Promise.all([startBench(), startFileServer()]);
  app = Fastify();
});
afterEach(async () => {
  await app.close();
  await files.stop();
  await bench.end();
});

it('is opened from the line that staff read, also after a restart', async () => {
  await bench.pair();
  const ana = bench.wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
  ana.sends({ document: await files.keeps(PDF, 'certificate.pdf'), caption: 'our certificate' });
  await bench.until(() => ana.chat().length === 1, 'an answer');
  await bench.rest();
  // Nothing is fetched before somebody wants to see it.
  expect(files.asked).toEqual([]);
  const channel = await bench.begin();
  await bench.open();
  channel.routes(app, async () => true);

  const conversation = await bench.conversation(ana.lidJid ?? '');
  const { lines } = await bench.store.lines(conversation?.id ?? '', 'staff');
  const { file } = lines.find(({ from }) => from === 'customer') ?? {};
  expect(file).toEqual({ channel: 'whatsapp', id: expect.stringMatching(/^[0-9a-f]{12}:/) });
  const { statusCode, headers, rawPayload } = await app.inject({
    url: `/staff/files/${file?.channel}/${encodeURIComponent(file?.id ?? '')}`,
  });
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('application/pdf');
  expect(rawPayload.equals(PDF)).toBe(true);
});

it('is given to other channels by a process that does not have the session, and refused with the wrong key', async () => {
  await bench.pair();
  const ana = bench.wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
  ana.sends({ document: await files.keeps(PDF, 'certificate.pdf') });
  await bench.until(() => ana.chat().length === 1, 'an answer');
  const ref = bench.heard.find(({ from }) => from === 'customer')?.ref as MessageRef;
  const process = (encryptionKey: string) =>
    createWhatsAppChannel({
      store: bench.store,
      encryptionKey,
      socketUrl: bench.wa.url,
      staffNumbers: [],
      logQr: false,
      announce: () => undefined,
      restart: () => undefined,
      log: pino({ enabled: false }),
    });
  expect(await process(KEY).fetchFile?.(ref)).toMatchObject({
    bytes: PDF,
    name: 'certificate.pdf',
    mime: 'application/pdf',
  });
  expect(await process(KEY).fetchFile?.({ ...ref, id: 'NEVERSAID' })).toEqual({
    refused: 'it is kept here for seven days only; look on the phone',
  });
  expect(await process(`not ${KEY}`).fetchFile?.(ref)).toEqual({
    refused: 'the desk could not open it; look on the phone',
  });
});
