/** Files of customers: fetched from WhatsApp only, never more than allowed, and shown as what they are. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import type { proto } from '../../src/channels/whatsapp/baileys.ts';
import { fileIn, MOST_BYTES } from '../../src/channels/whatsapp/file-source.ts';
import { typeOf } from '../../src/channels/whatsapp/file-type.ts';
import { filesPage } from '../../src/channels/whatsapp/files-page.ts';
import { type FileServer, startFileServer } from '../standins/whatsapp/file-server.ts';

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(50_000, 7)]);
const PROGRAM = Buffer.from('<script>alert(1)</script>');

let server: FileServer;
let app: FastifyInstance;
let content: proto.IMessage | undefined;

beforeAll(async () => {
  server = await startFileServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  app = Fastify();
  filesPage(app, {
    isStaff: async (request) => request.headers.cookie === 'staff',
    contentOf: async () => content,
    isTest: true,
    longestMs: 300,
  });
});
afterEach(() => app.close());

const open = (cookie = 'staff') => app.inject({ url: '/staff/files/whatsapp/a1b2%3A3AFF', headers: { cookie } });

/** A message with a file as it lies on the server, but for what the test changes. */
async function says(bytes: Buffer, change: proto.Message.IDocumentMessage = {}, fileName?: string): Promise<void> {
  content = { documentMessage: { ...(await server.keeps(bytes, fileName)), ...change } };
}

/** Why the file was refused. */
async function refusal(): Promise<string> {
  const { statusCode, body } = await open();
  expect(statusCode).toBe(404);
  return body;
}

describe('a file that staff open', () => {
  it('comes as its customer sent it, sealed off from the page', async () => {
    await says(JPEG, {}, 'Säure "1".jpg');
    const { statusCode, headers, rawPayload } = await open();
    expect(statusCode).toBe(200);
    expect(rawPayload.equals(JPEG)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': "inline; filename*=UTF-8''S%C3%A4ure%20%221%22.jpg",
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    });
  });

  it('is shown only when a browser can do so without harm, whatever its sender calls it', async () => {
    await says(PROGRAM, { mimetype: 'image/png' }, 'photo.png');
    expect((await open()).headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment/),
    });
  });

  it('is fetched once for two who open it at the same moment', async () => {
    await says(JPEG);
    const before = server.asked.length;
    const both = await Promise.all([open(), open()]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(server.asked.length).toBe(before + 1);
  });

  it('is for staff only', async () => {
    await says(JPEG);
    const before = server.asked.length;
    const { statusCode, headers } = await open('stranger');
    expect([statusCode, headers.location]).toEqual([302, '/staff']);
    expect(server.asked.length).toBe(before);
  });
});

describe('a file is not fetched', () => {
  const refusing = (mine: number, what: string) => `The file was not fetched: ${what}.\n`.slice(mine);

  it('when it is too large, or grows larger on the way than its sender says', async () => {
    await says(JPEG, { fileLength: MOST_BYTES + 1 });
    const before = server.asked.length;
    expect(await refusal()).toBe(refusing(0, 'too large (17 MB, at most 16 MB)'));
    expect(server.asked.length).toBe(before);
    await says(JPEG, { fileLength: 100 });
    expect(await refusal()).toContain('larger than its sender says');
  });

  it('when it has no end and no length', async () => {
    const block = Buffer.alloc(1024 * 1024);
    const url = server.answers('/endless', (_request, response) => {
      const more = (): boolean => !response.destroyed && response.write(block, more as () => void);
      more();
    });
    app = Fastify();
    filesPage(app, { isStaff: async () => true, contentOf: async () => content, isTest: true });
    await says(JPEG, { url, fileLength: null });
    expect(await refusal()).toContain('too large');
  });

  it('when the server says nothing, sends elsewhere, or has it no longer', async () => {
    await says(JPEG, { url: server.answers('/silent', () => undefined) });
    expect(await refusal()).toContain('took too long');
    const elsewhere = server.answers('/moved', (_request, response) => {
      response.writeHead(302, { location: `${server.url}/v/0` }).end();
    });
    await says(JPEG, { url: elsewhere });
    const before = server.asked.length;
    expect(await refusal()).toContain('does not give it out (302)');
    expect(server.asked.slice(before)).toEqual(['/moved']);
    await says(JPEG, { url: `${server.url}/gone` });
    expect(await refusal()).toContain('no longer');
    await says(JPEG, { url: 'http://127.0.0.1:1/' });
    expect(await refusal()).toContain('could not be reached');
  });

  it('when it was changed on the way, or is another one than was sent', async () => {
    await says(JPEG, { mediaKey: Buffer.alloc(32, 1) });
    expect(await refusal()).toContain('damaged');
    await says(JPEG, { fileSha256: Buffer.alloc(32, 1) });
    expect(await refusal()).toContain('damaged');
    const short = server.answers('/short', (_request, response) => response.end('x'));
    await says(JPEG, { url: short });
    expect(await refusal()).toContain('damaged');
  });

  it('when the message is gone, or has none', async () => {
    content = undefined;
    expect(await refusal()).toContain('seven days');
    content = { conversation: 'hello' };
    expect(await refusal()).toContain('no file');
  });
});

