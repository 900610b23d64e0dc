import { badRequest } from './api-error.ts';
import { textIn } from './params.ts';
import type { Params, Upload } from './wire.ts';

/** The kinds of message that carry a file, with what Telegram fills in by itself. */
const KINDS = {
  photo: { folder: 'photos', name: 'file.jpg', fields: { width: 800, height: 600 } },
  document: { folder: 'documents', name: 'file.pdf', fields: { mime_type: 'application/pdf' } },
  voice: { folder: 'voice', name: 'file.oga', fields: { duration: 3, mime_type: 'audio/ogg' } },
  audio: { folder: 'music', name: 'file.mp3', fields: { duration: 30, mime_type: 'audio/mpeg' } },
  video: {
    folder: 'videos',
    name: 'file.mp4',
    fields: { duration: 5, width: 640, height: 360, mime_type: 'video/mp4' },
  },
  animation: { folder: 'animations', name: 'file.mp4', fields: { duration: 2, width: 320, height: 240 } },
  video_note: { folder: 'video_notes', name: 'file.mp4', fields: { duration: 4, length: 240 } },
  sticker: {
    folder: 'stickers',
    name: 'file.webp',
    fields: { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '👍' },
  },
} as const;

/** A kind of message that carries a file. */
export type FileKind = keyof typeof KINDS;

/** All kinds that carry a file. */
export const FILE_KINDS = Object.keys(KINDS) as FileKind[];

/** What a test gives for a file: `true` for any, bytes or a text as its content, or fields to set by hand. */
export type FileContent = true | string | Uint8Array | { bytes?: Uint8Array | string; [field: string]: unknown };

/** A stored file. `size` is what Telegram claims; a test can claim more than there is. */
interface Stored {
  fileId: string;
  uniqueId: string;
  path: string;
  size: number;
  bytes: Buffer;
}

/** The largest file `getFile` gives out: 20 MB. */
const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

/** The files of the world. */
export type Files = ReturnType<typeof createFiles>;

/** Starts without files. */
export function createFiles() {
  const byId = new Map<string, Stored & { kind: FileKind; value: unknown }>();
  let last = 0;

  function store(kind: FileKind, bytes: Buffer, fields: Params): { id: string; value: unknown } {
    last += 1;
    const { folder, name } = KINDS[kind];
    const fileName = textIn(fields, 'file_name') || name;
    const stored: Stored = {
      fileId: `${kind}-file-${last}`,
      uniqueId: `${kind}-unique-${last}`,
      path: `${folder}/file_${last}${/\.\w+$/.exec(fileName)?.[0] ?? ''}`,
      size: typeof fields.file_size === 'number' ? fields.file_size : bytes.length,
      bytes,
    };
    const { file_name: _name, ...given } = fields;
    const own = kind === 'document' || kind === 'audio' || kind === 'video' ? { file_name: fileName } : {};
    const type = kind === 'document' && !fileName.endsWith('.pdf') ? { mime_type: 'application/octet-stream' } : {};
    const whole = {
      file_id: stored.fileId,
      file_unique_id: stored.uniqueId,
      file_size: stored.size,
      ...KINDS[kind].fields,
      ...own,
      ...type,
      ...given,
    };
    const thumbnail = { ...whole, file_id: `${stored.fileId}-s`, file_size: 1, width: 90, height: 67 };
    const value = kind === 'photo' ? [thumbnail, whole] : whole;
    byId.set(stored.fileId, { ...stored, kind, value });
    if (kind === 'photo') byId.set(`${stored.fileId}-s`, { ...stored, size: 1, kind, value });
    return { id: stored.fileId, value };
  }

  return {
    /** The field of a message for a file that a person sends. */
    fromPerson(kind: FileKind, content: FileContent): unknown {
      if (content === true) return store(kind, Buffer.from(`a ${kind}`), {}).value;
      if (typeof content === 'string' || content instanceof Uint8Array) {
        return store(kind, Buffer.from(content), {}).value;
      }
      const { bytes = `a ${kind}`, ...fields } = content;
      return store(kind, Buffer.from(bytes), fields).value;
    },

    /** The field of a message for a file that the bot uploads, or sends again by its id. */
    fromBot(kind: FileKind, params: Params, uploads: readonly Upload[]): unknown {
      const named = textIn(params, kind);
      const field = named.startsWith('attach://') ? named.slice('attach://'.length) : kind;
      const upload = uploads.find((file) => file.field === field);
      if (upload) return store(kind, upload.bytes, { file_name: upload.filename }).value;
      if (named === '') throw badRequest(`there is no ${kind} in the request`);
      const known = byId.get(named);
      if (!known) throw badRequest('wrong remote file identifier specified: Wrong string length');
      if (known.kind !== kind) throw badRequest(`can't use file of type ${known.kind} as ${kind}`);
      return structuredClone(known.value);
    },

    /** The answer to `getFile`. */
    describe(fileId: string): object {
      const stored = byId.get(fileId);
      if (!stored) throw badRequest('wrong file_id or the file is temporarily unavailable');
      if (stored.size > MAX_DOWNLOAD_BYTES) throw badRequest('file is too big');
      return { file_id: fileId, file_unique_id: stored.uniqueId, file_size: stored.size, file_path: stored.path };
    },

    /** The content of a file by its id. */
    contentOf: (fileId: string): Buffer | undefined => byId.get(fileId)?.bytes,

    /** The content behind a `file_path`. */
    read(path: string): Buffer | undefined {
      return [...byId.values()].find((stored) => stored.path === path)?.bytes;
    },
  };
}
