/** Files of customers, for staff who have logged in: fetched when somebody opens one, and kept nowhere but in the browser. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { NotFetched } from '../../core/channel.ts';
import { networkId } from './convert.ts';
import { type OpenedFile, type OpenFileOptions, openFile } from './open-file.ts';

export interface FilesPageOptions extends OpenFileOptions {
  readonly isStaff: (request: FastifyRequest) => Promise<boolean>;
}

const KEPT_S = 60 * 60;
const LONGEST_NAME = 150;

/** Adds `/staff/files/whatsapp/ID`. */
export function filesPage(app: FastifyInstance, options: FilesPageOptions): void {
  const { isStaff } = options;
  /** Two who open the same file at once fetch it once. */
  const underWay = new Map<string, Promise<OpenedFile | NotFetched>>();

  function openedOnce(id: string): Promise<OpenedFile | NotFetched> {
    const known = underWay.get(id);
    if (known) return known;
    const fetching = openFile(networkId(id), options).finally(() => underWay.delete(id));
    underWay.set(id, fetching);
    return fetching;
  }

  app.get<{ Params: { id: string } }>('/staff/files/whatsapp/:id', async (request, reply) => {
    if (!(await isStaff(request))) return reply.redirect('/staff');
    const file = await openedOnce(request.params.id);
    if ('refused' in file) {
      const sentence = `The file was not fetched: ${file.refused}.\n`;
      return reply.code(404).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(sentence);
    }
    return sealedOff(reply, file).send(Buffer.from(file.bytes));
  });
}

/** A stranger made this file: it runs nothing, loads nothing, and is taken for nothing but what it is. */
function sealedOff(reply: FastifyReply, { type, name }: OpenedFile): FastifyReply {
  const how = type.isShown ? 'inline' : 'attachment';
  return reply
    .type(type.mime)
    .header('content-disposition', `${how}; filename*=UTF-8''${encoded(name)}`)
    .header('content-security-policy', "sandbox; default-src 'none'; img-src 'self'; media-src 'self'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', `private, max-age=${KEPT_S}`);
}

/** As RFC 5987 wants it. */
function encoded(name: string): string {
  // Through bytes: half of a pair of units is no character, and cannot be encoded.
  const short = Buffer.from(name.slice(0, LONGEST_NAME)).toString();
  return encodeURIComponent(short).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
