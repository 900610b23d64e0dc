/** A file of a customer, fetched under guard and named for what it is: for the staff page, and for staff elsewhere. */
import type { FetchedFile, NotFetched } from '../../core/channel.ts';
import type { proto } from './baileys.ts';
import { fetchFile } from './file-fetch.ts';
import { fileIn } from './file-source.ts';
import { type FileType, typeOf } from './file-type.ts';

export interface OpenedFile extends FetchedFile {
  readonly type: FileType;
}

export interface OpenFileOptions {
  /** What was said under this id of the network, as long as the journal keeps it. */
  readonly contentOf: (id: string) => Promise<proto.IMessage | undefined>;
  /** Whether the desk speaks to a stand-in on this machine. */
  readonly isTest: boolean;
  /** Far less than the usual limit, for tests. */
  readonly longestMs?: number;
}

/** @returns the file that came with a message, or why it was not fetched */
export async function openFile(id: string, options: OpenFileOptions): Promise<OpenedFile | NotFetched> {
  const content = await options.contentOf(id);
  if (!content) return { refused: 'it is kept here for seven days only; look on the phone' };
  const source = fileIn(content, options.isTest);
  if ('refused' in source) return source;
  const bytes = await fetchFile(source, options.longestMs);
  if ('refused' in bytes) return bytes;
  const type = typeOf(bytes, source.name);
  return { bytes, type, mime: type.mime, name: source.name ?? `file${type.ending}` };
}