describe('the address of a file', () => {
  const key = { mediaKey: Buffer.alloc(32, 1) };
  const addressOf = (file: proto.Message.IImageMessage, isTest = false) => {
    const source = fileIn({ imageMessage: { ...key, ...file } }, isTest);
    return 'refused' in source ? source.refused : source.url.href;
  };

  it.each([
    ['https://mmg.whatsapp.net/v/t62/abc?ccb=11-4'],
    ['https://media-fra3-1.cdn.whatsapp.net/o1/v/t24/f2/m231/abc'],
  ])('may be %s', (url) => expect(addressOf({ url })).toBe(url));

  it('may be a path alone', () => {
    expect(addressOf({ directPath: '/v/t62/abc?ccb=11-4' })).toBe('https://mmg.whatsapp.net/v/t62/abc?ccb=11-4');
  });

  it.each([
    ['http://mmg.whatsapp.net/v/abc'],
    ['https://mmg.whatsapp.net.evil.example/v/abc'],
    ['https://evilwhatsapp.net/v/abc'],
    ['https://whatsapp.net@evil.example/v/abc'],
    ['https://someone:word@mmg.whatsapp.net/v/abc'],
    ['https://mmg.whatsapp.net:8443/v/abc'],
    ['https://127.0.0.1/v/abc'],
    ['http://169.254.169.254/latest/meta-data'],
    ['http://localhost:3000/metrics'],
    ['file:///etc/passwd'],
    ['//evil.example/v/abc'],
    ['https://'],
  ])('may not be %s', (url) => {
    expect(addressOf({ url })).toBe('its address is not one of WhatsApp');
    expect(addressOf({ directPath: url })).toBe('its address is not one of WhatsApp');
  });

  it('may be on this machine only when WhatsApp itself is', () => {
    expect(addressOf({ url: 'http://127.0.0.1:1234/v/abc' }, true)).toBe('http://127.0.0.1:1234/v/abc');
    expect(addressOf({ url: 'http://10.0.0.1/v/abc' }, true)).toBe('its address is not one of WhatsApp');
  });
});

describe('the first bytes of a file', () => {
  const zip = (words: string) => Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from(words)]);

  it.each([
    ['image/jpeg', JPEG, ''],
    ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), ''],
    ['image/gif', Buffer.from('GIF89a….'), ''],
    ['image/webp', Buffer.from('RIFF1234WEBPVP8 '), ''],
    ['audio/ogg', Buffer.from('OggS....'), ''],
    ['audio/mp4', Buffer.from('....ftypM4A ....'), ''],
    ['video/mp4', Buffer.from('....ftypisom....'), ''],
    ['application/pdf', Buffer.from('%PDF-1.7'), 'photo.jpg'],
    ['application/zip', zip('whatever'), 'report.docx'],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      zip('[Content_Types].xml'),
      'Report.DOCX',
    ],
    ['application/zip', zip('[Content_Types].xml'), 'report.jpg'],
    ['application/octet-stream', PROGRAM, 'photo.png'],
    ['application/octet-stream', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'photo.svg'],
    ['application/octet-stream', Buffer.alloc(0), ''],
  ])('say that it is %s', (mime, bytes, name) => expect(typeOf(bytes, name).mime).toBe(mime));
});
