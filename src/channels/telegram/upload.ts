/** A customer's file goes to the staff chat as an upload: fetched into memory, handed on, and kept nowhere. */
import type { FetchedFile } from '../../core/channel.ts';
import type { MessageRef } from '../../core/message.ts';
import type { Api } from './api.ts';

/** Larger than for a text: the largest file that a network gives out, over a slow line. */
const UPLOAD_TIMEOUT_MS = 90_000;
/** Telegram's limit for what it shows as a picture. */
const MOST_PHOTO_BYTES = 10 * 1024 * 1024;
const LONGEST_NAME = 100;

/** Marks that turn the direction of what follows: they make "gpj.exe" of "exe.jpg". */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** telegraf writes the name into a header between quotation marks, as it is. */
const BREAKING = /[\p{Cc}\p{Cs}"\\/]+/gu;

/** Where and how a file is sent: the fields that every call has. */
type Common = { readonly chat_id: string } & Readonly<Record<string, unknown>>;

/**
 * Sends one file: a picture and a voice message so that they can be seen and heard at once, all else as a document,
 * byte for byte.
 *
 * @param asDocument  not as a picture or a voice message, whatever it is
 * @throws ApiFailure
 */
export async function upload(api: Api, file: FetchedFile, common: Common, asDocument: boolean): Promise<MessageRef> {
  // telegraf sends a form, where an object is no value.
  const fields = Object.entries(common).map(([key, value]) => [key, isObject(value) ? JSON.stringify(value) : value]);
  const form = Object.fromEntries(fields) as { chat_id: string };
  const source = { source: Buffer.from(file.bytes), filename: safeName(file.name) };
  const limits = { timeoutMs: UPLOAD_TIMEOUT_MS };
  const sent = await (() => {
    switch (asDocument ? 'document' : shownAs(file)) {
      case 'photo':
        return api.call('sendPhoto', { ...form, photo: source }, limits);
      case 'voice':
        return api.call('sendVoice', { ...form, voice: source }, limits);
      case 'document':
        // Unlooked at: Telegram would make a film of a moving picture.
        return api.call('sendDocument', { ...form, document: source, disable_content_type_detection: true }, limits);
    }
  })();
  return { channel: 'telegram', place: String(sent.chat.id), id: String(sent.message_id) };
}

/** How Telegram shows a file, by its first bytes and never by its name. */
export function shownAs({ mime, bytes }: FetchedFile): 'photo' | 'voice' | 'document' {
  if ((mime === 'image/jpeg' || mime === 'image/png') && bytes.length <= MOST_PHOTO_BYTES) return 'photo';
  return mime === 'audio/ogg' ? 'voice' : 'document';
}

/** The sender's name on one line, at most 100 characters; its ending is kept. */
export function safeName(name: string): string {
  const plain = name.replace(BIDI, '').replace(BREAKING, '_') || 'file';
  if (plain.length <= LONGEST_NAME) return plain;
  const ending = /\.\w{1,8}$/.exec(plain)?.[0] ?? '';
  return plain.slice(0, LONGEST_NAME - ending.length).replace(/[\uD800-\uDBFF]$/, '') + ending;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
