/** Where things stand that come with the desk, found from the sources and from the built desk alike. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

function root(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  return here.includes(`${path.sep}dist${path.sep}`) ? path.resolve(here, '../../..') : path.resolve(here, '../..');
}

/** The folder `knowledge/`. */
export function knowledgeFolder(): string {
  return path.join(root(), 'knowledge');
}

/** Models that were trained when the desk was built: a desk whose knowledge nobody has changed trains none. */
export function builtModelsFolder(): string {
  return path.join(root(), 'dist', 'models');
}
