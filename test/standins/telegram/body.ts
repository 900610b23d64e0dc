import type { IncomingMessage } from 'node:http';
import type { Params, Upload } from './wire.ts';

/** Parameters that carry JSON; in multipart and query strings they arrive as text. */
const JSON_FIELDS = new Set([
  'allowed_updates',
  'caption_entities',
  'commands',
  'entities',
  'link_preview_options',
  'media',
  'options',
  'reaction',
  'reply_markup',
  'reply_parameters',
  'scope',
]);

/**
 * The parameters and files of a call, from JSON, multipart, a urlencoded body or the query string:
 * the four forms Telegram accepts.
 */
export async function readBody(request: IncomingMessage, url: URL): Promise<{ params: Params; files: Upload[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const params: Params = Object.fromEntries(url.searchParams);
  const files: Upload[] = [];
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (type.startsWith('multipart/') && boundary) {
    for (const part of partsOf(bytes, boundary)) {
      if (part.filename === undefined) params[part.name] = part.body.toString('utf8');
      else files.push({ field: part.name, filename: part.filename, bytes: part.body });
    }
  } else if (type.startsWith('application/json')) {
    if (bytes.length > 0) Object.assign(params, JSON.parse(bytes.toString('utf8')));
  } else if (bytes.length > 0) {
    Object.assign(params, Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))));
  }
  for (const field of JSON_FIELDS) {
    const value = params[field];
    if (typeof value === 'string' && /^\s*[[{]/.test(value)) params[field] = JSON.parse(value);
  }
  return { params, files };
}

interface Part {
  name: string;
  filename: string | undefined;
  body: Buffer;
}

/** The parts between the boundaries; telegraf ends the last one without a line break, which is allowed. */
function* partsOf(bytes: Buffer, boundary: string): Generator<Part> {
  const mark = Buffer.from(`--${boundary}`);
  let from = bytes.indexOf(mark);
  while (from !== -1) {
    const start = from + mark.length + 2;
    const next = bytes.indexOf(mark, start);
    if (next === -1) return;
    const part = bytes.subarray(start, next - 2);
    const gap = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, gap).toString('utf8');
    const name = /[; ]name="([^"]*)"/i.exec(head)?.[1];
    const filename = /filename="([^"]*)"/i.exec(head)?.[1];
    if (gap !== -1 && name !== undefined) yield { name, filename, body: Buffer.from(part.subarray(gap + 4)) };
    from = next;
  }
}
