/** Where the knowledge base stands. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `knowledge/`, found from the sources and from the built desk alike. */
export function knowledgeFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const root = here.includes(`${path.sep}dist${path.sep}`)
    ? path.resolve(here, '../../..')
    : path.resolve(here, '../..');
  return path.join(root, 'knowledge');
}
