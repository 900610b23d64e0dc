/** Where the file of a message lies, what opens it, and whether we go there at all. Pure. */
import type { NotFetched } from '../../core/channel.ts';
import { type proto, toNumber } from './baileys.ts';

/** More would fill the memory of a small machine; WhatsApp's own limit for pictures and voice is the same. */
export const MOST_BYTES = 16 * 1024 * 1024;

/** A file that may be fetched. */
export interface FileSource {
  readonly url: URL;
  /** Part of the name under which WhatsApp derives the keys. */
  readonly kind: 'Image' | 'Video' | 'Audio' | 'Document';
  readonly mediaKey: Uint8Array;
  readonly sha256?: Uint8Array;
  /** As the sender says it; 0 when the sender says nothing. */
  readonly bytes: number;
  readonly name?: string;
}

interface FileMessage {
  readonly url?: string | null;
  readonly directPath?: string | null;
  readonly mediaKey?: Uint8Array | null;
  readonly fileSha256?: Uint8Array | null;
  readonly fileLength?: number | { toNumber(): number } | null;
  readonly fileName?: string | null;
}

const HOME = 'https://mmg.whatsapp.net';
const THEIRS = '.whatsapp.net';
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * @param message  without its wrapping
 * @param isTest   whether the desk speaks to a stand-in on this machine: its files may lie here, too
 */
export function fileIn(message: proto.IMessage | undefined, isTest: boolean): FileSource | NotFetched {
  const [kind, file] = found(message ?? {});
  if (!kind || !file?.mediaKey?.length) return { refused: 'there is no file in this message', isNone: true };
  const bytes = file.fileLength ? toNumber(file.fileLength as number) : 0;
  if (bytes > MOST_BYTES) return { refused: tooLarge(bytes) };
  const url = addressOf(file, isTest);
  // The sender writes the address: it may be any, also one inside our own network.
  if (!url) return { refused: 'its address is not one of WhatsApp' };
  return {
    url,
    kind,
    mediaKey: file.mediaKey,
    bytes,
    ...(file.fileSha256?.length ? { sha256: file.fileSha256 } : {}),
    ...(file.fileName ? { name: file.fileName } : {}),
  };
}

export function tooLarge(bytes: number): string {
  const megabytes = (count: number) => `${Math.ceil(count / 1024 / 1024)} MB`;
  return `too large (${megabytes(bytes)}, at most ${megabytes(MOST_BYTES)})`;
}

function found(m: proto.IMessage): [FileSource['kind'], FileMessage] | [] {
  const video = m.videoMessage ?? m.ptvMessage;
  if (m.imageMessage) return ['Image', m.imageMessage];
  if (video) return ['Video', video];
  if (m.audioMessage) return ['Audio', m.audioMessage];
  if (m.documentMessage) return ['Document', m.documentMessage];
  return m.stickerMessage ? ['Image', m.stickerMessage] : [];
}

function addressOf({ url, directPath }: FileMessage, isTest: boolean): URL | undefined {
  const given = url || directPath;
  if (!given || !URL.canParse(given, HOME)) return undefined;
  const address = new URL(given, HOME);
  const isPlain = address.username === '' && address.password === '';
  if (isTest && LOOPBACK.includes(address.hostname)) return isPlain ? address : undefined;
  const isTheirs = address.protocol === 'https:' && address.port === '' && address.hostname.endsWith(THEIRS);
  return isTheirs && isPlain ? address : undefined;
}
